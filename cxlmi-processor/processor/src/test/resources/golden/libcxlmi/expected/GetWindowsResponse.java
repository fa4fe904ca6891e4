package golden.libcxlmi;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of Get Windows.
 *
 * <p>In C {@code struct cxlmi_cmd_get_windows_rsp}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetWindowsResponse extends Struct {
    /**
     * Bytes that its first revision takes with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 5;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "GetWindowsResponse", "cxlmi_cmd_get_windows_rsp", MINIMUM_LENGTH, 5)
            .field("windowCount", Layout.Kind.UNSIGNED, "u8", 0, 1)
            .field("windows", Layout.Kind.ARRAY, "u16[windowCount]", 1, 0)
            .elements(Layout.Kind.UNSIGNED, 2)
            .count(Layout.Count.elements("windowCount"))
            .fieldAfterArray("freeCount", Layout.Kind.UNSIGNED, "u32", 1, 4)
            .build();

    private GetWindowsResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetWindowsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetWindowsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int windowsEnd = PayloadCheck.array("GetWindowsResponse", "windows",
                payload, 0, payload.length, 1, Wire.u8(payload, 0), 2);
        PayloadCheck.following("GetWindowsResponse", "freeCount", payload, 0, payload.length,
                windowsEnd, 4);
        PayloadCheck.noneLeft("GetWindowsResponse", "windows", payload, 0, payload.length,
                windowsEnd + 4);
        return new GetWindowsResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Window count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int windowCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Windows.
     *
     * <p>{@code u16[windowCount]} at byte 1.
     */
    public int[] windows() {
        return WireArrays.ints(array, offset + 1, windowCount(), 2, Wire::u16);
    }

    /**
     * Free count.
     *
     * <p>{@code u32} after {@code windows}.
     */
    public long freeCount() {
        return Wire.u32(array, offset + windowsEnd());
    }

    private int windowsEnd() {
        return 1 + windowCount() * 2;
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> windowCount();
            case 1 -> windows();
            case 2 -> freeCount();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[5];

        private byte[] windowsBytes = new byte[0];

        private Builder() {
        }

        /**
         * Windows.
         *
         * <p>{@code u16[windowCount]} at byte 1.
         */
        public Builder windows(int... values) {
            byte[] encoded = WireArrays.encode("GetWindowsResponse", "windows", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            Wire.putU8(fixed, 0, FieldRange.count("GetWindowsResponse", "windows",
                    encoded.length / 2, 0xFF));
            windowsBytes = encoded;
            return this;
        }

        /**
         * Free count.
         *
         * <p>{@code u32} after {@code windows}.
         */
        public Builder freeCount(long value) {
            Wire.putU32(fixed, 1, FieldRange.check("GetWindowsResponse", "freeCount",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetWindowsResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 1, windowsBytes);
            return new GetWindowsResponse(payload);
        }
    }
}
