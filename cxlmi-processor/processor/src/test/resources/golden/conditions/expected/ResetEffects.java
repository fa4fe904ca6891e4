package golden.conditions;

import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitCondition;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * Reset effects.
 */
@Generated("org.cxlmi.processor.emit.BitsEmitter")
public final class ResetEffects extends Bits {
    /**
     * No bit is set.
     */
    public static final ResetEffects NONE = new ResetEffects(0);

    private static final Lazy<List<BitRange>> RANGES = new Lazy<>();

    ResetEffects(long value) {
        super(value);
    }

    /**
     * The flags and numbers that an integer of 16 bits holds.
     */
    public static ResetEffects of(int bits) {
        return new ResetEffects(FieldRange.check("ResetEffects", "bits", bits, 0, 0xFFFF));
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
    public int bits() {
        return (int) value;
    }

    /**
     * Reset bits valid.
     *
     * <p>Bit 9.
     */
    public boolean resetBitsValid() {
        return (value & 0x0200) != 0;
    }

    /**
     * Conventional reset.
     *
     * <p>Bit 10. Valid only if {@code resetBitsValid} is set.
     */
    public Optional<Boolean> conventionalReset() {
        return (value & 0x0200) != 0 ? Optional.of((value & 0x0400) != 0) : Optional.empty();
    }

    /**
     * What a CXL reset does.
     *
     * <p>Bit 11. Valid only if {@code resetBitsValid} is set.
     */
    public Optional<Boolean> cxlReset() {
        return (value & 0x0200) != 0 ? Optional.of((value & 0x0800) != 0) : Optional.empty();
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.flag("resetBitsValid", 9),
                BitRange.flag("conventionalReset", 10)
                        .validIf(BitCondition.of("resetBitsValid", 0x0200, false, 0x0200)),
                BitRange.flag("cxlReset", 11)
                        .validIf(BitCondition.of("resetBitsValid", 0x0200, false, 0x0200)));
    }

    @Override
    public List<BitRange> ranges() {
        return bitRanges();
    }

    @Override
    public int size() {
        return 2;
    }

    /**
     * Sets bits one by one.
     */
    public static final class Builder {
        private long bits;

        private Builder() {
        }

        /**
         * Reset bits valid.
         *
         * <p>Bit 9.
         */
        public Builder resetBitsValid(boolean value) {
            bits = FieldRange.withBit(bits, 9, value);
            return this;
        }

        /**
         * Conventional reset.
         *
         * <p>Bit 10. Valid only if {@code resetBitsValid} is set.
         */
        public Builder conventionalReset(boolean value) {
            bits = FieldRange.withBit(bits, 10, value);
            return this;
        }

        /**
         * What a CXL reset does.
         *
         * <p>Bit 11. Valid only if {@code resetBitsValid} is set.
         */
        public Builder cxlReset(boolean value) {
            bits = FieldRange.withBit(bits, 11, value);
            return this;
        }

        /**
         * The bits set so far.
         */
        public ResetEffects build() {
            FieldRange.valid("ResetEffects", "conventionalReset",
                    (bits & 0x0400) == 0 || (bits & 0x0200) != 0, "resetBitsValid is set");
            FieldRange.valid("ResetEffects", "cxlReset",
                    (bits & 0x0800) == 0 || (bits & 0x0200) != 0, "resetBitsValid is set");
            return new ResetEffects(bits);
        }
    }
}
