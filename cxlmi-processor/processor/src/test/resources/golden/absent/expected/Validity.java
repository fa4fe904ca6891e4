package golden.absent;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * Validity.
 */
@Generated("org.cxlmi.processor.emit.BitsEmitter")
public final class Validity extends Bits {
    /**
     * No bit is set.
     */
    public static final Validity NONE = new Validity(0);

    private static final Lazy<List<BitRange>> RANGES = new Lazy<>();

    Validity(long value) {
        super(value);
    }

    /**
     * The flags and numbers that an integer of 8 bits holds.
     */
    public static Validity of(int bits) {
        return new Validity(FieldRange.check("Validity", "bits", bits, 0, 0xFF));
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
     * Kind valid.
     *
     * <p>Bit 0.
     */
    public boolean kindValid() {
        return (value & 1) != 0;
    }

    /**
     * Rate valid.
     *
     * <p>Bit 1.
     */
    public boolean rateValid() {
        return (value & 2) != 0;
    }

    /**
     * Name valid.
     *
     * <p>Bit 2.
     */
    public boolean nameValid() {
        return (value & 4) != 0;
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.flag("kindValid", 0),
                BitRange.flag("rateValid", 1),
                BitRange.flag("nameValid", 2));
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
         * Kind valid.
         *
         * <p>Bit 0.
         */
        public Builder kindValid(boolean value) {
            bits = FieldRange.withBit(bits, 0, value);
            return this;
        }

        /**
         * Rate valid.
         *
         * <p>Bit 1.
         */
        public Builder rateValid(boolean value) {
            bits = FieldRange.withBit(bits, 1, value);
            return this;
        }

        /**
         * Name valid.
         *
         * <p>Bit 2.
         */
        public Builder nameValid(boolean value) {
            bits = FieldRange.withBit(bits, 2, value);
            return this;
        }

        /**
         * The bits set so far.
         */
        public Validity build() {
            return new Validity(bits);
        }
    }
}
