package golden.facade;

import java.util.Arrays;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link WriteLater}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteLaterRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 3;

    /**
     * Its length in bytes with all that later revisions appended, as far as this version knows.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteLaterRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteLaterRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteLaterRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WriteLaterRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Value.
     *
     * <p>{@code u16} at byte 0.
     */
    public int value() {
        return Wire.u16(array, offset);
    }

    /**
     * Flags.
     *
     * <p>{@code u8} at byte 2.
     */
    public int flags() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * Low.
     *
     * <p>Bits 3:0 of {@link #flags}.
     */
    public int low() {
        return flags() & 0x0F;
    }

    /**
     * Fast.
     *
     * <p>Bit 4 of {@link #flags}; since CXL 3.1.
     */
    public boolean fast() {
        return (flags() & 0x10) != 0;
    }

    /**
     * Delay.
     *
     * <p>{@code u8} at byte 3; in ms; since CXL 3.0. Absent where the payload ends before it.
     */
    public OptionalInt delay() {
        return byteLength() >= 4 ? OptionalInt.of(Wire.u8(array, offset + 3)) : OptionalInt.empty();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteLaterRequest", MINIMUM_LENGTH, 4)
                .field("value", Layout.Kind.UNSIGNED, 0, 2)
                .field("flags", Layout.Kind.BITS, 2, 1)
                .bits(
                        BitRange.number("low", 3, 0, ""),
                        BitRange.flag("fast", 4))
                .field("delay", Layout.Kind.UNSIGNED, 3, 1)
                .unit("ms")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> value();
            case 1 -> flags();
            case 2 -> delay();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private int fixedLength = MINIMUM_LENGTH;

        private Builder() {
        }

        /**
         * Value.
         *
         * <p>{@code u16} at byte 0.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder value(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("WriteLaterRequest", "value", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Flags.
         *
         * <p>{@code u8} at byte 2. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder flags(int value) {
            Wire.putU8(fixed, 2, FieldRange.check("WriteLaterRequest", "flags", value, 0, 0xFF));
            return this;
        }

        /**
         * Low.
         *
         * <p>Bits 3:0.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder low(int value) {
            Wire.putU8(fixed, 2, FieldRange.withBits(Wire.u8(fixed, 2), 3, 0,
                    FieldRange.check("WriteLaterRequest", "low", value, 0, 0x0F)));
            return this;
        }

        /**
         * Fast.
         *
         * <p>Bit 4; since CXL 3.1.
         */
        public Builder fast(boolean value) {
            Wire.putU8(fixed, 2, FieldRange.withBit(Wire.u8(fixed, 2), 4, value));
            return this;
        }

        /**
         * Delay.
         *
         * <p>{@code u8} at byte 3; since CXL 3.0. Absent where the payload ends before it.
         *
         * @param value 8 bits, in ms
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder delay(int value) {
            Wire.putU8(fixed, 3, FieldRange.check("WriteLaterRequest", "delay", value, 0, 0xFF));
            fixedLength = Math.max(fixedLength, 4);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteLaterRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixedLength);
            return new WriteLaterRequest(payload);
        }
    }
}
