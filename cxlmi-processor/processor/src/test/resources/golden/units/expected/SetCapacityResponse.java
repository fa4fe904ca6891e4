package golden.units;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Units;
import org.cxlmi.runtime.wire.Wire;

/**
 * Response of {@link SetCapacity}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetCapacityResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 35;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 35;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetCapacityResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetCapacityResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetCapacityResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new SetCapacityResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * How much.
     *
     * <p>{@code u64} at byte 0; in steps of 256 MiB.
     */
    public long capacity() {
        return Wire.u64(array, offset);
    }

    /**
     * {@link #capacity} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public long capacityBytes() {
        return Units.bytes(this, "capacity", capacity(), 0x10000000);
    }

    /**
     * Granularity.
     *
     * <p>{@code u64} at byte 8; in steps of 64 bytes. Absent if 0.
     */
    public OptionalLong granularity() {
        return granularityRaw() != 0 ? OptionalLong.of(granularityRaw()) : OptionalLong.empty();
    }

    /**
     * {@link #granularity} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public OptionalLong granularityBytes() {
        return granularityRaw() != 0
                ? OptionalLong.of(Units.bytes(this, "granularity", granularityRaw(), 0x40))
                : OptionalLong.empty();
    }

    /**
     * {@link #granularity} as it is on the wire, whether it means something or not.
     */
    public long granularityRaw() {
        return Wire.u64(array, offset + 8);
    }

    /**
     * Limit.
     *
     * <p>{@code u8} at byte 16; in bytes, as exponent of two.
     */
    public int limit() {
        return Wire.u8(array, offset + 16);
    }

    /**
     * {@link #limit} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public long limitBytes() {
        return Units.powerOfTwo(this, "limit", limit());
    }

    /**
     * When it ends.
     *
     * <p>{@code u64} at byte 17; in ns since 1970-01-01T00:00:00Z. Absent if 0.
     */
    public Optional<Instant> endTime() {
        return endTimeNanos() != 0 ? Optional.of(Units.instant(endTimeNanos())) : Optional.empty();
    }

    /**
     * {@link #endTime} in unsigned nanoseconds, as it is on the wire.
     */
    public long endTimeNanos() {
        return Wire.u64(array, offset + 17);
    }

    /**
     * Delay.
     *
     * <p>{@code u16} at byte 25; in ms.
     */
    public int delay() {
        return Wire.u16(array, offset + 25);
    }

    /**
     * Where it is.
     *
     * <p>{@code u64} at byte 27.
     */
    public long address() {
        return Wire.u64(array, offset + 27);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetCapacityResponse", MINIMUM_LENGTH, 35)
                .field("capacity", Layout.Kind.UNSIGNED, 0, 8)
                .unit("256 MiB")
                .field("granularity", Layout.Kind.UNSIGNED, 8, 8)
                .unit("64 bytes")
                .field("limit", Layout.Kind.UNSIGNED, 16, 1)
                .unit("bytes, as exponent of two")
                .field("endTime", Layout.Kind.UNSIGNED, 17, 8)
                .unit("ns since 1970-01-01T00:00:00Z")
                .field("delay", Layout.Kind.UNSIGNED, 25, 2)
                .unit("ms")
                .field("address", Layout.Kind.UNSIGNED, 27, 8)
                .hex()
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> capacity();
            case 1 -> granularity();
            case 2 -> limit();
            case 3 -> endTime();
            case 4 -> delay();
            case 5 -> address();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[35];

        private Builder() {
        }

        /**
         * How much.
         *
         * <p>{@code u64} at byte 0.
         *
         * @param value 64 bits, unsigned, in steps of 256 MiB
         */
        public Builder capacity(long value) {
            Wire.putU64(fixed, 0, value);
            return this;
        }

        /**
         * Sets {@link #capacity} in bytes.
         *
         * @param value in bytes, a multiple of 256 MiB
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder capacityBytes(long value) {
            Wire.putU64(fixed, 0, Units.steps("SetCapacityResponse", "capacity", value,
                    0x10000000, 0, 0xFFFFFFFFFFFFFFFFL));
            return this;
        }

        /**
         * Granularity.
         *
         * <p>{@code u64} at byte 8. Absent if 0.
         *
         * @param value 64 bits, unsigned, in steps of 64 bytes
         */
        public Builder granularity(long value) {
            Wire.putU64(fixed, 8, value);
            return this;
        }

        /**
         * Sets {@link #granularity} in bytes.
         *
         * @param value in bytes, a multiple of 64 bytes
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder granularityBytes(long value) {
            Wire.putU64(fixed, 8, Units.steps("SetCapacityResponse", "granularity", value,
                    0x40, 0, 0xFFFFFFFFFFFFFFFFL));
            return this;
        }

        /**
         * Limit.
         *
         * <p>{@code u8} at byte 16.
         *
         * @param value 8 bits, in bytes, as exponent of two
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder limit(int value) {
            Wire.putU8(fixed, 16, FieldRange.check("SetCapacityResponse", "limit", value, 0, 0xFF));
            return this;
        }

        /**
         * Sets {@link #limit} in bytes.
         *
         * @param value in bytes, a power of two
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder limitBytes(long value) {
            Wire.putU8(fixed, 16, Units.exponent("SetCapacityResponse", "limit", value, 0, 0xFF));
            return this;
        }

        /**
         * When it ends.
         *
         * <p>{@code u64} at byte 17. Absent if 0.
         */
        public Builder endTime(Instant value) {
            Wire.putU64(fixed, 17, Units.nanos("SetCapacityResponse", "endTime", value));
            return this;
        }

        /**
         * Sets {@link #endTime} as it is on the wire.
         *
         * @param value nanoseconds since 1970-01-01T00:00:00Z, unsigned
         */
        public Builder endTimeNanos(long value) {
            Wire.putU64(fixed, 17, value);
            return this;
        }

        /**
         * Delay.
         *
         * <p>{@code u16} at byte 25.
         *
         * @param value 16 bits, in ms
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder delay(int value) {
            Wire.putU16(fixed, 25, FieldRange.check("SetCapacityResponse", "delay",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Where it is.
         *
         * <p>{@code u64} at byte 27.
         *
         * @param value 64 bits, unsigned
         */
        public Builder address(long value) {
            Wire.putU64(fixed, 27, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetCapacityResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new SetCapacityResponse(payload);
        }
    }
}
