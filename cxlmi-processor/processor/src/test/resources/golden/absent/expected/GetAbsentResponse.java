package golden.absent;

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
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetAbsent}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetAbsentResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 37;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 37;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetAbsentResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetAbsentResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetAbsentResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetAbsentResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Flags.
     *
     * <p>{@code u8} at byte 0.
     */
    public int flags() {
        return Wire.u8(array, offset);
    }

    /**
     * Overflow.
     *
     * <p>Bit 0 of {@link #flags}.
     */
    public boolean overflow() {
        return (flags() & 1) != 0;
    }

    /**
     * Pair present.
     *
     * <p>Bit 1 of {@link #flags}.
     */
    public boolean pairPresent() {
        return (flags() & 2) != 0;
    }

    /**
     * Validity.
     *
     * <p>{@code Validity} at byte 1.
     */
    public Validity validity() {
        return new Validity(Wire.u8(array, offset + 1));
    }

    /**
     * How many.
     *
     * <p>{@code u16} at byte 2. Valid only if {@code overflow} is set. Absent if 0.
     */
    public OptionalInt count() {
        return isValidCount() && countRaw() != 0 ? OptionalInt.of(countRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #count} as it is on the wire, whether it means something or not.
     */
    public int countRaw() {
        return Wire.u16(array, offset + 2);
    }

    private boolean isValidCount() {
        return overflow();
    }

    /**
     * Last time.
     *
     * <p>{@code u64} at byte 4; in ns since 1970-01-01T00:00:00Z. Valid only if {@code overflow} is set. Absent
     * if 0.
     */
    public Optional<Instant> lastTime() {
        return isValidLastTime() && lastTimeNanos() != 0
                ? Optional.of(Units.instant(lastTimeNanos())) : Optional.empty();
    }

    /**
     * {@link #lastTime} in unsigned nanoseconds, as it is on the wire.
     */
    public long lastTimeNanos() {
        return Wire.u64(array, offset + 4);
    }

    private boolean isValidLastTime() {
        return overflow();
    }

    /**
     * Used.
     *
     * <p>{@code u8} at byte 12; in percent. Absent if FFh or FEh.
     */
    public OptionalInt used() {
        return usedRaw() != 0xFF && usedRaw() != 0xFE ? OptionalInt.of(usedRaw())
                : OptionalInt.empty();
    }

    /**
     * {@link #used} as it is on the wire, whether it means something or not.
     */
    public int usedRaw() {
        return Wire.u8(array, offset + 12);
    }

    /**
     * Temperature.
     *
     * <p>{@code i16} at byte 13; in °C. Absent if FFFFFFFFFFFF8000h.
     */
    public OptionalInt temperature() {
        return temperatureRaw() != -32768 ? OptionalInt.of(temperatureRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #temperature} as it is on the wire, whether it means something or not.
     */
    public int temperatureRaw() {
        return Wire.i16(array, offset + 13);
    }

    /**
     * Serial.
     *
     * <p>{@code u64} at byte 15. Absent if FFFFFFFFFFFFFFFFh.
     */
    public OptionalLong serial() {
        return serialRaw() != -1 ? OptionalLong.of(serialRaw()) : OptionalLong.empty();
    }

    /**
     * {@link #serial} as it is on the wire, whether it means something or not.
     */
    public long serialRaw() {
        return Wire.u64(array, offset + 15);
    }

    /**
     * Kind.
     *
     * <p>{@code Kind} at byte 23. Valid only if {@code validity.kindValid} is set.
     */
    public Optional<Kind> kind() {
        return isValidKind() ? Optional.of(Kind.of(kindCode())) : Optional.empty();
    }

    /**
     * The code of {@link #kind} as it is on the wire, whether it means something or not.
     */
    public int kindCode() {
        return Wire.u8(array, offset + 23);
    }

    private boolean isValidKind() {
        return validity().kindValid();
    }

    /**
     * Rate.
     *
     * <p>{@code u32} at byte 24. Valid only if {@code validity.rateValid} is set.
     */
    public OptionalLong rate() {
        return isValidRate() ? OptionalLong.of(rateRaw()) : OptionalLong.empty();
    }

    /**
     * {@link #rate} as it is on the wire, whether it means something or not.
     */
    public long rateRaw() {
        return Wire.u32(array, offset + 24);
    }

    private boolean isValidRate() {
        return validity().rateValid();
    }

    /**
     * Name.
     *
     * <p>{@code text[4]} at byte 28. Valid only if {@code validity.nameValid} is set.
     */
    public Optional<String> name() {
        return isValidName() ? Optional.of(nameRaw()) : Optional.empty();
    }

    /**
     * {@link #name} as it is on the wire, whether it means something or not.
     */
    public String nameRaw() {
        return WireBytes.text(array, offset + 28, 4);
    }

    private boolean isValidName() {
        return validity().nameValid();
    }

    /**
     * Raw.
     *
     * <p>{@code bytes[2]} at byte 32. Valid only if {@code validity.nameValid} is set.
     */
    public Optional<byte[]> raw() {
        return isValidRaw() ? Optional.of(WireBytes.copy(array, offset + 32, 2)) : Optional.empty();
    }

    /**
     * {@link #raw} as a read-only view of what is on the wire, whether it means something or not.
     */
    public ByteBuffer rawBuffer() {
        return WireBytes.buffer(array, offset + 32, 2);
    }

    private boolean isValidRaw() {
        return validity().nameValid();
    }

    /**
     * Settings.
     *
     * <p>{@code u8} at byte 34. Absent if 0.
     */
    public OptionalInt settings() {
        return settingsRaw() != 0 ? OptionalInt.of(settingsRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #settings} as it is on the wire, whether it means something or not.
     */
    public int settingsRaw() {
        return Wire.u8(array, offset + 34);
    }

    /**
     * Fast.
     *
     * <p>Bit 0 of {@link #settings}.
     */
    public Optional<Boolean> fast() {
        return settingsRaw() != 0 ? Optional.of((settingsRaw() & 1) != 0) : Optional.empty();
    }

    /**
     * Channel.
     *
     * <p>Bits 7:4 of {@link #settings}.
     */
    public OptionalInt channel() {
        return settingsRaw() != 0 ? OptionalInt.of(settingsRaw() >> 4 & 0x0F) : OptionalInt.empty();
    }

    /**
     * Pair.
     *
     * <p>{@code Pair} at byte 35. Valid only if {@code pairPresent} is set.
     */
    public Optional<Pair> pair() {
        return isValidPair() ? Optional.of(pairRaw()) : Optional.empty();
    }

    /**
     * {@link #pair} as it is on the wire, whether it means something or not.
     */
    public Pair pairRaw() {
        return new Pair(array, offset + 35);
    }

    private boolean isValidPair() {
        return pairPresent();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetAbsentResponse", MINIMUM_LENGTH, 37)
                .field("flags", Layout.Kind.BITS, 0, 1)
                .bits(
                        BitRange.flag("overflow", 0),
                        BitRange.flag("pairPresent", 1))
                .field("validity", Layout.Kind.BITS, 1, 1)
                .bits(Validity.bitRanges())
                .field("count", Layout.Kind.UNSIGNED, 2, 2)
                .validIf("overflow")
                .field("lastTime", Layout.Kind.UNSIGNED, 4, 8)
                .unit("ns since 1970-01-01T00:00:00Z")
                .validIf("overflow")
                .field("used", Layout.Kind.UNSIGNED, 12, 1)
                .unit("%")
                .field("temperature", Layout.Kind.SIGNED, 13, 2)
                .unit("°C")
                .field("serial", Layout.Kind.UNSIGNED, 15, 8)
                .field("kind", Layout.Kind.ENUM, 23, 1)
                .constants(Kind.class)
                .validIf("validity.kindValid")
                .field("rate", Layout.Kind.UNSIGNED, 24, 4)
                .validIf("validity.rateValid")
                .field("name", Layout.Kind.TEXT, 28, 4)
                .validIf("validity.nameValid")
                .field("raw", Layout.Kind.BYTES, 32, 2)
                .validIf("validity.nameValid")
                .field("settings", Layout.Kind.BITS, 34, 1)
                .bits(
                        BitRange.flag("fast", 0),
                        BitRange.number("channel", 7, 4, ""))
                .field("pair", Layout.Kind.STRUCT, 35, 2)
                .struct(Pair::structLayout)
                .validIf("pairPresent")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> flags();
            case 1 -> validity();
            case 2 -> count();
            case 3 -> lastTime();
            case 4 -> used();
            case 5 -> temperature();
            case 6 -> serial();
            case 7 -> kind();
            case 8 -> rate();
            case 9 -> name();
            case 10 -> raw();
            case 11 -> settings();
            case 12 -> pair();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[37];

        private Builder() {
            Wire.putU8(fixed, 12, 0xFF);
            Wire.putU16(fixed, 13, -32768);
            Wire.putU64(fixed, 15, -1);
        }

        /**
         * Flags.
         *
         * <p>{@code u8} at byte 0. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder flags(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("GetAbsentResponse", "flags", value, 0, 0xFF));
            return this;
        }

        /**
         * Overflow.
         *
         * <p>Bit 0.
         */
        public Builder overflow(boolean value) {
            Wire.putU8(fixed, 0, FieldRange.withBit(Wire.u8(fixed, 0), 0, value));
            return this;
        }

        /**
         * Pair present.
         *
         * <p>Bit 1.
         */
        public Builder pairPresent(boolean value) {
            Wire.putU8(fixed, 0, FieldRange.withBit(Wire.u8(fixed, 0), 1, value));
            return this;
        }

        /**
         * Validity.
         *
         * <p>{@code Validity} at byte 1.
         */
        public Builder validity(Validity value) {
            Wire.putU8(fixed, 1, value.bits());
            return this;
        }

        /**
         * How many.
         *
         * <p>{@code u16} at byte 2. Valid only if {@code overflow} is set. Absent if 0.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder count(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("GetAbsentResponse", "count", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Last time.
         *
         * <p>{@code u64} at byte 4. Valid only if {@code overflow} is set. Absent if 0.
         */
        public Builder lastTime(Instant value) {
            Wire.putU64(fixed, 4, Units.nanos("GetAbsentResponse", "lastTime", value));
            return this;
        }

        /**
         * Sets {@link #lastTime} as it is on the wire.
         *
         * @param value nanoseconds since 1970-01-01T00:00:00Z, unsigned
         */
        public Builder lastTimeNanos(long value) {
            Wire.putU64(fixed, 4, value);
            return this;
        }

        /**
         * Used.
         *
         * <p>{@code u8} at byte 12. Absent if FFh or FEh. If it is not set, it is FFh.
         *
         * @param value 8 bits, in percent
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder used(int value) {
            Wire.putU8(fixed, 12, FieldRange.check("GetAbsentResponse", "used", value, 0, 0xFF));
            return this;
        }

        /**
         * Temperature.
         *
         * <p>{@code i16} at byte 13. Absent if FFFFFFFFFFFF8000h. If it is not set, it is FFFFFFFFFFFF8000h.
         *
         * @param value 16 bits, signed, in °C
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder temperature(int value) {
            Wire.putU16(fixed, 13, FieldRange.check("GetAbsentResponse", "temperature",
                    value, -32768, 0x7FFF));
            return this;
        }

        /**
         * Serial.
         *
         * <p>{@code u64} at byte 15. Absent if FFFFFFFFFFFFFFFFh. If it is not set, it is FFFFFFFFFFFFFFFFh.
         *
         * @param value 64 bits, unsigned
         */
        public Builder serial(long value) {
            Wire.putU64(fixed, 15, value);
            return this;
        }

        /**
         * Kind.
         *
         * <p>{@code Kind} at byte 23. Valid only if {@code validity.kindValid} is set.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kind(Kind value) {
            Wire.putU8(fixed, 23, FieldRange.code("GetAbsentResponse", "kind", value, 0xFF));
            return this;
        }

        /**
         * Sets {@link #kind} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kindCode(int value) {
            Wire.putU8(fixed, 23, FieldRange.check("GetAbsentResponse", "kind", value, 0, 0xFF));
            return this;
        }

        /**
         * Rate.
         *
         * <p>{@code u32} at byte 24. Valid only if {@code validity.rateValid} is set.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder rate(long value) {
            Wire.putU32(fixed, 24, FieldRange.check("GetAbsentResponse", "rate",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Name.
         *
         * <p>{@code text[4]} at byte 28. Valid only if {@code validity.nameValid} is set.
         *
         * @param value at most 4 characters of printable ASCII
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder name(String value) {
            WireBytes.putText("GetAbsentResponse", "name", fixed, 28, 4, value);
            return this;
        }

        /**
         * Raw.
         *
         * <p>{@code bytes[2]} at byte 32. Valid only if {@code validity.nameValid} is set.
         *
         * @param value exactly 2 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder raw(byte[] value) {
            WireBytes.put("GetAbsentResponse", "raw", fixed, 32, 2, value);
            return this;
        }

        /**
         * Settings.
         *
         * <p>{@code u8} at byte 34. Absent if 0. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder settings(int value) {
            Wire.putU8(fixed, 34, FieldRange.check("GetAbsentResponse", "settings",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Fast.
         *
         * <p>Bit 0.
         */
        public Builder fast(boolean value) {
            Wire.putU8(fixed, 34, FieldRange.withBit(Wire.u8(fixed, 34), 0, value));
            return this;
        }

        /**
         * Channel.
         *
         * <p>Bits 7:4.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder channel(int value) {
            Wire.putU8(fixed, 34, FieldRange.withBits(Wire.u8(fixed, 34), 7, 4,
                    FieldRange.check("GetAbsentResponse", "channel", value, 0, 0x0F)));
            return this;
        }

        /**
         * Pair.
         *
         * <p>{@code Pair} at byte 35. Valid only if {@code pairPresent} is set.
         */
        public Builder pair(Pair value) {
            WireBytes.putStruct(fixed, 35, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public GetAbsentResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            GetAbsentResponse built = new GetAbsentResponse(payload);
            FieldRange.valid("GetAbsentResponse", "count",
                    WireBytes.isZero(fixed, 2, 2) || built.isValidCount(), "overflow is set");
            FieldRange.valid("GetAbsentResponse", "lastTime",
                    WireBytes.isZero(fixed, 4, 8) || built.isValidLastTime(), "overflow is set");
            FieldRange.valid("GetAbsentResponse", "kind",
                    WireBytes.isZero(fixed, 23, 1) || built.isValidKind(),
                    "validity.kindValid is set");
            FieldRange.valid("GetAbsentResponse", "rate",
                    WireBytes.isZero(fixed, 24, 4) || built.isValidRate(),
                    "validity.rateValid is set");
            FieldRange.valid("GetAbsentResponse", "name",
                    WireBytes.isZero(fixed, 28, 4) || built.isValidName(),
                    "validity.nameValid is set");
            FieldRange.valid("GetAbsentResponse", "raw",
                    WireBytes.isZero(fixed, 32, 2) || built.isValidRaw(),
                    "validity.nameValid is set");
            FieldRange.valid("GetAbsentResponse", "pair",
                    WireBytes.isZero(fixed, 35, 2) || built.isValidPair(), "pairPresent is set");
            return built;
        }
    }
}
