package golden.conditions;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitCondition;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetState}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetStateResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 8;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 8;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetStateResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetStateResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetStateResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetStateResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * State.
     *
     * <p>{@code State} at byte 0.
     */
    public State state() {
        return State.of(stateCode());
    }

    /**
     * The code of {@link #state}.
     */
    public int stateCode() {
        return Wire.u8(array, offset);
    }

    /**
     * Progress.
     *
     * <p>{@code u8} at byte 1; in percent. Valid only if {@code state = BUSY}.
     */
    public OptionalInt progress() {
        return isValidProgress() ? OptionalInt.of(progressRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #progress} as it is on the wire, whether it means something or not.
     */
    public int progressRaw() {
        return Wire.u8(array, offset + 1);
    }

    private boolean isValidProgress() {
        return state() == State.BUSY;
    }

    /**
     * Fault.
     *
     * <p>{@code u16} at byte 2. Valid only if {@code state = BUSY or BROKEN}.
     */
    public OptionalInt fault() {
        return isValidFault() ? OptionalInt.of(faultRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #fault} as it is on the wire, whether it means something or not.
     */
    public int faultRaw() {
        return Wire.u16(array, offset + 2);
    }

    private boolean isValidFault() {
        return (state() == State.BUSY || state() == State.BROKEN);
    }

    /**
     * Flags.
     *
     * <p>{@code StateFlags} at byte 4.
     */
    public StateFlags flags() {
        return new StateFlags(Wire.u8(array, offset + 4));
    }

    /**
     * Cause.
     *
     * <p>{@code u8} at byte 5. Valid only if {@code flags.state = BROKEN}.
     */
    public OptionalInt cause() {
        return isValidCause() ? OptionalInt.of(causeRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #cause} as it is on the wire, whether it means something or not.
     */
    public int causeRaw() {
        return Wire.u8(array, offset + 5);
    }

    private boolean isValidCause() {
        return flags().state() == State.BROKEN;
    }

    /**
     * Mode.
     *
     * <p>{@code u8} at byte 6.
     */
    public int mode() {
        return Wire.u8(array, offset + 6);
    }

    /**
     * Kind.
     *
     * <p>Bits 3:0 of {@link #mode}.
     */
    public State kind() {
        return State.of(kindCode());
    }

    /**
     * The code of {@link #kind}.
     */
    public int kindCode() {
        return mode() & 0x0F;
    }

    /**
     * Deep.
     *
     * <p>Bit 4 of {@link #mode}. Valid only if {@code kind = IDLE}.
     */
    public Optional<Boolean> deep() {
        return State.of(Wire.u8(array, offset + 6) & 0x0F) == State.IDLE
                ? Optional.of((mode() & 0x10) != 0) : Optional.empty();
    }

    /**
     * Wide.
     *
     * <p>Bit 5 of {@link #mode}. Valid only if {@code deep} is clear.
     */
    public Optional<Boolean> wide() {
        return State.of(Wire.u8(array, offset + 6) & 0x0F) == State.IDLE
                && !((Wire.u8(array, offset + 6) & 0x10) != 0) ? Optional.of((mode() & 0x20) != 0)
                : Optional.empty();
    }

    /**
     * Level.
     *
     * <p>{@code u8} at byte 7. Valid only if {@code kind = IDLE}.
     */
    public OptionalInt level() {
        return isValidLevel() ? OptionalInt.of(levelRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #level} as it is on the wire, whether it means something or not.
     */
    public int levelRaw() {
        return Wire.u8(array, offset + 7);
    }

    private boolean isValidLevel() {
        return kind() == State.IDLE;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetStateResponse", MINIMUM_LENGTH, 8)
                .field("state", Layout.Kind.ENUM, 0, 1)
                .constants(State.class)
                .field("progress", Layout.Kind.UNSIGNED, 1, 1)
                .unit("%")
                .validIf("state = BUSY")
                .field("fault", Layout.Kind.UNSIGNED, 2, 2)
                .validIf("state = BUSY or BROKEN")
                .field("flags", Layout.Kind.BITS, 4, 1)
                .bits(StateFlags.bitRanges())
                .field("cause", Layout.Kind.UNSIGNED, 5, 1)
                .validIf("flags.state = BROKEN")
                .field("mode", Layout.Kind.BITS, 6, 1)
                .bits(
                        BitRange.code("kind", 3, 0, State::of),
                        BitRange.flag("deep", 4)
                                .validIf(BitCondition.of("kind = IDLE", 0x0F, false, 0)),
                        BitRange.flag("wide", 5)
                                .validIf(BitCondition.of("kind = IDLE", 0x0F, false, 0),
                                        BitCondition.of("not deep", 0x10, true, 0x10)))
                .field("level", Layout.Kind.UNSIGNED, 7, 1)
                .validIf("kind = IDLE")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> state();
            case 1 -> progress();
            case 2 -> fault();
            case 3 -> flags();
            case 4 -> cause();
            case 5 -> mode();
            case 6 -> level();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[8];

        private Builder() {
        }

        /**
         * State.
         *
         * <p>{@code State} at byte 0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder state(State value) {
            Wire.putU8(fixed, 0, FieldRange.code("GetStateResponse", "state", value, 0xFF));
            return this;
        }

        /**
         * Sets {@link #state} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder stateCode(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("GetStateResponse", "state", value, 0, 0xFF));
            return this;
        }

        /**
         * Progress.
         *
         * <p>{@code u8} at byte 1. Valid only if {@code state = BUSY}.
         *
         * @param value 8 bits, in percent
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder progress(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("GetStateResponse", "progress", value, 0, 0xFF));
            return this;
        }

        /**
         * Fault.
         *
         * <p>{@code u16} at byte 2. Valid only if {@code state = BUSY or BROKEN}.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder fault(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("GetStateResponse", "fault", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Flags.
         *
         * <p>{@code StateFlags} at byte 4.
         */
        public Builder flags(StateFlags value) {
            Wire.putU8(fixed, 4, value.bits());
            return this;
        }

        /**
         * Cause.
         *
         * <p>{@code u8} at byte 5. Valid only if {@code flags.state = BROKEN}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder cause(int value) {
            Wire.putU8(fixed, 5, FieldRange.check("GetStateResponse", "cause", value, 0, 0xFF));
            return this;
        }

        /**
         * Mode.
         *
         * <p>{@code u8} at byte 6. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder mode(int value) {
            Wire.putU8(fixed, 6, FieldRange.check("GetStateResponse", "mode", value, 0, 0xFF));
            return this;
        }

        /**
         * Kind.
         *
         * <p>Bits 3:0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kind(State value) {
            Wire.putU8(fixed, 6, FieldRange.withBits(Wire.u8(fixed, 6), 3, 0,
                    FieldRange.code("GetStateResponse", "kind", value, 0x0F)));
            return this;
        }

        /**
         * Sets {@link #kind} by its code, which this version need not know.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kindCode(int value) {
            Wire.putU8(fixed, 6, FieldRange.withBits(Wire.u8(fixed, 6), 3, 0,
                    FieldRange.check("GetStateResponse", "kind", value, 0, 0x0F)));
            return this;
        }

        /**
         * Deep.
         *
         * <p>Bit 4. Valid only if {@code kind = IDLE}.
         */
        public Builder deep(boolean value) {
            Wire.putU8(fixed, 6, FieldRange.withBit(Wire.u8(fixed, 6), 4, value));
            return this;
        }

        /**
         * Wide.
         *
         * <p>Bit 5. Valid only if {@code deep} is clear.
         */
        public Builder wide(boolean value) {
            Wire.putU8(fixed, 6, FieldRange.withBit(Wire.u8(fixed, 6), 5, value));
            return this;
        }

        /**
         * Level.
         *
         * <p>{@code u8} at byte 7. Valid only if {@code kind = IDLE}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder level(int value) {
            Wire.putU8(fixed, 7, FieldRange.check("GetStateResponse", "level", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public GetStateResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            GetStateResponse built = new GetStateResponse(payload);
            FieldRange.valid("GetStateResponse", "progress",
                    WireBytes.isZero(fixed, 1, 1) || built.isValidProgress(), "state = BUSY");
            FieldRange.valid("GetStateResponse", "fault",
                    WireBytes.isZero(fixed, 2, 2) || built.isValidFault(),
                    "state = BUSY or BROKEN");
            FieldRange.valid("GetStateResponse", "cause",
                    WireBytes.isZero(fixed, 5, 1) || built.isValidCause(), "flags.state = BROKEN");
            FieldRange.valid("GetStateResponse", "deep",
                    (Wire.u8(fixed, 6) & 0x10) == 0 || State.of(Wire.u8(fixed, 6) & 0x0F) == State.IDLE,
                    "kind = IDLE");
            FieldRange.valid("GetStateResponse", "wide",
                    (Wire.u8(fixed, 6) & 0x20) == 0 || (State.of(Wire.u8(fixed, 6) & 0x0F) == State.IDLE
                    && !((Wire.u8(fixed, 6) & 0x10) != 0)), "deep is clear");
            FieldRange.valid("GetStateResponse", "level",
                    WireBytes.isZero(fixed, 7, 1) || built.isValidLevel(), "kind = IDLE");
            return built;
        }
    }
}
