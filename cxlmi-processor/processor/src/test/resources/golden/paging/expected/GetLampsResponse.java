package golden.paging;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructList;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetLamps}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampsResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 12;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampsResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int lampsEnd = PayloadCheck.array("GetLampsResponse", "lamps", payload, 0, payload.length,
                8, Wire.u16(payload, 0), Lamp.LENGTH);
        PayloadCheck.following("GetLampsResponse", "colors", payload, 0, payload.length,
                lampsEnd, 4);
        PayloadCheck.noneLeft("GetLampsResponse", "lamps", payload, 0, payload.length,
                lampsEnd + 4);
        return new GetLampsResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lamp count.
     *
     * <p>{@code u16} at byte 0.
     */
    public int lampCount() {
        return Wire.u16(array, offset);
    }

    /**
     * All lamps.
     *
     * <p>{@code u16} at byte 2.
     */
    public int allLamps() {
        return Wire.u16(array, offset + 2);
    }

    /**
     * Generation.
     *
     * <p>{@code u32} at byte 4.
     */
    public long generation() {
        return Wire.u32(array, offset + 4);
    }

    /**
     * Lamps.
     *
     * <p>{@code Lamp[lampCount]} at byte 8.
     */
    public List<Lamp> lamps() {
        return StructList.fixedStride(array, offset + 8, lampCount(), Lamp.LENGTH, Lamp::new);
    }

    /**
     * Colors.
     *
     * <p>{@code u8[4]} after {@code lamps}.
     */
    public int[] colors() {
        return WireArrays.ints(array, offset + lampsEnd(), 4, 1, Wire::u8);
    }

    private int lampsEnd() {
        return 8 + lampCount() * Lamp.LENGTH;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampsResponse", MINIMUM_LENGTH, 12)
                .field("lampCount", Layout.Kind.UNSIGNED, 0, 2)
                .field("allLamps", Layout.Kind.UNSIGNED, 2, 2)
                .field("generation", Layout.Kind.UNSIGNED, 4, 4)
                .field("lamps", Layout.Kind.ARRAY, 8, 0)
                .struct(Lamp::structLayout)
                .elements(Layout.Kind.STRUCT, Lamp.LENGTH)
                .count(Layout.Count.elements("lampCount"))
                .fieldAfterArray("colors", Layout.Kind.ARRAY, 8, 4)
                .elements(Layout.Kind.UNSIGNED, 1)
                .count(Layout.Count.fixed(4))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> lampCount();
            case 1 -> allLamps();
            case 2 -> generation();
            case 3 -> lamps();
            case 4 -> colors();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[12];

        private byte[] lampsBytes = new byte[0];

        private Builder() {
        }

        /**
         * All lamps.
         *
         * <p>{@code u16} at byte 2.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder allLamps(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("GetLampsResponse", "allLamps",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Generation.
         *
         * <p>{@code u32} at byte 4.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder generation(long value) {
            Wire.putU32(fixed, 4, FieldRange.check("GetLampsResponse", "generation",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Lamps.
         *
         * <p>{@code Lamp[lampCount]} at byte 8. Sets {@code lampCount} too.
         *
         * @param values at most 65535 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lamps(List<Lamp> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU16(fixed, 0, FieldRange.count("GetLampsResponse", "lamps",
                    encoded.length / Lamp.LENGTH, 0xFFFF));
            lampsBytes = encoded;
            return this;
        }

        /**
         * Colors.
         *
         * <p>{@code u8[4]} after {@code lamps}.
         *
         * @param values exactly 4 of them, each 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder colors(int... values) {
            byte[] encoded = WireArrays.encode("GetLampsResponse", "colors", 1, 0, 0xFF,
                    Wire::putU8, values);
            WireBytes.put("GetLampsResponse", "colors", fixed, 8, 4, encoded);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampsResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 8, lampsBytes);
            return new GetLampsResponse(payload);
        }
    }
}
