package golden.requestconditions;

import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitCondition;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * Options.
 */
@Generated("org.cxlmi.processor.emit.BitsEmitter")
public final class Options extends Bits {
    /**
     * No bit is set.
     */
    public static final Options NONE = new Options(0);

    private static final Lazy<List<BitRange>> RANGES = new Lazy<>();

    Options(long value) {
        super(value);
    }

    /**
     * The flags and numbers that an integer of 8 bits holds.
     */
    public static Options of(int bits) {
        return new Options(FieldRange.check("Options", "bits", bits, 0, 0xFF));
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
     * Verbose.
     *
     * <p>Bit 0.
     */
    public boolean verbose() {
        return (value & 1) != 0;
    }

    /**
     * Level.
     *
     * <p>Bits 7:4. Valid only if {@code verbose} is set.
     */
    public OptionalInt level() {
        return (value & 1) != 0 ? OptionalInt.of((int) (value >>> 4 & 0x0F)) : OptionalInt.empty();
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.flag("verbose", 0),
                BitRange.number("level", 7, 4, "")
                        .validIf(BitCondition.of("verbose", 1, false, 1)));
    }

    @Override
    public List<BitRange> ranges() {
        return bitRanges();
    }

    @Override
    public int size() {
        return 1;
    }

    /**
     * Sets bits one by one.
     */
    public static final class Builder {
        private long bits;

        private Builder() {
        }

        /**
         * Verbose.
         *
         * <p>Bit 0.
         */
        public Builder verbose(boolean value) {
            bits = FieldRange.withBit(bits, 0, value);
            return this;
        }

        /**
         * Level.
         *
         * <p>Bits 7:4. Valid only if {@code verbose} is set.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder level(int value) {
            bits = FieldRange.withBits(bits, 7, 4,
                    FieldRange.check("Options", "level", value, 0, 0x0F));
            return this;
        }

        /**
         * The bits set so far.
         */
        public Options build() {
            FieldRange.valid("Options", "level", (bits & 0xF0) == 0 || (bits & 1) != 0,
                    "verbose is set");
            return new Options(bits);
        }
    }
}
