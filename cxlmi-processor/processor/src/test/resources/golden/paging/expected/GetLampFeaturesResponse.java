package golden.paging;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetLampFeatures}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampFeaturesResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampFeaturesResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampFeaturesResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampFeaturesResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        PayloadCheck.rest("GetLampFeaturesResponse", "features", payload, 0, payload.length, 4, 4);
        return new GetLampFeaturesResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All features.
     *
     * <p>{@code u32} at byte 0.
     */
    public long allFeatures() {
        return Wire.u32(array, offset);
    }

    /**
     * Features.
     *
     * <p>{@code u32[rest]} at byte 4.
     */
    public long[] features() {
        return WireArrays.longs(array, offset + 4, (byteLength() - 4) / 4, 4, Wire::u32);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampFeaturesResponse", MINIMUM_LENGTH, 4)
                .field("allFeatures", Layout.Kind.UNSIGNED, 0, 4)
                .field("features", Layout.Kind.ARRAY, 4, 0)
                .elements(Layout.Kind.UNSIGNED, 4)
                .count(Layout.Count.rest())
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> allFeatures();
            case 1 -> features();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private byte[] featuresBytes = new byte[0];

        private Builder() {
        }

        /**
         * All features.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder allFeatures(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("GetLampFeaturesResponse", "allFeatures",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Features.
         *
         * <p>{@code u32[rest]} at byte 4.
         *
         * @param values each 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder features(long... values) {
            byte[] encoded = WireArrays.encode("GetLampFeaturesResponse", "features",
                    4, 0, 0xFFFFFFFFL, Wire::putU32, values);
            featuresBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampFeaturesResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 4, featuresBytes);
            return new GetLampFeaturesResponse(payload);
        }
    }
}
