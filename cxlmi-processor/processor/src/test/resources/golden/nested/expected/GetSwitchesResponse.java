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
 * Response of {@link GetSwitches}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetSwitchesResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final int[] switchesEnds;

    private GetSwitchesResponse(byte[] payload, int[] switchesEnds) {
        super(payload, 0, payload.length);
        this.switchesEnds = switchesEnds;
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetSwitchesResponse wrap(byte[] payload, GetSwitchesRequest request) {
        PayloadCheck.minimumLength("GetSwitchesResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int[] switchesEnds = PayloadCheck.variableArray("GetSwitchesResponse", "switches",
                payload, 0, payload.length, 4, Wire.u8(payload, 0), Switch.MINIMUM_LENGTH,
                (array, offset, left) ->
                Switch.check(array, offset, left, request.startPort(), request.portLimit()));
        int switchesEnd = 4 + WireArrays.lastEnd(switchesEnds);
        PayloadCheck.noneLeft("GetSwitchesResponse", "switches", payload, 0, payload.length,
                switchesEnd);
        return new GetSwitchesResponse(payload, switchesEnds);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Switch count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int switchCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Switches.
     *
     * <p>{@code Switch[switchCount]} at byte 4.
     */
    public List<Switch> switches() {
        return StructList.variableStride(array, offset + 4, switchesEnds, Switch::new);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetSwitchesResponse", MINIMUM_LENGTH, 4)
                .field("switchCount", Layout.Kind.UNSIGNED, 0, 1)
                .field("reserved", Layout.Kind.RESERVED, 1, 3)
                .field("switches", Layout.Kind.ARRAY, 4, 0)
                .struct(Switch::structLayout)
                .elements(Layout.Kind.STRUCT, Switch.MINIMUM_LENGTH)
                .count(Layout.Count.elements("switchCount"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> switchCount();
            case 2 -> switches();
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

        private byte[] switchesBytes = new byte[0];

        private int[] switchesEnds = new int[0];

        private Builder() {
        }

        /**
         * Switches.
         *
         * <p>{@code Switch[switchCount]} at byte 4. Sets {@code switchCount} too.
         *
         * @param values at most 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder switches(List<Switch> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 0, FieldRange.count("GetSwitchesResponse", "switches",
                    values.size(), 0xFF));
            switchesEnds = WireArrays.ends(values);
            switchesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetSwitchesResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 4, switchesBytes);
            return new GetSwitchesResponse(payload, switchesEnds);
        }
    }
}
