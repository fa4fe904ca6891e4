package golden.counters;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Region.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Region extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 8;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 8;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Region(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Region wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Region", bytes, 0, bytes.length, LENGTH);
        return new Region(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Region wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Region", array, offset, LENGTH);
        return new Region(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Base.
     *
     * <p>{@code u64} at byte 0.
     */
    public long base() {
        return Wire.u64(array, offset);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Region", MINIMUM_LENGTH, 8)
                .field("base", Layout.Kind.UNSIGNED, 0, 8)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> base();
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
         * Base.
         *
         * <p>{@code u64} at byte 0.
         *
         * @param value 64 bits, unsigned
         */
        public Builder base(long value) {
            Wire.putU64(fixed, 0, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Region build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Region(payload, 0);
        }
    }
}
