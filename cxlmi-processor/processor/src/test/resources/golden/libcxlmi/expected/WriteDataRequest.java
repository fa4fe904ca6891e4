package golden.libcxlmi;

import java.nio.ByteBuffer;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Request of Write Data.
 *
 * <p>In C {@code struct cxlmi_cmd_write_data_req}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteDataRequest extends Struct {
    /**
     * Bytes that its first revision takes with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "WriteDataRequest", "cxlmi_cmd_write_data_req", MINIMUM_LENGTH, 4)
            .field("offset", Layout.Kind.UNSIGNED, "u32", 0, 4)
            .field("data", Layout.Kind.BYTES, "bytes[rest]", 4, 0)
            .count(Layout.Count.rest())
            .build();

    private WriteDataRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteDataRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteDataRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        PayloadCheck.rest("WriteDataRequest", "data", payload, 0, payload.length, 4, 1);
        return new WriteDataRequest(payload);
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
     * <p>{@code u32} at byte 0.
     */
    public long offset() {
        return Wire.u32(array, offset);
    }

    /**
     * Data.
     *
     * <p>{@code bytes[rest]} at byte 4.
     */
    public byte[] data() {
        return WireBytes.copy(array, offset + 4, byteLength() - 4);
    }

    /**
     * {@link #data} as a read-only view.
     */
    public ByteBuffer dataBuffer() {
        return WireBytes.buffer(array, offset + 4, byteLength() - 4);
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> offset();
            case 1 -> data();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private byte[] dataBytes = new byte[0];

        private Builder() {
        }

        /**
         * Offset.
         *
         * <p>{@code u32} at byte 0.
         */
        public Builder offset(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("WriteDataRequest", "offset",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Data.
         *
         * <p>{@code bytes[rest]} at byte 4.
         */
        public Builder data(byte[] values) {
            byte[] encoded = values.clone();
            dataBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteDataRequest build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 4, dataBytes);
            return new WriteDataRequest(payload);
        }
    }
}
