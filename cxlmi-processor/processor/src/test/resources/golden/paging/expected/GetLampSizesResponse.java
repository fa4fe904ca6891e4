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
 * Response of {@link GetLampSizes}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampSizesResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 6;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampSizesResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampSizesResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampSizesResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int lampsEnd = PayloadCheck.array("GetLampSizesResponse", "lamps",
                payload, 0, payload.length, 6, Wire.u16(payload, 4), LampSize.LENGTH);
        PayloadCheck.noneLeft("GetLampSizesResponse", "lamps", payload, 0, payload.length,
                lampsEnd);
        return new GetLampSizesResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Dump size.
     *
     * <p>{@code u32} at byte 0; in bytes.
     */
    public long dumpSize() {
        return Wire.u32(array, offset);
    }

    /**
     * Lamp count.
     *
     * <p>{@code u16} at byte 4.
     */
    public int lampCount() {
        return Wire.u16(array, offset + 4);
    }

    /**
     * Lamps.
     *
     * <p>{@code LampSize[lampCount]} at byte 6.
     */
    public List<LampSize> lamps() {
        return StructList.fixedStride(array, offset + 6, lampCount(), LampSize.LENGTH,
                LampSize::new);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampSizesResponse", MINIMUM_LENGTH, 6)
                .field("dumpSize", Layout.Kind.UNSIGNED, 0, 4)
                .unit("bytes")
                .field("lampCount", Layout.Kind.UNSIGNED, 4, 2)
                .field("lamps", Layout.Kind.ARRAY, 6, 0)
                .struct(LampSize::structLayout)
                .elements(Layout.Kind.STRUCT, LampSize.LENGTH)
                .count(Layout.Count.elements("lampCount"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> dumpSize();
            case 1 -> lampCount();
            case 2 -> lamps();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[6];

        private byte[] lampsBytes = new byte[0];

        private Builder() {
        }

        /**
         * Dump size.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits, in bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder dumpSize(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("GetLampSizesResponse", "dumpSize",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Lamps.
         *
         * <p>{@code LampSize[lampCount]} at byte 6. Sets {@code lampCount} too.
         *
         * @param values at most 65535 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lamps(List<LampSize> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU16(fixed, 4, FieldRange.count("GetLampSizesResponse", "lamps",
                    encoded.length / LampSize.LENGTH, 0xFFFF));
            lampsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampSizesResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 6, lampsBytes);
            return new GetLampSizesResponse(payload);
        }
    }
}
