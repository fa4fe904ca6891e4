package golden.paging;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of Get Lamp Features.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampFeaturesRequest extends Struct {
    /**
     * Bytes that it takes at least.
     */
    public static final int MINIMUM_LENGTH = 6;

    /**
     * Bytes that it takes.
     */
    public static final int LENGTH = 6;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "GetLampFeaturesRequest", "", MINIMUM_LENGTH, 6)
            .field("most", Layout.Kind.UNSIGNED, "u32", 0, 4)
            .unit("bytes")
            .field("firstFeature", Layout.Kind.UNSIGNED, "u16", 4, 2)
            .build();

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

    @Override
    public Layout layout() {
        return LAYOUT;
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
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[6];

        private Builder() {
        }

        /**
         * Most.
         *
         * <p>{@code u32} at byte 0; in bytes.
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
