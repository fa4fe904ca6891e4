package golden.appended;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * Settings.
 */
@Generated("org.cxlmi.processor.emit.BitsEmitter")
public final class Settings extends Bits {
    /**
     * No bit is set.
     */
    public static final Settings NONE = new Settings(0);

    private static final Lazy<List<BitRange>> RANGES = new Lazy<>();

    Settings(long value) {
        super(value);
    }

    /**
     * The flags and numbers that an integer of 8 bits holds.
     */
    public static Settings of(int bits) {
        return new Settings(FieldRange.check("Settings", "bits", bits, 0, 0xFF));
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
     * Enabled.
     *
     * <p>Bit 0.
     */
    public boolean enabled() {
        return (value & 1) != 0;
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.flag("enabled", 0));
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
         * Enabled.
         *
         * <p>Bit 0.
         */
        public Builder enabled(boolean value) {
            bits = FieldRange.withBit(bits, 0, value);
            return this;
        }

        /**
         * The bits set so far.
         */
        public Settings build() {
            return new Settings(bits);
        }
    }
}
