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
 * Request of {@link WriteParts}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WritePartsRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 1;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 1;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WritePartsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WritePartsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WritePartsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WritePartsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Parts.
     *
     * <p>{@code u8} at byte 0.
     */
    public int parts() {
        return Wire.u8(array, offset);
    }

    /**
     * Low part.
     *
     * <p>Bits 3:0 of {@link #parts}.
     */
    public int low() {
        return parts() & 0x0F;
    }

    /**
     * Kind.
     *
     * <p>Bits 7:4 of {@link #parts}.
     */
    public Kind kind() {
        return Kind.of(kindCode());
    }

    /**
     * The code of {@link #kind}.
     */
    public int kindCode() {
        return parts() >> 4 & 0x0F;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WritePartsRequest", MINIMUM_LENGTH, 1)
                .field("parts", Layout.Kind.BITS, 0, 1)
                .bits(
                        BitRange.number("low", 3, 0, ""),
                        BitRange.code("kind", 7, 4, Kind::of))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> parts();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private Builder() {
        }

        /**
         * Parts.
         *
         * <p>{@code u8} at byte 0. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder parts(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("WritePartsRequest", "parts", value, 0, 0xFF));
            return this;
        }

        /**
         * Low part.
         *
         * <p>Bits 3:0.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder low(int value) {
            Wire.putU8(fixed, 0, FieldRange.withBits(Wire.u8(fixed, 0), 3, 0,
                    FieldRange.check("WritePartsRequest", "low", value, 0, 0x0F)));
            return this;
        }

        /**
         * Kind.
         *
         * <p>Bits 7:4.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kind(Kind value) {
            Wire.putU8(fixed, 0, FieldRange.withBits(Wire.u8(fixed, 0), 7, 4,
                    FieldRange.code("WritePartsRequest", "kind", value, 0x0F)));
            return this;
        }

        /**
         * Sets {@link #kind} by its code, which this version need not know.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kindCode(int value) {
            Wire.putU8(fixed, 0, FieldRange.withBits(Wire.u8(fixed, 0), 7, 4,
                    FieldRange.check("WritePartsRequest", "kind", value, 0, 0x0F)));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WritePartsRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new WritePartsRequest(payload);
        }
    }
}
