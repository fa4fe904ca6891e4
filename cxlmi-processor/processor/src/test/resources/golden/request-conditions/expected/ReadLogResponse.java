package golden.requestconditions;

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
 * Response of {@link ReadLog}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ReadLogResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ReadLogResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ReadLogResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("ReadLogResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        PayloadCheck.rest("ReadLogResponse", "entries", payload, 0, payload.length, 1, 2);
        return new ReadLogResponse(payload);
    }

    /**
     * Views a payload as received, which has to fit what the request asks for; the array is not copied and must
     * not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ReadLogResponse wrap(byte[] payload, ReadLogRequest request) {
        PayloadCheck.atMost("ReadLogResponse", payload, "request.length", request.length());
        return wrap(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Version.
     *
     * <p>{@code u8} at byte 0.
     */
    public int version() {
        return Wire.u8(array, offset);
    }

    /**
     * Entries.
     *
     * <p>{@code u16[rest]} at byte 1.
     */
    public int[] entries() {
        return WireArrays.ints(array, offset + 1, (byteLength() - 1) / 2, 2, Wire::u16);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ReadLogResponse", MINIMUM_LENGTH, 1)
                .field("version", Layout.Kind.UNSIGNED, 0, 1)
                .field("entries", Layout.Kind.ARRAY, 1, 0)
                .elements(Layout.Kind.UNSIGNED, 2)
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
            case 0 -> version();
            case 1 -> entries();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private byte[] entriesBytes = new byte[0];

        private Builder() {
        }

        /**
         * Version.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder version(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("ReadLogResponse", "version", value, 0, 0xFF));
            return this;
        }

        /**
         * Entries.
         *
         * <p>{@code u16[rest]} at byte 1.
         *
         * @param values each 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder entries(int... values) {
            byte[] encoded = WireArrays.encode("ReadLogResponse", "entries", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            entriesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public ReadLogResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 1, entriesBytes);
            return new ReadLogResponse(payload);
        }
    }
}
