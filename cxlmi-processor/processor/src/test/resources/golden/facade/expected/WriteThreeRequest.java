package golden.facade;

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
 * Request of {@link WriteThree}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteThreeRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 17;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 17;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteThreeRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteThreeRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteThreeRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WriteThreeRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Capacity to give.
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
     * What it is for.
     *
     * <p>{@code Kind} at byte 8.
     */
    public Kind kind() {
        return Kind.of(kindCode());
    }

    /**
     * The code of {@link #kind}.
     */
    public int kindCode() {
        return Wire.u8(array, offset + 8);
    }

    /**
     * When it begins, if not now. Not in the past.
     *
     * <p>{@code u64} at byte 9; in ns since 1970-01-01T00:00:00Z. Absent if 0.
     */
    public Optional<Instant> startTime() {
        return startTimeNanos() != 0 ? Optional.of(Units.instant(startTimeNanos()))
                : Optional.empty();
    }

    /**
     * {@link #startTime} in unsigned nanoseconds, as it is on the wire.
     */
    public long startTimeNanos() {
        return Wire.u64(array, offset + 9);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteThreeRequest", MINIMUM_LENGTH, 17)
                .field("capacity", Layout.Kind.UNSIGNED, 0, 8)
                .unit("256 MiB")
                .field("kind", Layout.Kind.ENUM, 8, 1)
                .constants(Kind.class)
                .field("startTime", Layout.Kind.UNSIGNED, 9, 8)
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
            case 1 -> kind();
            case 2 -> startTime();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[17];

        private Builder() {
        }

        /**
         * Capacity to give.
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
            Wire.putU64(fixed, 0, Units.steps("WriteThreeRequest", "capacity", value,
                    0x10000000, 0, 0xFFFFFFFFFFFFFFFFL));
            return this;
        }

        /**
         * What it is for.
         *
         * <p>{@code Kind} at byte 8.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kind(Kind value) {
            Wire.putU8(fixed, 8, FieldRange.code("WriteThreeRequest", "kind", value, 0xFF));
            return this;
        }

        /**
         * Sets {@link #kind} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kindCode(int value) {
            Wire.putU8(fixed, 8, FieldRange.check("WriteThreeRequest", "kind", value, 0, 0xFF));
            return this;
        }

        /**
         * When it begins, if not now. Not in the past.
         *
         * <p>{@code u64} at byte 9. Absent if 0.
         */
        public Builder startTime(Instant value) {
            Wire.putU64(fixed, 9, Units.nanos("WriteThreeRequest", "startTime", value));
            return this;
        }

        /**
         * Sets {@link #startTime} as it is on the wire.
         *
         * @param value nanoseconds since 1970-01-01T00:00:00Z, unsigned
         */
        public Builder startTimeNanos(long value) {
            Wire.putU64(fixed, 9, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteThreeRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new WriteThreeRequest(payload);
        }
    }
}
