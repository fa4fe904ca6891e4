package golden.nested;

import java.util.List;
import java.util.Optional;
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
 * One virtual switch and its ports.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Switch extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Switch(byte[] array, int offset, int byteLength) {
        super(array, offset, byteLength);
    }

    /**
     * Views all of some bytes, which must not be changed afterwards, whatever was asked for.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Switch wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Switch", bytes, 0, bytes.length, MINIMUM_LENGTH);
        PayloadCheck.rest("Switch", "ports", bytes, 0, bytes.length, 4, Port.LENGTH);
        return new Switch(bytes, 0, bytes.length);
    }

    /**
     * Views some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Switch wrap(byte[] bytes, long requestStartPort, long requestPortLimit) {
        return new Switch(bytes, 0, check(bytes, 0, bytes.length, requestStartPort, requestPortLimit));
    }

    /**
     * Checks an element of another struct; returns the bytes that it takes.
     */
    static int check(byte[] array, int offset, int available, long requestStartPort,
            long requestPortLimit) {
        PayloadCheck.minimumLength("Switch", array, offset, available, MINIMUM_LENGTH);
        int portsCount = PayloadCheck.limitedCount(Wire.u8(array, offset + 3), requestStartPort,
                requestPortLimit);
        return PayloadCheck.array("Switch", "ports", array, offset, available, 4, portsCount,
                Port.LENGTH);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Switch id.
     *
     * <p>{@code u8} at byte 0.
     */
    public int switchId() {
        return Wire.u8(array, offset);
    }

    /**
     * All ports, listed or not.
     *
     * <p>{@code u8} at byte 3.
     */
    public int portCount() {
        return Wire.u8(array, offset + 3);
    }

    /**
     * Ports.
     *
     * <p>{@code Port[portCount - request.startPort, at most request.portLimit]} at byte 4.
     */
    public List<Port> ports() {
        return StructList.fixedStride(array, offset + 4, (byteLength() - 4) / Port.LENGTH,
                Port.LENGTH, Port::new);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Switch", MINIMUM_LENGTH, 4)
                .field("switchId", Layout.Kind.UNSIGNED, 0, 1)
                .field("reserved", Layout.Kind.RESERVED, 1, 2)
                .field("portCount", Layout.Kind.UNSIGNED, 3, 1)
                .field("ports", Layout.Kind.ARRAY, 4, 0)
                .struct(Port::structLayout)
                .elements(Layout.Kind.STRUCT, Port.LENGTH)
                .count(Layout.Count.total("portCount", "request.startPort", "request.portLimit"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> switchId();
            case 2 -> portCount();
            case 3 -> ports();
            case 1 -> Optional.empty();
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

        private boolean portCountIsSet;

        private Builder() {
        }

        /**
         * Switch id.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder switchId(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("Switch", "switchId", value, 0, 0xFF));
            return this;
        }

        /**
         * All ports, listed or not.
         *
         * <p>{@code u8} at byte 3. If it is not set, it is the number of {@code ports}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder portCount(int value) {
            Wire.putU8(fixed, 3, FieldRange.check("Switch", "portCount", value, 0, 0xFF));
            portCountIsSet = true;
            return this;
        }

        /**
         * Ports.
         *
         * <p>{@code Port[portCount - request.startPort, at most request.portLimit]} at byte 4.
         *
         * @param values at most 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder ports(List<Port> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            portsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Switch build() {
            int portsCount = portsBytes.length / Port.LENGTH;
            if (!portCountIsSet) {
                Wire.putU8(fixed, 3, FieldRange.count("Switch", "ports", portsCount, 0xFF));
            }
            FieldRange.total("Switch", "portCount", Wire.u8(fixed, 3),
                    PayloadCheck.limitedCount(Wire.u8(fixed, 3), 0, portsCount), portsCount);
            byte[] payload = WireBytes.insert(fixed, fixed.length, 4, portsBytes);
            return new Switch(payload, 0, payload.length);
        }
    }
}
