package golden.requestconditions;

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
 * Response of {@link AccessMemory}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class AccessMemoryResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final int dataCount;

    private AccessMemoryResponse(byte[] payload, int dataCount) {
        super(payload, 0, payload.length);
        this.dataCount = dataCount;
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static AccessMemoryResponse wrap(byte[] payload, AccessMemoryRequest request) {
        PayloadCheck.minimumLength("AccessMemoryResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int dataCount = request.access() == Access.WRITE ? 0
                : PayloadCheck.limitedCount(Wire.u16(payload, 0), 0, request.length());
        int dataEnd = PayloadCheck.array("AccessMemoryResponse", "data", payload, 0, payload.length,
                2, dataCount, 1);
        PayloadCheck.noneLeft("AccessMemoryResponse", "data", payload, 0, payload.length, dataEnd);
        return new AccessMemoryResponse(payload, dataCount);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Return size.
     *
     * <p>{@code u16} at byte 0.
     */
    public int returnSize() {
        return Wire.u16(array, offset);
    }

    /**
     * Data.
     *
     * <p>{@code bytes[returnSize, at most request.length, none if request.access = WRITE]} at byte 2.
     */
    public byte[] data() {
        return WireBytes.copy(array, offset + 2, dataCount);
    }

    /**
     * {@link #data} as a read-only view.
     */
    public ByteBuffer dataBuffer() {
        return WireBytes.buffer(array, offset + 2, dataCount);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("AccessMemoryResponse", MINIMUM_LENGTH, 2)
                .field("returnSize", Layout.Kind.UNSIGNED, 0, 2)
                .field("data", Layout.Kind.BYTES, 2, 0)
                .count(Layout.Count.total("returnSize", "", "request.length").noneIf("request.access = WRITE"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> returnSize();
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

        private boolean returnSizeIsSet;

        private Builder() {
        }

        /**
         * Return size.
         *
         * <p>{@code u16} at byte 0. If it is not set, it is the number of {@code data}.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder returnSize(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("AccessMemoryResponse", "returnSize",
                    value, 0, 0xFFFF));
            returnSizeIsSet = true;
            return this;
        }

        /**
         * Data.
         *
         * <p>{@code bytes[returnSize, at most request.length, none if request.access = WRITE]} at byte 2.
         *
         * @param values at most 65535 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder data(byte[] values) {
            byte[] encoded = values.clone();
            dataBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public AccessMemoryResponse build() {
            int dataCount = dataBytes.length / 1;
            if (!returnSizeIsSet) {
                Wire.putU16(fixed, 0, FieldRange.count("AccessMemoryResponse", "data",
                        dataCount, 0xFFFF));
            }
            FieldRange.total("AccessMemoryResponse", "returnSize", Wire.u16(fixed, 0),
                    PayloadCheck.limitedCount(Wire.u16(fixed, 0), 0, dataCount), dataCount);
            byte[] payload = WireBytes.insert(fixed, fixed.length, 2, dataBytes);
            return new AccessMemoryResponse(payload, dataCount);
        }
    }
}
