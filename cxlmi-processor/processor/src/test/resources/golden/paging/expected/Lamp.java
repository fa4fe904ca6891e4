package golden.paging;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Lamp.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Lamp extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Lamp(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Lamp wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Lamp", bytes, 0, bytes.length, LENGTH);
        return new Lamp(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Lamp wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Lamp", array, offset, LENGTH);
        return new Lamp(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Id.
     *
     * <p>{@code u32} at byte 0.
     */
    public long id() {
        return Wire.u32(array, offset);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Lamp", MINIMUM_LENGTH, 4)
                .field("id", Layout.Kind.UNSIGNED, 0, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> id();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private Builder() {
        }

        /**
         * Id.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder id(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("Lamp", "id", value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Lamp build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Lamp(payload, 0);
        }
    }
}
