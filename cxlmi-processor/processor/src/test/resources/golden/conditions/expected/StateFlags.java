package golden.conditions;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitCondition;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Bits;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Lazy;

/**
 * State flags.
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
     * The flags and numbers that an integer of 8 bits holds.
     */
    public static StateFlags of(int bits) {
        return new StateFlags(FieldRange.check("StateFlags", "bits", bits, 0, 0xFF));
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
     * State.
     *
     * <p>Bits 1:0.
     */
    public State state() {
        return State.of(stateCode());
    }

    /**
     * The code of {@link #state}.
     */
    public int stateCode() {
        return (int) (value & 3);
    }

    /**
     * Ready.
     *
     * <p>Bit 2. Valid only if {@code not state = BROKEN}.
     */
    public Optional<Boolean> ready() {
        return State.of((int) (value & 3)) != State.BROKEN ? Optional.of((value & 4) != 0)
                : Optional.empty();
    }

    /**
     * Level.
     *
     * <p>Bits 5:3; in percent. Valid only if {@code ready} is set.
     */
    public OptionalInt level() {
        return State.of((int) (value & 3)) != State.BROKEN && (value & 4) != 0
                ? OptionalInt.of((int) (value >>> 3 & 7)) : OptionalInt.empty();
    }

    /**
     * What the bits stand for.
     */
    public static List<BitRange> bitRanges() {
        return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    }

    private static List<BitRange> makeRanges() {
        return List.of(
                BitRange.code("state", 1, 0, State::of),
                BitRange.flag("ready", 2)
                        .validIf(BitCondition.of("not state = BROKEN", 3, true, 2)),
                BitRange.number("level", 5, 3, "%")
                        .validIf(BitCondition.of("not state = BROKEN", 3, true, 2),
                                BitCondition.of("ready", 4, false, 4)));
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
         * State.
         *
         * <p>Bits 1:0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder state(State value) {
            bits = FieldRange.withBits(bits, 1, 0,
                    FieldRange.code("StateFlags", "state", value, 3));
            return this;
        }

        /**
         * Sets {@link #state} by its code, which this version need not know.
         *
         * @param value 2 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder stateCode(int value) {
            bits = FieldRange.withBits(bits, 1, 0,
                    FieldRange.check("StateFlags", "state", value, 0, 3));
            return this;
        }

        /**
         * Ready.
         *
         * <p>Bit 2. Valid only if {@code not state = BROKEN}.
         */
        public Builder ready(boolean value) {
            bits = FieldRange.withBit(bits, 2, value);
            return this;
        }

        /**
         * Level.
         *
         * <p>Bits 5:3. Valid only if {@code ready} is set.
         *
         * @param value 3 bits, in percent
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder level(int value) {
            bits = FieldRange.withBits(bits, 5, 3,
                    FieldRange.check("StateFlags", "level", value, 0, 7));
            return this;
        }

        /**
         * The bits set so far.
         */
        public StateFlags build() {
            FieldRange.valid("StateFlags", "ready",
                    (bits & 4) == 0 || State.of((int) (bits & 3)) != State.BROKEN,
                    "not state = BROKEN");
            FieldRange.valid("StateFlags", "level",
                    (bits & 0x38) == 0 || State.of((int) (bits & 3)) != State.BROKEN
                    && (bits & 4) != 0, "ready is set");
            return new StateFlags(bits);
        }
    }
}
