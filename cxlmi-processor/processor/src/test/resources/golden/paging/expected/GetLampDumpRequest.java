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
 * Request of {@link GetLampDump}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampDumpRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 8;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 8;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampDumpRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampDumpRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampDumpRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetLampDumpRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Offset.
     *
     * <p>{@code u32} at byte 0; in bytes.
     */
    public long offset() {
        return Wire.u32(array, offset);
    }

    /**
     * Length.
     *
     * <p>{@code u32} at byte 4; in bytes.
     */
    public long length() {
        return Wire.u32(array, offset + 4);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampDumpRequest", MINIMUM_LENGTH, 8)
                .field("offset", Layout.Kind.UNSIGNED, 0, 4)
                .unit("bytes")
                .field("length", Layout.Kind.UNSIGNED, 4, 4)
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
            case 0 -> offset();
            case 1 -> length();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[8];

        private Builder() {
        }

        /**
         * Offset.
         *
         * <p>{@code u32} at byte 0.
         *
         * @param value 32 bits, in bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder offset(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("GetLampDumpRequest", "offset",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Length.
         *
         * <p>{@code u32} at byte 4.
         *
         * @param value 32 bits, in bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder length(long value) {
            Wire.putU32(fixed, 4, FieldRange.check("GetLampDumpRequest", "length",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampDumpRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetLampDumpRequest(payload);
        }
    }
}
