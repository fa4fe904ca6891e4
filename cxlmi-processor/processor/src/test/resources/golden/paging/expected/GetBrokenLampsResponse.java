package golden.paging;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetBrokenLamps}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetBrokenLampsResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetBrokenLampsResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetBrokenLampsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetBrokenLampsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int lampsEnd = PayloadCheck.array("GetBrokenLampsResponse", "lamps",
                payload, 0, payload.length, 2, Wire.u8(payload, 1), 2);
        PayloadCheck.noneLeft("GetBrokenLampsResponse", "lamps", payload, 0, payload.length,
                lampsEnd);
        return new GetBrokenLampsResponse(payload);
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
     * More lamps.
     *
     * <p>Bit 0 of {@link #flags}.
     */
    public boolean moreLamps() {
        return (flags() & 1) != 0;
    }

    /**
     * Count.
     *
     * <p>{@code u8} at byte 1.
     */
    public int count() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Lamps.
     *
     * <p>{@code u16[count]} at byte 2.
     */
    public int[] lamps() {
        return WireArrays.ints(array, offset + 2, count(), 2, Wire::u16);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetBrokenLampsResponse", MINIMUM_LENGTH, 2)
                .field("flags", Layout.Kind.BITS, 0, 1)
                .bits(
                        BitRange.flag("moreLamps", 0))
                .field("count", Layout.Kind.UNSIGNED, 1, 1)
                .field("lamps", Layout.Kind.ARRAY, 2, 0)
                .elements(Layout.Kind.UNSIGNED, 2)
                .count(Layout.Count.elements("count"))
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
            case 1 -> count();
            case 2 -> lamps();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[2];

        private byte[] lampsBytes = new byte[0];

        private Builder() {
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
            Wire.putU8(fixed, 0, FieldRange.check("GetBrokenLampsResponse", "flags",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * More lamps.
         *
         * <p>Bit 0.
         */
        public Builder moreLamps(boolean value) {
            Wire.putU8(fixed, 0, FieldRange.withBit(Wire.u8(fixed, 0), 0, value));
            return this;
        }

        /**
         * Lamps.
         *
         * <p>{@code u16[count]} at byte 2. Sets {@code count} too.
         *
         * @param values at most 255 of them, each 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lamps(int... values) {
            byte[] encoded = WireArrays.encode("GetBrokenLampsResponse", "lamps", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            Wire.putU8(fixed, 1, FieldRange.count("GetBrokenLampsResponse", "lamps",
                    encoded.length / 2, 0xFF));
            lampsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetBrokenLampsResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 2, lampsBytes);
            return new GetBrokenLampsResponse(payload);
        }
    }
}
