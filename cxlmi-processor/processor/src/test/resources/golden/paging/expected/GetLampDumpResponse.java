package golden.paging;

import java.nio.ByteBuffer;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetLampDump}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampDumpResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 0;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampDumpResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampDumpResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampDumpResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        PayloadCheck.rest("GetLampDumpResponse", "data", payload, 0, payload.length, 0, 1);
        return new GetLampDumpResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Data.
     *
     * <p>{@code bytes[rest]} at byte 0.
     */
    public byte[] data() {
        return WireBytes.copy(array, offset, byteLength());
    }

    /**
     * {@link #data} as a read-only view.
     */
    public ByteBuffer dataBuffer() {
        return WireBytes.buffer(array, offset, byteLength());
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampDumpResponse", MINIMUM_LENGTH, 0)
                .field("data", Layout.Kind.BYTES, 0, 0)
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
            case 0 -> data();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[0];

        private byte[] dataBytes = new byte[0];

        private Builder() {
        }

        /**
         * Data.
         *
         * <p>{@code bytes[rest]} at byte 0.
         */
        public Builder data(byte[] values) {
            byte[] encoded = values.clone();
            dataBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampDumpResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 0, dataBytes);
            return new GetLampDumpResponse(payload);
        }
    }
}
