package golden.units;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Units;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link SetCapacity}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetCapacityRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 21;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 21;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetCapacityRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetCapacityRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetCapacityRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new SetCapacityRequest(payload);
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
     * Offset.
     *
     * <p>{@code u32} at byte 8; in steps of 128 bytes.
     */
    public long offset() {
        return Wire.u32(array, offset + 8);
    }

    /**
     * {@link #offset} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public long offsetBytes() {
        return Units.bytes(this, "offset", offset(), 0x80);
    }

    /**
     * Limit.
     *
     * <p>{@code u8} at byte 12; in bytes, as exponent of two.
     */
    public int limit() {
        return Wire.u8(array, offset + 12);
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
     * When to start.
     *
     * <p>{@code u64} at byte 13; in ns since 1970-01-01T00:00:00Z. Absent if 0.
     */
    public Optional<Instant> startTime() {
        return startTimeNanos() != 0 ? Optional.of(Units.instant(startTimeNanos()))
                : Optional.empty();
    }

    /**
     * {@link #startTime} in unsigned nanoseconds, as it is on the wire.
     */
    public long startTimeNanos() {
        return Wire.u64(array, offset + 13);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetCapacityRequest", MINIMUM_LENGTH, 21)
                .field("capacity", Layout.Kind.UNSIGNED, 0, 8)
                .unit("256 MiB")
                .field("offset", Layout.Kind.UNSIGNED, 8, 4)
                .unit("128 bytes")
                .field("limit", Layout.Kind.UNSIGNED, 12, 1)
                .unit("bytes, as exponent of two")
                .field("startTime", Layout.Kind.UNSIGNED, 13, 8)
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
            case 0 -> capacity();
            case 1 -> offset();
            case 2 -> limit();
            case 3 -> startTime();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[21];

        private boolean limitIsSet;

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
            Wire.putU64(fixed, 0, Units.steps("SetCapacityRequest", "capacity", value,
                    0x10000000, 0, 0xFFFFFFFFFFFFFFFFL));
            return this;
        }

        /**
         * Offset.
         *
         * <p>{@code u32} at byte 8.
         *
         * @param value 32 bits, in steps of 128 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder offset(long value) {
            Wire.putU32(fixed, 8, FieldRange.check("SetCapacityRequest", "offset",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Sets {@link #offset} in bytes.
         *
         * @param value in bytes, a multiple of 128 bytes
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder offsetBytes(long value) {
            Wire.putU32(fixed, 8, Units.steps("SetCapacityRequest", "offset", value,
                    0x80, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Limit.
         *
         * <p>{@code u8} at byte 12. It has to be set.
         *
         * @param value from 8 to 20, in bytes, as exponent of two
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder limit(int value) {
            Wire.putU8(fixed, 12, FieldRange.check("SetCapacityRequest", "limit", value, 8, 0x14));
            limitIsSet = true;
            return this;
        }

        /**
         * Sets {@link #limit} in bytes.
         *
         * @param value in bytes, a power of two
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder limitBytes(long value) {
            Wire.putU8(fixed, 12, Units.exponent("SetCapacityRequest", "limit", value, 8, 0x14));
            limitIsSet = true;
            return this;
        }

        /**
         * When to start.
         *
         * <p>{@code u64} at byte 13. Absent if 0.
         */
        public Builder startTime(Instant value) {
            Wire.putU64(fixed, 13, Units.nanos("SetCapacityRequest", "startTime", value));
            return this;
        }

        /**
         * Sets {@link #startTime} as it is on the wire.
         *
         * @param value nanoseconds since 1970-01-01T00:00:00Z, unsigned
         */
        public Builder startTimeNanos(long value) {
            Wire.putU64(fixed, 13, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public SetCapacityRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            SetCapacityRequest built = new SetCapacityRequest(payload);
            FieldRange.given("SetCapacityRequest", "limit", limitIsSet, "from 8 to 20");
            return built;
        }
    }
}
