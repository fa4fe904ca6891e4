package golden.nested;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructList;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetPorts}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetPortsResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final int portsCount;

    private GetPortsResponse(byte[] payload, int portsCount) {
        super(payload, 0, payload.length);
        this.portsCount = portsCount;
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetPortsResponse wrap(byte[] payload, GetPortsRequest request) {
        PayloadCheck.minimumLength("GetPortsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int portsCount = PayloadCheck.limitedCount(Wire.u32(payload, 0), request.startPort(), -1);
        int portsEnd = PayloadCheck.array("GetPortsResponse", "ports", payload, 0, payload.length,
                4, portsCount, Port.LENGTH);
        PayloadCheck.noneLeft("GetPortsResponse", "ports", payload, 0, payload.length, portsEnd);
        return new GetPortsResponse(payload, portsCount);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Total.
     *
     * <p>{@code u32} at byte 0.
     */
    public long total() {
        return Wire.u32(array, offset);
    }

    /**
     * Ports.
     *
     * <p>{@code Port[total - request.startPort]} at byte 4.
     */
    public List<Port> ports() {
        return StructList.fixedStride(array, offset + 4, portsCount, Port.LENGTH, Port::new);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetPortsResponse", MINIMUM_LENGTH, 4)
                .field("total", Layout.Kind.UNSIGNED, 0, 4)
                .field("ports", Layout.Kind.ARRAY, 4, 0)
                .struct(Port::structLayout)
                .elements(Layout.Kind.STRUCT, Port.LENGTH)
                .count(Layout.Count.total("total", "request.startPort", ""))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> total();
            case 1 -> ports();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private byte[] portsBytes = new byte[0];

        private boolean totalIsSet;

        private Builder() {
        }

        /**
         * Total.
         *
         * <p>{@code u32} at byte 0. If it is not set, it is the number of {@code ports}.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder total(long value) {
            Wire.putU32(fixed, 0, FieldRange.check("GetPortsResponse", "total",
                    value, 0, 0xFFFFFFFFL));
            totalIsSet = true;
            return this;
        }

        /**
         * Ports.
         *
         * <p>{@code Port[total - request.startPort]} at byte 4.
         */
        public Builder ports(List<Port> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            portsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetPortsResponse build() {
            int portsCount = portsBytes.length / Port.LENGTH;
            if (!totalIsSet) {
                Wire.putU32(fixed, 0, FieldRange.count("GetPortsResponse", "ports",
                        portsCount, 0xFFFFFFFFL));
            }
            FieldRange.total("GetPortsResponse", "total", Wire.u32(fixed, 0),
                    PayloadCheck.limitedCount(Wire.u32(fixed, 0), 0, portsCount), portsCount);
            byte[] payload = WireBytes.insert(fixed, fixed.length, 4, portsBytes);
            return new GetPortsResponse(payload, portsCount);
        }
    }
}
