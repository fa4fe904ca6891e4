package golden.bits;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * Wide flags.
 */
@Generated("org.cxlmi.processor.emit.BitsEmitter")
public final class WideFlags extends Bits {
    /**
     * No bit is set.
     */
    public static final WideFlags NONE = new WideFlags(0);

    private static final Lazy<List<BitRange>> RANGES = new Lazy<>();

    WideFlags(long value) {
        super(value);
    }

    /**
     * The flags and numbers that an integer of 64 bits holds.
     */
    public static WideFlags of(long bits) {
        return new WideFlags(bits);
    }

    /**
     * Starts with no bit set.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The integer, including bits that this version does not know.
     */
    public long bits() {
        return value;
    }

    /**
     * Valid.
     *
     * <p>Bit 0.
     */
    public boolean valid() {
        return (value & 1) != 0;
    }

    /**
     * Upper half.
     *
     * <p>Bits 63:32.
     */
    public long upperHalf() {
        return value >>> 32 & 0xFFFFFFFFL;
    }

    /**
     * Identifier.
     *
     * <p>Bits 27:16.
     */
    public int identifier() {
        return (int) (value >>> 16 & 0x0FFF);
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.flag("valid", 0),
                BitRange.number("upperHalf", 63, 32, ""),
                BitRange.hex("identifier", 27, 16));
    }

    @Override
    public List<BitRange> ranges() {
        return bitRanges();
    }

    @Override
    public int size() {
        return 8;
    }

    /**
     * Sets bits one by one.
     */
    public static final class Builder {
        private long bits;

        private Builder() {
        }

        /**
         * Valid.
         *
         * <p>Bit 0.
         */
        public Builder valid(boolean value) {
            bits = FieldRange.withBit(bits, 0, value);
            return this;
        }

        /**
         * Upper half.
         *
         * <p>Bits 63:32.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder upperHalf(long value) {
            bits = FieldRange.withBits(bits, 63, 32,
                    FieldRange.check("WideFlags", "upperHalf", value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Identifier.
         *
         * <p>Bits 27:16.
         *
         * @param value 12 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder identifier(int value) {
            bits = FieldRange.withBits(bits, 27, 16,
                    FieldRange.check("WideFlags", "identifier", value, 0, 0x0FFF));
            return this;
        }

        /**
         * The bits set so far.
         */
        public WideFlags build() {
            return new WideFlags(bits);
        }
    }
}
