package golden.libcxlmi;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Port.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Port extends Struct {
    /**
     * Bytes that its first revision takes with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "Port", "", MINIMUM_LENGTH, 1)
            .field("laneCount", Layout.Kind.UNSIGNED, "u8", 0, 1)
            .field("lanes", Layout.Kind.ARRAY, "u16[laneCount]", 1, 0)
            .elements(Layout.Kind.UNSIGNED, 2)
            .count(Layout.Count.elements("laneCount"))
            .build();

    Port(byte[] array, int offset, int byteLength) {
        super(array, offset, byteLength);
    }

    /**
     * Views some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Port wrap(byte[] bytes) {
        return new Port(bytes, 0, check(bytes, 0, bytes.length));
    }

    /**
     * Checks an element of another struct; returns the bytes that it takes.
     */
    static int check(byte[] array, int offset, int available) {
        PayloadCheck.minimumLength("Port", array, offset, available, MINIMUM_LENGTH);
        return PayloadCheck.array("Port", "lanes", array, offset, available, 1,
                Wire.u8(array, offset), 2);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lane count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int laneCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Lanes.
     *
     * <p>{@code u16[laneCount]} at byte 1.
     */
    public int[] lanes() {
        return WireArrays.ints(array, offset + 1, laneCount(), 2, Wire::u16);
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> laneCount();
            case 1 -> lanes();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private byte[] lanesBytes = new byte[0];

        private Builder() {
        }

        /**
         * Lanes.
         *
         * <p>{@code u16[laneCount]} at byte 1.
         */
        public Builder lanes(int... values) {
            byte[] encoded = WireArrays.encode("Port", "lanes", 2, 0, 0xFFFF, Wire::putU16, values);
            Wire.putU8(fixed, 0, FieldRange.count("Port", "lanes", encoded.length / 2, 0xFF));
            lanesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Port build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 1, lanesBytes);
            return new Port(payload, 0, payload.length);
        }
    }
}
