package golden.bits;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Response of {@link GetBits}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetBitsResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 20;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 20;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetBitsResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetBitsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetBitsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetBitsResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The state.
     *
     * <p>{@code StateFlags} at byte 0.
     */
    public StateFlags state() {
        return new StateFlags(Wire.u24(array, offset));
    }

    /**
     * Wide.
     *
     * <p>{@code WideFlags} at byte 3.
     */
    public WideFlags wide() {
        return new WideFlags(Wire.u64(array, offset + 3));
    }

    /**
     * Mode.
     *
     * <p>{@code u8} at byte 11.
     */
    public int mode() {
        return Wire.u8(array, offset + 11);
    }

    /**
     * Level.
     *
     * <p>Bits 3:0 of {@link #mode}.
     */
    public Level level() {
        return Level.of(levelCode());
    }

    /**
     * The code of {@link #level}.
     */
    public int levelCode() {
        return mode() & 0x0F;
    }

    /**
     * Enabled.
     *
     * <p>Bit 4 of {@link #mode}.
     */
    public boolean enabled() {
        return (mode() & 0x10) != 0;
    }

    /**
     * Lanes.
     *
     * <p>Bits 7:5 of {@link #mode}.
     */
    public int lanes() {
        return mode() >> 5 & 7;
    }

    /**
     * Location.
     *
     * <p>{@code u64} at byte 12.
     */
    public long location() {
        return Wire.u64(array, offset + 12);
    }

    /**
     * Source.
     *
     * <p>Bits 2:0 of {@link #location}.
     */
    public Level source() {
        return Level.of(sourceCode());
    }

    /**
     * The code of {@link #source}.
     */
    public int sourceCode() {
        return (int) (location() & 7);
    }

    /**
     * Location address.
     *
     * <p>Bits 63:6 of {@link #location}; kept in place.
     */
    public long locationAddress() {
        return location() & 0xFFFFFFFFFFFFFFC0L;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetBitsResponse", MINIMUM_LENGTH, 20)
                .field("state", Layout.Kind.BITS, 0, 3)
                .bits(StateFlags.bitRanges())
                .field("wide", Layout.Kind.BITS, 3, 8)
                .bits(WideFlags.bitRanges())
                .field("mode", Layout.Kind.BITS, 11, 1)
                .bits(
                        BitRange.code("level", 3, 0, Level::of),
                        BitRange.flag("enabled", 4),
                        BitRange.number("lanes", 7, 5, ""))
                .field("location", Layout.Kind.BITS, 12, 8)
                .bits(
                        BitRange.code("source", 2, 0, Level::of),
                        BitRange.inPlace("locationAddress", 63, 6, ""))
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
            case 1 -> wide();
            case 2 -> mode();
            case 3 -> location();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[20];

        private Builder() {
        }

        /**
         * The state.
         *
         * <p>{@code StateFlags} at byte 0.
         */
        public Builder state(StateFlags value) {
            Wire.putU24(fixed, 0, value.bits());
            return this;
        }

        /**
         * Wide.
         *
         * <p>{@code WideFlags} at byte 3.
         */
        public Builder wide(WideFlags value) {
            Wire.putU64(fixed, 3, value.bits());
            return this;
        }

        /**
         * Mode.
         *
         * <p>{@code u8} at byte 11. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder mode(int value) {
            Wire.putU8(fixed, 11, FieldRange.check("GetBitsResponse", "mode", value, 0, 0xFF));
            return this;
        }

        /**
         * Level.
         *
         * <p>Bits 3:0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder level(Level value) {
            Wire.putU8(fixed, 11, FieldRange.withBits(Wire.u8(fixed, 11), 3, 0,
                    FieldRange.code("GetBitsResponse", "level", value, 0x0F)));
            return this;
        }

        /**
         * Sets {@link #level} by its code, which this version need not know.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder levelCode(int value) {
            Wire.putU8(fixed, 11, FieldRange.withBits(Wire.u8(fixed, 11), 3, 0,
                    FieldRange.check("GetBitsResponse", "level", value, 0, 0x0F)));
            return this;
        }

        /**
         * Enabled.
         *
         * <p>Bit 4.
         */
        public Builder enabled(boolean value) {
            Wire.putU8(fixed, 11, FieldRange.withBit(Wire.u8(fixed, 11), 4, value));
            return this;
        }

        /**
         * Lanes.
         *
         * <p>Bits 7:5.
         *
         * @param value 3 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lanes(int value) {
            Wire.putU8(fixed, 11, FieldRange.withBits(Wire.u8(fixed, 11), 7, 5,
                    FieldRange.check("GetBitsResponse", "lanes", value, 0, 7)));
            return this;
        }

        /**
         * Location.
         *
         * <p>{@code u64} at byte 12. This sets all its bits; its parts have setters of their own.
         *
         * @param value 64 bits, unsigned
         */
        public Builder location(long value) {
            Wire.putU64(fixed, 12, value);
            return this;
        }

        /**
         * Source.
         *
         * <p>Bits 2:0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder source(Level value) {
            Wire.putU64(fixed, 12, FieldRange.withBits(Wire.u64(fixed, 12), 2, 0,
                    FieldRange.code("GetBitsResponse", "source", value, 7)));
            return this;
        }

        /**
         * Sets {@link #source} by its code, which this version need not know.
         *
         * @param value 3 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder sourceCode(int value) {
            Wire.putU64(fixed, 12, FieldRange.withBits(Wire.u64(fixed, 12), 2, 0,
                    FieldRange.check("GetBitsResponse", "source", value, 0, 7)));
            return this;
        }

        /**
         * Location address.
         *
         * <p>Bits 63:6.
         *
         * @param value 64 bits, a multiple of 64
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder locationAddress(long value) {
            Wire.putU64(fixed, 12, FieldRange.withBitsInPlace(Wire.u64(fixed, 12),
                    63, 6, FieldRange.inPlace("GetBitsResponse", "locationAddress", value, 63, 6)));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetBitsResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetBitsResponse(payload);
        }
    }
}
