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
 * Request of {@link GetLampLog}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampLogRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 12;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 12;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampLogRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampLogRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampLogRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetLampLogRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Lamp.
     *
     * <p>{@code u32} at byte 0.
     */
    public long lamp() {
        return Wire.u32(array, offset);
    }

    /**
     * Offset.
     *
     * <p>{@code u32} at byte 4; in bytes.
     */
    public long offset() {
        return Wire.u32(array, offset + 4);
    }

    /**
     * Length.
     *
     * <p>{@code u32} at byte 8; in bytes.
     */
    public long length() {
        return Wire.u32(array, offset + 8);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampLogRequest", MINIMUM_LENGTH, 12)
                .field("lamp", Layout.Kind.UNSIGNED, 0, 4)
                .field("offset", Layout.Kind.UNSIGNED, 4, 4)
                .unit("bytes")
                .field("length", Layout.Kind.UNSIGNED, 8, 4)
                .unit("bytes")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> lamp();
            case 1 -> offset();
            case 2 -> length();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[12];

        private Builder() {
        }

        /**
         * Lamp.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lamp(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("GetLampLogRequest", "lamp",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Offset.
         *
         * <p>{@code u32} at byte 4.
         *
         * @param value 32 bits, in bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder offset(long value) {
            Wire.putU32(fixed, 4, FieldRange.check("GetLampLogRequest", "offset",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Length.
         *
         * <p>{@code u32} at byte 8.
         *
         * @param value 32 bits, in bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder length(long value) {
            Wire.putU32(fixed, 8, FieldRange.check("GetLampLogRequest", "length",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampLogRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetLampLogRequest(payload);
        }
    }
}
