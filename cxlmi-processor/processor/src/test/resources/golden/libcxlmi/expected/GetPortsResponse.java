package golden.libcxlmi;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructList;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of Get Ports.
 *
 * <p>In C {@code struct cxlmi_cmd_get_ports_rsp}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetPortsResponse extends Struct {
    /**
     * Bytes that its first revision takes with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "GetPortsResponse", "cxlmi_cmd_get_ports_rsp", MINIMUM_LENGTH, 1)
            .field("portCount", Layout.Kind.UNSIGNED, "u8", 0, 1)
            .field("ports", Layout.Kind.ARRAY, "Port[portCount]", 1, 0)
            .struct(() -> Port.LAYOUT)
            .elements(Layout.Kind.STRUCT, Port.MINIMUM_LENGTH)
            .count(Layout.Count.elements("portCount"))
            .build();

    private final int[] portsEnds;

    private GetPortsResponse(byte[] payload, int[] portsEnds) {
        super(payload, 0, payload.length);
        this.portsEnds = portsEnds;
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetPortsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetPortsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int[] portsEnds = PayloadCheck.variableArray("GetPortsResponse", "ports",
                payload, 0, payload.length, 1, Wire.u8(payload, 0), Port.MINIMUM_LENGTH,
                Port::check);
        int portsEnd = 1 + WireArrays.lastEnd(portsEnds);
        PayloadCheck.noneLeft("GetPortsResponse", "ports", payload, 0, payload.length, portsEnd);
        return new GetPortsResponse(payload, portsEnds);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Port count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int portCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Ports.
     *
     * <p>{@code Port[portCount]} at byte 1.
     */
    public List<Port> ports() {
        return StructList.variableStride(array, offset + 1, portsEnds, Port::new);
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> portCount();
            case 1 -> ports();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private byte[] portsBytes = new byte[0];

        private int[] portsEnds = new int[0];

        private Builder() {
        }

        /**
         * Ports.
         *
         * <p>{@code Port[portCount]} at byte 1.
         */
        public Builder ports(List<Port> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 0, FieldRange.count("GetPortsResponse", "ports",
                    values.size(), 0xFF));
            portsEnds = WireArrays.ends(values);
            portsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetPortsResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 1, portsBytes);
            return new GetPortsResponse(payload, portsEnds);
        }
    }
}
