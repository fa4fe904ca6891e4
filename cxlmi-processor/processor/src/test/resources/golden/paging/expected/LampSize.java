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
 * Lamp size.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class LampSize extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 8;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 8;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    LampSize(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static LampSize wrap(byte[] bytes) {
        PayloadCheck.minimumLength("LampSize", bytes, 0, bytes.length, LENGTH);
        return new LampSize(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static LampSize wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("LampSize", array, offset, LENGTH);
        return new LampSize(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lamp.
     *
     * <p>{@code u32} at byte 0.
     */
    public long lamp() {
        return Wire.u32(array, offset);
    }

    /**
     * Log size.
     *
     * <p>{@code u32} at byte 4; in bytes.
     */
    public long logSize() {
        return Wire.u32(array, offset + 4);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("LampSize", MINIMUM_LENGTH, 8)
                .field("lamp", Layout.Kind.UNSIGNED, 0, 4)
                .field("logSize", Layout.Kind.UNSIGNED, 4, 4)
                .unit("bytes")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> lamp();
            case 1 -> logSize();
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
         * Lamp.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lamp(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("LampSize", "lamp", value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Log size.
         *
         * <p>{@code u32} at byte 4.
         *
         * @param value 32 bits, in bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder logSize(long value) {
            Wire.putU32(fixed, 4, FieldRange.check("LampSize", "logSize", value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public LampSize build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new LampSize(payload, 0);
        }
    }
}
