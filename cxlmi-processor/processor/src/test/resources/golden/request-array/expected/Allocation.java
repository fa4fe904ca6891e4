package golden.requestarray;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Memory of one device.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Allocation extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 16;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 16;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Allocation(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Allocation wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Allocation", bytes, 0, bytes.length, LENGTH);
        return new Allocation(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Allocation wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Allocation", array, offset, LENGTH);
        return new Allocation(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Range1.
     *
     * <p>{@code u64} at byte 0.
     */
    public long range1() {
        return Wire.u64(array, offset);
    }

    /**
     * Range2.
     *
     * <p>{@code u64} at byte 8.
     */
    public long range2() {
        return Wire.u64(array, offset + 8);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Allocation", MINIMUM_LENGTH, 16)
                .field("range1", Layout.Kind.UNSIGNED, 0, 8)
                .field("range2", Layout.Kind.UNSIGNED, 8, 8)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> range1();
            case 1 -> range2();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[16];

        private Builder() {
        }

        /**
         * Range1.
         *
         * <p>{@code u64} at byte 0.
         *
         * @param value 64 bits, unsigned
         */
        public Builder range1(long value) {
            Wire.putU64(fixed, 0, value);
            return this;
        }

        /**
         * Range2.
         *
         * <p>{@code u64} at byte 8.
         *
         * @param value 64 bits, unsigned
         */
        public Builder range2(long value) {
            Wire.putU64(fixed, 8, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Allocation build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Allocation(payload, 0);
        }
    }
}
