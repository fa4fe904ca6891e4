package golden.scalars;

import java.util.Arrays;
import java.util.Optional;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link ExchangeScalars}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ExchangeScalarsRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 30;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 30;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ExchangeScalarsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ExchangeScalarsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("ExchangeScalarsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new ExchangeScalarsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Eight bits.
     *
     * <p>{@code u8} at byte 0.
     */
    public int small() {
        return Wire.u8(array, offset);
    }

    /**
     * From 8 to 1000h.
     *
     * <p>{@code u16} at byte 1.
     */
    public int medium() {
        return Wire.u16(array, offset + 1);
    }

    /**
     * Twenty-four bits.
     *
     * <p>{@code u24} at byte 3.
     */
    public int odd() {
        return Wire.u24(array, offset + 3);
    }

    /**
     * Large.
     *
     * <p>{@code u32} at byte 6.
     */
    public long large() {
        return Wire.u32(array, offset + 6);
    }

    /**
     * Huge.
     *
     * <p>{@code u64} at byte 10.
     */
    public long huge() {
        return Wire.u64(array, offset + 10);
    }

    /**
     * Huge in range.
     *
     * <p>{@code u64} at byte 18.
     */
    public long hugeInRange() {
        return Wire.u64(array, offset + 18);
    }

    /**
     * Always 1234h.
     *
     * <p>{@code u16} at byte 26.
     */
    public int fixed() {
        return Wire.u16(array, offset + 26);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ExchangeScalarsRequest", MINIMUM_LENGTH, 30)
                .field("small", Layout.Kind.UNSIGNED, 0, 1)
                .field("medium", Layout.Kind.UNSIGNED, 1, 2)
                .field("odd", Layout.Kind.UNSIGNED, 3, 3)
                .field("large", Layout.Kind.UNSIGNED, 6, 4)
                .field("huge", Layout.Kind.UNSIGNED, 10, 8)
                .field("hugeInRange", Layout.Kind.UNSIGNED, 18, 8)
                .field("fixed", Layout.Kind.UNSIGNED, 26, 2)
                .field("reserved", Layout.Kind.RESERVED, 28, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> small();
            case 1 -> medium();
            case 2 -> odd();
            case 3 -> large();
            case 4 -> huge();
            case 5 -> hugeInRange();
            case 6 -> fixed();
            case 7 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[30];

        private boolean mediumIsSet;

        private boolean hugeInRangeIsSet;

        private Builder() {
            Wire.putU16(fixed, 26, 0x1234);
        }

        /**
         * Eight bits.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder small(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("ExchangeScalarsRequest", "small",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * From 8 to 1000h.
         *
         * <p>{@code u16} at byte 1. It has to be set.
         *
         * @param value from 8 to 4096
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder medium(int value) {
            Wire.putU16(fixed, 1, FieldRange.check("ExchangeScalarsRequest", "medium",
                    value, 8, 0x1000));
            mediumIsSet = true;
            return this;
        }

        /**
         * Twenty-four bits.
         *
         * <p>{@code u24} at byte 3.
         *
         * @param value 24 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder odd(int value) {
            Wire.putU24(fixed, 3, FieldRange.check("ExchangeScalarsRequest", "odd",
                    value, 0, 0xFFFFFF));
            return this;
        }

        /**
         * Large.
         *
         * <p>{@code u32} at byte 6.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder large(long value) {
            Wire.putU32(fixed, 6, FieldRange.check("ExchangeScalarsRequest", "large",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Huge.
         *
         * <p>{@code u64} at byte 10.
         *
         * @param value 64 bits, unsigned
         */
        public Builder huge(long value) {
            Wire.putU64(fixed, 10, value);
            return this;
        }

        /**
         * Huge in range.
         *
         * <p>{@code u64} at byte 18. It has to be set.
         *
         * @param value from 1 to 100
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder hugeInRange(long value) {
            Wire.putU64(fixed, 18, FieldRange.checkUnsigned("ExchangeScalarsRequest", "hugeInRange",
                    value, 1, 0x64));
            hugeInRangeIsSet = true;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public ExchangeScalarsRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            ExchangeScalarsRequest built = new ExchangeScalarsRequest(payload);
            FieldRange.given("ExchangeScalarsRequest", "medium", mediumIsSet, "from 8 to 4096");
            FieldRange.given("ExchangeScalarsRequest", "hugeInRange", hugeInRangeIsSet,
                    "from 1 to 100");
            return built;
        }
    }
}
