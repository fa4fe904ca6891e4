package golden.appended;

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

/**
 * Response of {@link GetPolicy}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetPolicyResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    /**
     * Its length in bytes with all that later revisions appended, as far as this version knows.
     */
    public static final int LENGTH = 23;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetPolicyResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetPolicyResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetPolicyResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetPolicyResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Informational.
     *
     * <p>{@code Settings} at byte 0.
     */
    public Settings informational() {
        return new Settings(Wire.u8(array, offset));
    }

    /**
     * Dynamic capacity.
     *
     * <p>{@code Settings} at byte 1; since CXL 3.0. Absent where the payload ends before it.
     */
    public Optional<Settings> dynamicCapacity() {
        return byteLength() >= 2 ? Optional.of(new Settings(Wire.u8(array, offset + 1)))
                : Optional.empty();
    }

    /**
     * Log size.
     *
     * <p>{@code u16} at byte 3; a number of records; since CXL 3.1. Absent where the payload ends before it.
     */
    public OptionalInt logSize() {
        return byteLength() >= 5 ? OptionalInt.of(Wire.u16(array, offset + 3))
                : OptionalInt.empty();
    }

    /**
     * Kind.
     *
     * <p>{@code Kind} at byte 5; since CXL 3.1. Absent where the payload ends before it.
     */
    public Optional<Kind> kind() {
        return byteLength() >= 6 ? Optional.of(Kind.of(Wire.u8(array, offset + 5)))
                : Optional.empty();
    }

    /**
     * The code of {@link #kind}.
     */
    public OptionalInt kindCode() {
        return byteLength() >= 6 ? OptionalInt.of(Wire.u8(array, offset + 5)) : OptionalInt.empty();
    }

    /**
     * Flags.
     *
     * <p>{@code u8} at byte 6; since CXL 3.2. Absent where the payload ends before it.
     */
    public OptionalInt flags() {
        return byteLength() >= 7 ? OptionalInt.of(Wire.u8(array, offset + 6)) : OptionalInt.empty();
    }

    /**
     * Fast.
     *
     * <p>Bit 0 of {@link #flags}.
     */
    public Optional<Boolean> fast() {
        return byteLength() >= 7 ? Optional.of((Wire.u8(array, offset + 6) & 1) != 0)
                : Optional.empty();
    }

    /**
     * Capacity.
     *
     * <p>{@code u64} at byte 7; in steps of 256 MiB; since CXL 3.2. Absent where the payload ends before it.
     */
    public OptionalLong capacity() {
        return byteLength() >= 15 ? OptionalLong.of(Wire.u64(array, offset + 7))
                : OptionalLong.empty();
    }

    /**
     * {@link #capacity} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public OptionalLong capacityBytes() {
        return byteLength() >= 15
                ? OptionalLong.of(Units.bytes(this, "capacity", Wire.u64(array, offset + 7), 0x10000000))
                : OptionalLong.empty();
    }

    /**
     * Change time.
     *
     * <p>{@code u64} at byte 15; in ns since 1970-01-01T00:00:00Z; since CXL 3.2. Absent if 0. Absent where the
     * payload ends before it.
     */
    public Optional<Instant> changeTime() {
        return byteLength() >= 23 && Wire.u64(array, offset + 15) != 0
                ? Optional.of(Units.instant(Wire.u64(array, offset + 15))) : Optional.empty();
    }

    /**
     * {@link #changeTime} in unsigned nanoseconds, as it is on the wire.
     */
    public OptionalLong changeTimeNanos() {
        return byteLength() >= 23 ? OptionalLong.of(Wire.u64(array, offset + 15))
                : OptionalLong.empty();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetPolicyResponse", MINIMUM_LENGTH, 23)
                .field("informational", Layout.Kind.BITS, 0, 1)
                .bits(Settings.bitRanges())
                .field("dynamicCapacity", Layout.Kind.BITS, 1, 1)
                .bits(Settings.bitRanges())
                .field("reserved", Layout.Kind.RESERVED, 2, 1)
                .field("logSize", Layout.Kind.UNSIGNED, 3, 2)
                .unit("records")
                .field("kind", Layout.Kind.ENUM, 5, 1)
                .constants(Kind.class)
                .field("flags", Layout.Kind.BITS, 6, 1)
                .bits(
                        BitRange.flag("fast", 0))
                .field("capacity", Layout.Kind.UNSIGNED, 7, 8)
                .unit("256 MiB")
                .field("changeTime", Layout.Kind.UNSIGNED, 15, 8)
                .unit("ns since 1970-01-01T00:00:00Z")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> informational();
            case 1 -> dynamicCapacity();
            case 3 -> logSize();
            case 4 -> kind();
            case 5 -> flags();
            case 6 -> capacity();
            case 7 -> changeTime();
            case 2 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[23];

        private int fixedLength = MINIMUM_LENGTH;

        private Builder() {
        }

        /**
         * Informational.
         *
         * <p>{@code Settings} at byte 0.
         */
        public Builder informational(Settings value) {
            Wire.putU8(fixed, 0, value.bits());
            return this;
        }

        /**
         * Dynamic capacity.
         *
         * <p>{@code Settings} at byte 1; since CXL 3.0. Absent where the payload ends before it.
         */
        public Builder dynamicCapacity(Settings value) {
            Wire.putU8(fixed, 1, value.bits());
            fixedLength = Math.max(fixedLength, 2);
            return this;
        }

        /**
         * Log size.
         *
         * <p>{@code u16} at byte 3; since CXL 3.1. Absent where the payload ends before it.
         *
         * @param value 16 bits, a number of records
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder logSize(int value) {
            Wire.putU16(fixed, 3, FieldRange.check("GetPolicyResponse", "logSize",
                    value, 0, 0xFFFF));
            fixedLength = Math.max(fixedLength, 5);
            return this;
        }

        /**
         * Kind.
         *
         * <p>{@code Kind} at byte 5; since CXL 3.1. Absent where the payload ends before it.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kind(Kind value) {
            Wire.putU8(fixed, 5, FieldRange.code("GetPolicyResponse", "kind", value, 0xFF));
            fixedLength = Math.max(fixedLength, 6);
            return this;
        }

        /**
         * Sets {@link #kind} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kindCode(int value) {
            Wire.putU8(fixed, 5, FieldRange.check("GetPolicyResponse", "kind", value, 0, 0xFF));
            fixedLength = Math.max(fixedLength, 6);
            return this;
        }

        /**
         * Flags.
         *
         * <p>{@code u8} at byte 6; since CXL 3.2. Absent where the payload ends before it. This sets all its bits;
         * its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder flags(int value) {
            Wire.putU8(fixed, 6, FieldRange.check("GetPolicyResponse", "flags", value, 0, 0xFF));
            fixedLength = Math.max(fixedLength, 7);
            return this;
        }

        /**
         * Fast.
         *
         * <p>Bit 0.
         */
        public Builder fast(boolean value) {
            Wire.putU8(fixed, 6, FieldRange.withBit(Wire.u8(fixed, 6), 0, value));
            fixedLength = Math.max(fixedLength, 7);
            return this;
        }

        /**
         * Capacity.
         *
         * <p>{@code u64} at byte 7; since CXL 3.2. Absent where the payload ends before it.
         *
         * @param value 64 bits, unsigned, in steps of 256 MiB
         */
        public Builder capacity(long value) {
            Wire.putU64(fixed, 7, value);
            fixedLength = Math.max(fixedLength, 15);
            return this;
        }

        /**
         * Sets {@link #capacity} in bytes.
         *
         * @param value in bytes, a multiple of 256 MiB
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder capacityBytes(long value) {
            Wire.putU64(fixed, 7, Units.steps("GetPolicyResponse", "capacity", value,
                    0x10000000, 0, 0xFFFFFFFFFFFFFFFFL));
            fixedLength = Math.max(fixedLength, 15);
            return this;
        }

        /**
         * Change time.
         *
         * <p>{@code u64} at byte 15; since CXL 3.2. Absent if 0. Absent where the payload ends before it.
         */
        public Builder changeTime(Instant value) {
            Wire.putU64(fixed, 15, Units.nanos("GetPolicyResponse", "changeTime", value));
            fixedLength = Math.max(fixedLength, 23);
            return this;
        }

        /**
         * Sets {@link #changeTime} as it is on the wire.
         *
         * @param value nanoseconds since 1970-01-01T00:00:00Z, unsigned
         */
        public Builder changeTimeNanos(long value) {
            Wire.putU64(fixed, 15, value);
            fixedLength = Math.max(fixedLength, 23);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetPolicyResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixedLength);
            return new GetPolicyResponse(payload);
        }
    }
}
