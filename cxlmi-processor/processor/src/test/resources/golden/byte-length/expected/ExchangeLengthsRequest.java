package golden.bytelength;

import java.nio.ByteBuffer;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Request of {@link ExchangeLengths}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ExchangeLengthsRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ExchangeLengthsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ExchangeLengthsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("ExchangeLengthsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        int dataEnd = PayloadCheck.byteLengthArray("ExchangeLengthsRequest", "data",
                payload, 0, payload.length, 2, Wire.u16(payload, 0), 1);
        PayloadCheck.noneLeft("ExchangeLengthsRequest", "data", payload, 0, payload.length,
                dataEnd);
        return new ExchangeLengthsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Data length.
     *
     * <p>{@code u16} at byte 0.
     */
    public int dataLength() {
        return Wire.u16(array, offset);
    }

    /**
     * Data.
     *
     * <p>{@code bytes[dataLength bytes]} at byte 2.
     */
    public byte[] data() {
        return WireBytes.copy(array, offset + 2, dataLength());
    }

    /**
     * {@link #data} as a read-only view.
     */
    public ByteBuffer dataBuffer() {
        return WireBytes.buffer(array, offset + 2, dataLength());
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ExchangeLengthsRequest", MINIMUM_LENGTH, 2)
                .field("dataLength", Layout.Kind.UNSIGNED, 0, 2)
                .field("data", Layout.Kind.BYTES, 2, 0)
                .count(Layout.Count.bytes("dataLength"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> dataLength();
            case 1 -> data();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[2];

        private byte[] dataBytes = new byte[0];

        private Builder() {
        }

        /**
         * Data.
         *
         * <p>{@code bytes[dataLength bytes]} at byte 2. Sets {@code dataLength} too.
         *
         * @param values at most 65535 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder data(byte[] values) {
            byte[] encoded = values.clone();
            Wire.putU16(fixed, 0, FieldRange.count("ExchangeLengthsRequest", "data",
                    encoded.length, 0xFFFF));
            dataBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public ExchangeLengthsRequest build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 2, dataBytes);
            return new ExchangeLengthsRequest(payload);
        }
    }
}
