package golden.overlay;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Numbers.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Numbers extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 8;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 8;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Numbers(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Numbers wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Numbers", bytes, 0, bytes.length, LENGTH);
        return new Numbers(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Numbers wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Numbers", array, offset, LENGTH);
        return new Numbers(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * First.
     *
     * <p>{@code u32} at byte 0.
     */
    public long first() {
        return Wire.u32(array, offset);
    }

    /**
     * Second.
     *
     * <p>{@code u32} at byte 4.
     */
    public long second() {
        return Wire.u32(array, offset + 4);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Numbers", MINIMUM_LENGTH, 8)
                .field("first", Layout.Kind.UNSIGNED, 0, 4)
                .field("second", Layout.Kind.UNSIGNED, 4, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> first();
            case 1 -> second();
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
         * First.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder first(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("Numbers", "first", value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Second.
         *
         * <p>{@code u32} at byte 4.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder second(long value) {
            Wire.putU32(fixed, 4, FieldRange.check("Numbers", "second", value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Numbers build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Numbers(payload, 0);
        }
    }
}
