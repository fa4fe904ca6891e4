package golden.absentbits;

import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitCondition;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * Peer.
 */
@Generated("org.cxlmi.processor.emit.BitsEmitter")
public final class Peer extends Bits {
    /**
     * No bit is set.
     */
    public static final Peer NONE = new Peer(0);

    private static final Lazy<List<BitRange>> RANGES = new Lazy<>();

    Peer(long value) {
        super(value);
    }

    /**
     * The flags and numbers that an integer of 16 bits holds.
     */
    public static Peer of(int bits) {
        return new Peer(FieldRange.check("Peer", "bits", bits, 0, 0xFFFF));
    }

    /**
     * Starts with all numbers zero or absent.
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
     * Which one.
     *
     * <p>Bits 11:0. Absent if FFFh.
     */
    public OptionalInt id() {
        return ((int) (value & 0x0FFF)) != 0x0FFF ? OptionalInt.of((int) (value & 0x0FFF))
                : OptionalInt.empty();
    }

    /**
     * Peer kind.
     *
     * <p>Bits 15:12.
     */
    public int peerKind() {
        return (int) (value >>> 12 & 0x0F);
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.hex("id", 11, 0)
                        .validIf(BitCondition.of("not id = 0xfff", 0x0FFF, true, 0x0FFF)),
                BitRange.number("peerKind", 15, 12, ""));
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
        private long bits = 0x0FFF;

        private Builder() {
        }

        /**
         * Which one.
         *
         * <p>Bits 11:0. Absent if FFFh. If it is not set, it is FFFh.
         *
         * @param value 12 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder id(int value) {
            bits = FieldRange.withBits(bits, 11, 0,
                    FieldRange.check("Peer", "id", value, 0, 0x0FFF));
            return this;
        }

        /**
         * Peer kind.
         *
         * <p>Bits 15:12.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder peerKind(int value) {
            bits = FieldRange.withBits(bits, 15, 12,
                    FieldRange.check("Peer", "peerKind", value, 0, 0x0F));
            return this;
        }

        /**
         * The bits set so far.
         */
        public Peer build() {
            return new Peer(bits);
        }
    }
}
