package golden.absent;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Pair.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Pair extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 2;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Pair(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Pair wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Pair", bytes, 0, bytes.length, LENGTH);
        return new Pair(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Pair wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Pair", array, offset, LENGTH);
        return new Pair(array, offset);
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
     * <p>{@code u8} at byte 0.
     */
    public int first() {
        return Wire.u8(array, offset);
    }

    /**
     * Second.
     *
     * <p>{@code u8} at byte 1.
     */
    public int second() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Pair", MINIMUM_LENGTH, 2)
                .field("first", Layout.Kind.UNSIGNED, 0, 1)
                .field("second", Layout.Kind.UNSIGNED, 1, 1)
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
        private final byte[] fixed = new byte[2];

        private Builder() {
        }

        /**
         * First.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder first(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("Pair", "first", value, 0, 0xFF));
            return this;
        }

        /**
         * Second.
         *
         * <p>{@code u8} at byte 1.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder second(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("Pair", "second", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Pair build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Pair(payload, 0);
        }
    }
}
