package golden.paging;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link GetLampFeatures}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampFeaturesRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 6;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 6;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampFeaturesRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampFeaturesRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampFeaturesRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetLampFeaturesRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Most.
     *
     * <p>{@code u32} at byte 0; in bytes.
     */
    public long most() {
        return Wire.u32(array, offset);
    }

    /**
     * First feature.
     *
     * <p>{@code u16} at byte 4.
     */
    public int firstFeature() {
        return Wire.u16(array, offset + 4);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampFeaturesRequest", MINIMUM_LENGTH, 6)
                .field("most", Layout.Kind.UNSIGNED, 0, 4)
                .unit("bytes")
                .field("firstFeature", Layout.Kind.UNSIGNED, 4, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> most();
            case 1 -> firstFeature();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[6];

        private Builder() {
        }

        /**
         * Most.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits, in bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder most(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("GetLampFeaturesRequest", "most",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * First feature.
         *
         * <p>{@code u16} at byte 4.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder firstFeature(int value) {
            Wire.putU16(fixed, 4, FieldRange.check("GetLampFeaturesRequest", "firstFeature",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampFeaturesRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetLampFeaturesRequest(payload);
        }
    }
}
