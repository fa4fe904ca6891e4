package golden.overlay;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Named.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Named extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 8;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 8;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Named(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Named wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Named", bytes, 0, bytes.length, LENGTH);
        return new Named(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Named wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Named", array, offset, LENGTH);
        return new Named(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Name.
     *
     * <p>{@code text[8]} at byte 0.
     */
    public String name() {
        return WireBytes.text(array, offset, 8);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Named", MINIMUM_LENGTH, 8)
                .field("name", Layout.Kind.TEXT, 0, 8)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> name();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[8];

        private Builder() {
        }

        /**
         * Name.
         *
         * <p>{@code text[8]} at byte 0.
         *
         * @param value at most 8 characters of printable ASCII
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder name(String value) {
            WireBytes.putText("Named", "name", fixed, 0, 8, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Named build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Named(payload, 0);
        }
    }
}
