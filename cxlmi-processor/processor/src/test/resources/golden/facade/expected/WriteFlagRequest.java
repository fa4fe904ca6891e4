package golden.facade;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link WriteFlag}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteFlagRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 3;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 3;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteFlagRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteFlagRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteFlagRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WriteFlagRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Flags.
     *
     * <p>{@code u8} at byte 0.
     */
    public int flags() {
        return Wire.u8(array, offset);
    }

    /**
     * Now.
     *
     * <p>Bit 0 of {@link #flags}.
     */
    public boolean now() {
        return (flags() & 1) != 0;
    }

    /**
     * Value.
     *
     * <p>{@code u16} at byte 1.
     */
    public int value() {
        return Wire.u16(array, offset + 1);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteFlagRequest", MINIMUM_LENGTH, 3)
                .field("flags", Layout.Kind.BITS, 0, 1)
                .bits(
                        BitRange.flag("now", 0))
                .field("value", Layout.Kind.UNSIGNED, 1, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> flags();
            case 1 -> value();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[3];

        private Builder() {
        }

        /**
         * Flags.
         *
         * <p>{@code u8} at byte 0. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder flags(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("WriteFlagRequest", "flags", value, 0, 0xFF));
            return this;
        }

        /**
         * Now.
         *
         * <p>Bit 0.
         */
        public Builder now(boolean value) {
            Wire.putU8(fixed, 0, FieldRange.withBit(Wire.u8(fixed, 0), 0, value));
            return this;
        }

        /**
         * Value.
         *
         * <p>{@code u16} at byte 1.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder value(int value) {
            Wire.putU16(fixed, 1, FieldRange.check("WriteFlagRequest", "value", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteFlagRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new WriteFlagRequest(payload);
        }
    }
}
