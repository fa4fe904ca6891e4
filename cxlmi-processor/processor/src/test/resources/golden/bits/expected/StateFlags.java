package golden.bits;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * A state.
 */
@Generated("org.cxlmi.processor.emit.BitsEmitter")
public final class StateFlags extends Bits {
    /**
     * No bit is set.
     */
    public static final StateFlags NONE = new StateFlags(0);

    private static final Lazy<List<BitRange>> RANGES = new Lazy<>();

    StateFlags(long value) {
        super(value);
    }

    /**
     * The flags and numbers that an integer of 24 bits holds.
     */
    public static StateFlags of(int bits) {
        return new StateFlags(FieldRange.check("StateFlags", "bits", bits, 0, 0xFFFFFF));
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
     * How high.
     *
     * <p>Bits 1:0.
     */
    public Level level() {
        return Level.of(levelCode());
    }

    /**
     * The code of {@link #level}.
     */
    public int levelCode() {
        return (int) (value & 3);
    }

    /**
     * It can be used.
     *
     * <p>Bit 2.
     */
    public boolean ready() {
        return (value & 4) != 0;
    }

    /**
     * Progress.
     *
     * <p>Bits 14:8; in percent.
     */
    public int progress() {
        return (int) (value >>> 8 & 0x7F);
    }

    /**
     * Last.
     *
     * <p>Bit 23; since CXL 3.1.
     */
    public boolean last() {
        return (value & 0x800000) != 0;
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.code("level", 1, 0, Level::of),
                BitRange.flag("ready", 2),
                BitRange.number("progress", 14, 8, "%"),
                BitRange.flag("last", 23));
    }

    @Override
    public List<BitRange> ranges() {
        return bitRanges();
    }

    @Override
    public int size() {
        return 3;
    }

    /**
     * Sets bits one by one.
     */
    public static final class Builder {
        private long bits;

        private Builder() {
        }

        /**
         * How high.
         *
         * <p>Bits 1:0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder level(Level value) {
            bits = FieldRange.withBits(bits, 1, 0,
                    FieldRange.code("StateFlags", "level", value, 3));
            return this;
        }

        /**
         * Sets {@link #level} by its code, which this version need not know.
         *
         * @param value 2 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder levelCode(int value) {
            bits = FieldRange.withBits(bits, 1, 0,
                    FieldRange.check("StateFlags", "level", value, 0, 3));
            return this;
        }

        /**
         * It can be used.
         *
         * <p>Bit 2.
         */
        public Builder ready(boolean value) {
            bits = FieldRange.withBit(bits, 2, value);
            return this;
        }

        /**
         * Progress.
         *
         * <p>Bits 14:8.
         *
         * @param value 7 bits, in percent
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder progress(int value) {
            bits = FieldRange.withBits(bits, 14, 8,
                    FieldRange.check("StateFlags", "progress", value, 0, 0x7F));
            return this;
        }

        /**
         * Last.
         *
         * <p>Bit 23; since CXL 3.1.
         */
        public Builder last(boolean value) {
            bits = FieldRange.withBit(bits, 23, value);
            return this;
        }

        /**
         * The bits set so far.
         */
        public StateFlags build() {
            return new StateFlags(bits);
        }
    }
}
