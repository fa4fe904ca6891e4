package golden.conditions;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Units;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetLater}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLaterResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 31;

    /**
     * Its length in bytes with all that later revisions appended, as far as this version knows.
     */
    public static final int LENGTH = 33;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLaterResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLaterResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLaterResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetLaterResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Early.
     *
     * <p>{@code u16} at byte 0. Valid only if {@code not later = 3} and {@code flags.level = 2}.
     */
    public OptionalInt early() {
        return isValidEarly() ? OptionalInt.of(earlyRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #early} as it is on the wire, whether it means something or not.
     */
    public int earlyRaw() {
        return Wire.u16(array, offset);
    }

    private boolean isValidEarly() {
        return laterRaw() != 9 && Wire.u32(array, offset + 25) != 3 && isValidFlags()
                && State.of(Wire.u8(array, offset + 29) & 3) != State.BROKEN
                && (Wire.u8(array, offset + 29) & 4) != 0
                && (Wire.u8(array, offset + 29) >> 3 & 7) == 2;
    }

    /**
     * Stated.
     *
     * <p>{@code State} at byte 2. Valid only if {@code lateFlag} is set.
     */
    public Optional<State> stated() {
        return isValidStated() ? Optional.of(State.of(statedCode())) : Optional.empty();
    }

    /**
     * The code of {@link #stated} as it is on the wire, whether it means something or not.
     */
    public int statedCode() {
        return Wire.u8(array, offset + 2);
    }

    private boolean isValidStated() {
        return lateFlag();
    }

    /**
     * Time.
     *
     * <p>{@code u64} at byte 3; in ns since 1970-01-01T00:00:00Z. Valid only if {@code stated = BUSY}. Absent
     * if 0.
     */
    public Optional<Instant> time() {
        return isValidTime() && timeNanos() != 0 ? Optional.of(Units.instant(timeNanos()))
                : Optional.empty();
    }

    /**
     * {@link #time} in unsigned nanoseconds, as it is on the wire.
     */
    public long timeNanos() {
        return Wire.u64(array, offset + 3);
    }

    private boolean isValidTime() {
        return isValidStated() && State.of(Wire.u8(array, offset + 2)) == State.BUSY;
    }

    /**
     * Capacity.
     *
     * <p>{@code u8} at byte 11; in steps of 256 MiB. Valid only if {@code not time = 5}.
     */
    public OptionalInt capacity() {
        return isValidCapacity() ? OptionalInt.of(capacityRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #capacity} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public OptionalLong capacityBytes() {
        return isValidCapacity()
                ? OptionalLong.of(Units.bytes(this, "capacity", capacityRaw(), 0x10000000))
                : OptionalLong.empty();
    }

    /**
     * {@link #capacity} as it is on the wire, whether it means something or not.
     */
    public int capacityRaw() {
        return Wire.u8(array, offset + 11);
    }

    private boolean isValidCapacity() {
        return isValidTime() && timeNanos() != 0 && Wire.u64(array, offset + 3) != 5;
    }

    /**
     * Data.
     *
     * <p>{@code bytes[4]} at byte 12. Valid only if {@code deepest} is set.
     */
    public Optional<byte[]> data() {
        return isValidData() ? Optional.of(WireBytes.copy(array, offset + 12, 4))
                : Optional.empty();
    }

    /**
     * {@link #data} as a read-only view of what is on the wire, whether it means something or not.
     */
    public ByteBuffer dataBuffer() {
        return WireBytes.buffer(array, offset + 12, 4);
    }

    /**
     * {@link #data} as the struct that it is; absent if it is only bytes.
     */
    public Optional<Struct> typedData() {
        return plain().map(typed -> typed);
    }

    /**
     * {@link #data} as this struct, if {@code lateFlag} is clear and {@code stated = IDLE}.
     */
    public Optional<Plain> plain() {
        return isValidData() && isValidTypedData() ? Optional.of(new Plain(array, offset + 12))
                : Optional.empty();
    }

    private boolean isValidData() {
        return isValidInner() && (Wire.u8(array, offset + 16) & 1) != 0;
    }

    private boolean isValidTypedData() {
        return !lateFlag() && isValidStated() && State.of(Wire.u8(array, offset + 2)) == State.IDLE;
    }

    /**
     * Inner.
     *
     * <p>{@code u8} at byte 16. Valid only if {@code lateFlag} is set.
     */
    public OptionalInt inner() {
        return isValidInner() ? OptionalInt.of(innerRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #inner} as it is on the wire, whether it means something or not.
     */
    public int innerRaw() {
        return Wire.u8(array, offset + 16);
    }

    /**
     * Deepest.
     *
     * <p>Bit 0 of {@link #inner}.
     */
    public Optional<Boolean> deepest() {
        return isValidInner() ? Optional.of((innerRaw() & 1) != 0) : Optional.empty();
    }

    /**
     * Color.
     *
     * <p>Bits 2:1 of {@link #inner}.
     */
    public Optional<State> color() {
        return isValidInner() ? Optional.of(State.of(colorCode())) : Optional.empty();
    }

    /**
     * The code of {@link #color} as it is on the wire, whether it means something or not.
     */
    public int colorCode() {
        return innerRaw() >> 1 & 3;
    }

    private boolean isValidInner() {
        return lateFlag();
    }

    /**
     * Lanes.
     *
     * <p>{@code u16[2]} at byte 17. Valid only if {@code lateFlag} is clear.
     */
    public Optional<int[]> lanes() {
        return isValidLanes() ? Optional.of(lanesRaw()) : Optional.empty();
    }

    /**
     * {@link #lanes} as it is on the wire, whether it means something or not.
     */
    public int[] lanesRaw() {
        return WireArrays.ints(array, offset + 17, 2, 2, Wire::u16);
    }

    private boolean isValidLanes() {
        return !lateFlag();
    }

    /**
     * Whole.
     *
     * <p>{@code Plain} at byte 21. Valid only if {@code lateFlag} is clear.
     */
    public Optional<Plain> whole() {
        return isValidWhole() ? Optional.of(wholeRaw()) : Optional.empty();
    }

    /**
     * {@link #whole} as it is on the wire, whether it means something or not.
     */
    public Plain wholeRaw() {
        return new Plain(array, offset + 21);
    }

    private boolean isValidWhole() {
        return !lateFlag();
    }

    /**
     * Later.
     *
     * <p>{@code u32} at byte 25. Absent if 9.
     */
    public OptionalLong later() {
        return laterRaw() != 9 ? OptionalLong.of(laterRaw()) : OptionalLong.empty();
    }

    /**
     * {@link #later} as it is on the wire, whether it means something or not.
     */
    public long laterRaw() {
        return Wire.u32(array, offset + 25);
    }

    /**
     * Flags.
     *
     * <p>{@code StateFlags} at byte 29. Valid only if {@code lateFlag} is set.
     */
    public Optional<StateFlags> flags() {
        return isValidFlags() ? Optional.of(flagsRaw()) : Optional.empty();
    }

    /**
     * {@link #flags} as it is on the wire, whether it means something or not.
     */
    public StateFlags flagsRaw() {
        return new StateFlags(Wire.u8(array, offset + 29));
    }

    private boolean isValidFlags() {
        return lateFlag();
    }

    /**
     * Late flags.
     *
     * <p>{@code u8} at byte 30.
     */
    public int lateFlags() {
        return Wire.u8(array, offset + 30);
    }

    /**
     * Late flag.
     *
     * <p>Bit 7 of {@link #lateFlags}.
     */
    public boolean lateFlag() {
        return (lateFlags() & 0x80) != 0;
    }

    /**
     * Added.
     *
     * <p>{@code u8} at byte 31; since CXL 3.0. Valid only if {@code lateFlag} is set. Absent where the payload
     * ends before it.
     */
    public OptionalInt added() {
        return byteLength() >= 32 && isValidAdded() ? OptionalInt.of(Wire.u8(array, offset + 31))
                : OptionalInt.empty();
    }

    private boolean isValidAdded() {
        return lateFlag();
    }

    /**
     * After added.
     *
     * <p>{@code u8} at byte 32; since CXL 3.1. Valid only if {@code added = 1}. Absent where the payload ends
     * before it.
     */
    public OptionalInt afterAdded() {
        return byteLength() >= 33 && isValidAfterAdded()
                ? OptionalInt.of(Wire.u8(array, offset + 32)) : OptionalInt.empty();
    }

    private boolean isValidAfterAdded() {
        return byteLength() >= 32 && isValidAdded() && Wire.u8(array, offset + 31) == 1;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLaterResponse", MINIMUM_LENGTH, 33)
                .field("early", Layout.Kind.UNSIGNED, 0, 2)
                .validIf("not later = 3", "flags.level = 2")
                .field("stated", Layout.Kind.ENUM, 2, 1)
                .constants(State.class)
                .validIf("lateFlag")
                .field("time", Layout.Kind.UNSIGNED, 3, 8)
                .unit("ns since 1970-01-01T00:00:00Z")
                .validIf("stated = BUSY")
                .field("capacity", Layout.Kind.UNSIGNED, 11, 1)
                .unit("256 MiB")
                .validIf("not time = 5")
                .field("data", Layout.Kind.BYTES, 12, 4)
                .validIf("deepest")
                .overlaid(Plain::structLayout, "not lateFlag", "stated = IDLE")
                .field("inner", Layout.Kind.BITS, 16, 1)
                .bits(
                        BitRange.flag("deepest", 0),
                        BitRange.code("color", 2, 1, State::of))
                .validIf("lateFlag")
                .field("lanes", Layout.Kind.ARRAY, 17, 4)
                .elements(Layout.Kind.UNSIGNED, 2)
                .count(Layout.Count.fixed(2))
                .validIf("not lateFlag")
                .field("whole", Layout.Kind.STRUCT, 21, 4)
                .struct(Plain::structLayout)
                .validIf("not lateFlag")
                .field("later", Layout.Kind.UNSIGNED, 25, 4)
                .field("flags", Layout.Kind.BITS, 29, 1)
                .bits(StateFlags.bitRanges())
                .validIf("lateFlag")
                .field("lateFlags", Layout.Kind.BITS, 30, 1)
                .bits(
                        BitRange.flag("lateFlag", 7))
                .field("added", Layout.Kind.UNSIGNED, 31, 1)
                .validIf("lateFlag")
                .field("afterAdded", Layout.Kind.UNSIGNED, 32, 1)
                .validIf("added = 1")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> early();
            case 1 -> stated();
            case 2 -> time();
            case 3 -> capacity();
            case 4 -> typedData().<Object>map(typed -> typed).orElseGet(this::data);
            case 5 -> inner();
            case 6 -> lanes();
            case 7 -> whole();
            case 8 -> later();
            case 9 -> flags();
            case 10 -> lateFlags();
            case 11 -> added();
            case 12 -> afterAdded();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[33];

        private int fixedLength = MINIMUM_LENGTH;

        private boolean typedDataIsSet;

        private Builder() {
            Wire.putU32(fixed, 25, 9);
        }

        /**
         * Early.
         *
         * <p>{@code u16} at byte 0. Valid only if {@code not later = 3} and {@code flags.level = 2}.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder early(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("GetLaterResponse", "early", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Stated.
         *
         * <p>{@code State} at byte 2. Valid only if {@code lateFlag} is set.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder stated(State value) {
            Wire.putU8(fixed, 2, FieldRange.code("GetLaterResponse", "stated", value, 0xFF));
            return this;
        }

        /**
         * Sets {@link #stated} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder statedCode(int value) {
            Wire.putU8(fixed, 2, FieldRange.check("GetLaterResponse", "stated", value, 0, 0xFF));
            return this;
        }

        /**
         * Time.
         *
         * <p>{@code u64} at byte 3. Valid only if {@code stated = BUSY}. Absent if 0.
         */
        public Builder time(Instant value) {
            Wire.putU64(fixed, 3, Units.nanos("GetLaterResponse", "time", value));
            return this;
        }

        /**
         * Sets {@link #time} as it is on the wire.
         *
         * @param value nanoseconds since 1970-01-01T00:00:00Z, unsigned
         */
        public Builder timeNanos(long value) {
            Wire.putU64(fixed, 3, value);
            return this;
        }

        /**
         * Capacity.
         *
         * <p>{@code u8} at byte 11. Valid only if {@code not time = 5}.
         *
         * @param value 8 bits, in steps of 256 MiB
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder capacity(int value) {
            Wire.putU8(fixed, 11, FieldRange.check("GetLaterResponse", "capacity", value, 0, 0xFF));
            return this;
        }

        /**
         * Sets {@link #capacity} in bytes.
         *
         * @param value in bytes, a multiple of 256 MiB
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder capacityBytes(long value) {
            Wire.putU8(fixed, 11, Units.steps("GetLaterResponse", "capacity", value,
                    0x10000000, 0, 0xFF));
            return this;
        }

        /**
         * Data.
         *
         * <p>{@code bytes[4]} at byte 12. Valid only if {@code deepest} is set.
         *
         * @param value exactly 4 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder data(byte[] value) {
            WireBytes.put("GetLaterResponse", "data", fixed, 12, 4, value);
            return this;
        }

        /**
         * Sets {@code data}, which is this only if {@code lateFlag} is clear and {@code stated = IDLE}.
         */
        public Builder plain(Plain value) {
            WireBytes.putStruct(fixed, 12, value);
            typedDataIsSet = true;
            return this;
        }

        /**
         * Inner.
         *
         * <p>{@code u8} at byte 16. Valid only if {@code lateFlag} is set. This sets all its bits; its parts have
         * setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder inner(int value) {
            Wire.putU8(fixed, 16, FieldRange.check("GetLaterResponse", "inner", value, 0, 0xFF));
            return this;
        }

        /**
         * Deepest.
         *
         * <p>Bit 0.
         */
        public Builder deepest(boolean value) {
            Wire.putU8(fixed, 16, FieldRange.withBit(Wire.u8(fixed, 16), 0, value));
            return this;
        }

        /**
         * Color.
         *
         * <p>Bits 2:1.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder color(State value) {
            Wire.putU8(fixed, 16, FieldRange.withBits(Wire.u8(fixed, 16), 2, 1,
                    FieldRange.code("GetLaterResponse", "color", value, 3)));
            return this;
        }

        /**
         * Sets {@link #color} by its code, which this version need not know.
         *
         * @param value 2 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder colorCode(int value) {
            Wire.putU8(fixed, 16, FieldRange.withBits(Wire.u8(fixed, 16), 2, 1,
                    FieldRange.check("GetLaterResponse", "color", value, 0, 3)));
            return this;
        }

        /**
         * Lanes.
         *
         * <p>{@code u16[2]} at byte 17. Valid only if {@code lateFlag} is clear.
         *
         * @param values exactly 2 of them, each 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lanes(int... values) {
            byte[] encoded = WireArrays.encode("GetLaterResponse", "lanes", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            WireBytes.put("GetLaterResponse", "lanes", fixed, 17, 4, encoded);
            return this;
        }

        /**
         * Whole.
         *
         * <p>{@code Plain} at byte 21. Valid only if {@code lateFlag} is clear.
         */
        public Builder whole(Plain value) {
            WireBytes.putStruct(fixed, 21, value);
            return this;
        }

        /**
         * Later.
         *
         * <p>{@code u32} at byte 25. Absent if 9. If it is not set, it is 9.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder later(long value) {
            Wire.putU32(fixed, 25, FieldRange.check("GetLaterResponse", "later",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Flags.
         *
         * <p>{@code StateFlags} at byte 29. Valid only if {@code lateFlag} is set.
         */
        public Builder flags(StateFlags value) {
            Wire.putU8(fixed, 29, value.bits());
            return this;
        }

        /**
         * Late flags.
         *
         * <p>{@code u8} at byte 30. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lateFlags(int value) {
            Wire.putU8(fixed, 30, FieldRange.check("GetLaterResponse", "lateFlags",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Late flag.
         *
         * <p>Bit 7.
         */
        public Builder lateFlag(boolean value) {
            Wire.putU8(fixed, 30, FieldRange.withBit(Wire.u8(fixed, 30), 7, value));
            return this;
        }

        /**
         * Added.
         *
         * <p>{@code u8} at byte 31; since CXL 3.0. Valid only if {@code lateFlag} is set. Absent where the payload
         * ends before it.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder added(int value) {
            Wire.putU8(fixed, 31, FieldRange.check("GetLaterResponse", "added", value, 0, 0xFF));
            fixedLength = Math.max(fixedLength, 32);
            return this;
        }

        /**
         * After added.
         *
         * <p>{@code u8} at byte 32; since CXL 3.1. Valid only if {@code added = 1}. Absent where the payload ends
         * before it.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder afterAdded(int value) {
            Wire.putU8(fixed, 32, FieldRange.check("GetLaterResponse", "afterAdded",
                    value, 0, 0xFF));
            fixedLength = Math.max(fixedLength, 33);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public GetLaterResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixedLength);
            GetLaterResponse built = new GetLaterResponse(payload);
            FieldRange.valid("GetLaterResponse", "early",
                    WireBytes.isZero(fixed, 0, 2) || built.isValidEarly(),
                    "not later = 3 and flags.level = 2");
            FieldRange.valid("GetLaterResponse", "stated",
                    WireBytes.isZero(fixed, 2, 1) || built.isValidStated(), "lateFlag is set");
            FieldRange.valid("GetLaterResponse", "time",
                    WireBytes.isZero(fixed, 3, 8) || built.isValidTime(), "stated = BUSY");
            FieldRange.valid("GetLaterResponse", "capacity",
                    WireBytes.isZero(fixed, 11, 1) || built.isValidCapacity(), "not time = 5");
            FieldRange.valid("GetLaterResponse", "data",
                    WireBytes.isZero(fixed, 12, 4) || built.isValidData(), "deepest is set");
            FieldRange.valid("GetLaterResponse", "plain",
                    !typedDataIsSet || built.isValidTypedData(),
                    "lateFlag is clear and stated = IDLE");
            FieldRange.valid("GetLaterResponse", "inner",
                    WireBytes.isZero(fixed, 16, 1) || built.isValidInner(), "lateFlag is set");
            FieldRange.valid("GetLaterResponse", "lanes",
                    WireBytes.isZero(fixed, 17, 4) || built.isValidLanes(), "lateFlag is clear");
            FieldRange.valid("GetLaterResponse", "whole",
                    WireBytes.isZero(fixed, 21, 4) || built.isValidWhole(), "lateFlag is clear");
            FieldRange.valid("GetLaterResponse", "flags",
                    WireBytes.isZero(fixed, 29, 1) || built.isValidFlags(), "lateFlag is set");
            FieldRange.valid("GetLaterResponse", "added",
                    WireBytes.isZero(fixed, 31, 1) || built.isValidAdded(), "lateFlag is set");
            FieldRange.valid("GetLaterResponse", "afterAdded",
                    WireBytes.isZero(fixed, 32, 1) || built.isValidAfterAdded(), "added = 1");
            return built;
        }
    }
}
