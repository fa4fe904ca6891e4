package golden.scalars;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Response of {@link ExchangeScalars}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ExchangeScalarsResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 27;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 27;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ExchangeScalarsResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ExchangeScalarsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("ExchangeScalarsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new ExchangeScalarsResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Signed small.
     *
     * <p>{@code i8} at byte 0.
     */
    public int signedSmall() {
        return Wire.i8(array, offset);
    }

    /**
     * Temperature.
     *
     * <p>{@code i16} at byte 1; in °C.
     */
    public int signedMedium() {
        return Wire.i16(array, offset + 1);
    }

    /**
     * Signed large.
     *
     * <p>{@code i32} at byte 3.
     */
    public int signedLarge() {
        return Wire.i32(array, offset + 3);
    }

    /**
     * Signed huge.
     *
     * <p>{@code i64} at byte 7.
     */
    public long signedHuge() {
        return Wire.i64(array, offset + 7);
    }

    /**
     * Odd.
     *
     * <p>{@code u24} at byte 15.
     */
    public int odd() {
        return Wire.u24(array, offset + 15);
    }

    /**
     * Huge.
     *
     * <p>{@code u64} at byte 18; in bytes; in C {@code huge_bytes}; since CXL 3.0.
     */
    public long huge() {
        return Wire.u64(array, offset + 18);
    }

    /**
     * Last.
     *
     * <p>{@code u8} at byte 26.
     */
    public int last() {
        return Wire.u8(array, offset + 26);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ExchangeScalarsResponse", MINIMUM_LENGTH, 27)
                .field("signedSmall", Layout.Kind.SIGNED, 0, 1)
                .field("signedMedium", Layout.Kind.SIGNED, 1, 2)
                .unit("°C")
                .field("signedLarge", Layout.Kind.SIGNED, 3, 4)
                .field("signedHuge", Layout.Kind.SIGNED, 7, 8)
                .field("odd", Layout.Kind.UNSIGNED, 15, 3)
                .field("huge", Layout.Kind.UNSIGNED, 18, 8)
                .unit("bytes")
                .field("last", Layout.Kind.UNSIGNED, 26, 1)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> signedSmall();
            case 1 -> signedMedium();
            case 2 -> signedLarge();
            case 3 -> signedHuge();
            case 4 -> odd();
            case 5 -> huge();
            case 6 -> last();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[27];

        private Builder() {
        }

        /**
         * Signed small.
         *
         * <p>{@code i8} at byte 0.
         *
         * @param value 8 bits, signed
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder signedSmall(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("ExchangeScalarsResponse", "signedSmall",
                    value, -128, 0x7F));
            return this;
        }

        /**
         * Temperature.
         *
         * <p>{@code i16} at byte 1.
         *
         * @param value 16 bits, signed, in °C
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder signedMedium(int value) {
            Wire.putU16(fixed, 1, FieldRange.check("ExchangeScalarsResponse", "signedMedium",
                    value, -32768, 0x7FFF));
            return this;
        }

        /**
         * Signed large.
         *
         * <p>{@code i32} at byte 3.
         *
         * @param value 32 bits, signed
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder signedLarge(int value) {
            Wire.putU32(fixed, 3, value);
            return this;
        }

        /**
         * Signed huge.
         *
         * <p>{@code i64} at byte 7.
         *
         * @param value 64 bits, signed
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder signedHuge(long value) {
            Wire.putU64(fixed, 7, value);
            return this;
        }

        /**
         * Odd.
         *
         * <p>{@code u24} at byte 15.
         *
         * @param value 24 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder odd(int value) {
            Wire.putU24(fixed, 15, FieldRange.check("ExchangeScalarsResponse", "odd",
                    value, 0, 0xFFFFFF));
            return this;
        }

        /**
         * Huge.
         *
         * <p>{@code u64} at byte 18; in C {@code huge_bytes}; since CXL 3.0.
         *
         * @param value 64 bits, unsigned, in bytes
         */
        public Builder huge(long value) {
            Wire.putU64(fixed, 18, value);
            return this;
        }

        /**
         * Last.
         *
         * <p>{@code u8} at byte 26.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder last(int value) {
            Wire.putU8(fixed, 26, FieldRange.check("ExchangeScalarsResponse", "last",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public ExchangeScalarsResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new ExchangeScalarsResponse(payload);
        }
    }
}
