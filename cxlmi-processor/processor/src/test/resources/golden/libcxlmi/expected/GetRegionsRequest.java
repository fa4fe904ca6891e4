package golden.libcxlmi;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of Get Regions.
 *
 * <p>In C {@code struct cxlmi_cmd_get_regions_req}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetRegionsRequest extends Struct {
    /**
     * Bytes that it takes at least.
     */
    public static final int MINIMUM_LENGTH = 2;

    /**
     * Bytes that it takes.
     */
    public static final int LENGTH = 2;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "GetRegionsRequest", "cxlmi_cmd_get_regions_req", MINIMUM_LENGTH, 2)
            .field("start", Layout.Kind.UNSIGNED, "u8", 0, 1)
            .field("limit", Layout.Kind.UNSIGNED, "u8", 1, 1)
            .build();

    private GetRegionsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetRegionsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetRegionsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetRegionsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Start.
     *
     * <p>{@code u8} at byte 0.
     */
    public int start() {
        return Wire.u8(array, offset);
    }

    /**
     * Limit.
     *
     * <p>{@code u8} at byte 1.
     */
    public int limit() {
        return Wire.u8(array, offset + 1);
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> start();
            case 1 -> limit();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[2];

        private Builder() {
        }

        /**
         * Start.
         *
         * <p>{@code u8} at byte 0.
         */
        public Builder start(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("GetRegionsRequest", "start", value, 0, 0xFF));
            return this;
        }

        /**
         * Limit.
         *
         * <p>{@code u8} at byte 1.
         */
        public Builder limit(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("GetRegionsRequest", "limit", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetRegionsRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetRegionsRequest(payload);
        }
    }
}
