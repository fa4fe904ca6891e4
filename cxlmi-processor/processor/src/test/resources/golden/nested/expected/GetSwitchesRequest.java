package golden.nested;

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
 * Request of {@link GetSwitches}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetSwitchesRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 3;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetSwitchesRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetSwitchesRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetSwitchesRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        int switchIdsEnd = PayloadCheck.array("GetSwitchesRequest", "switchIds",
                payload, 0, payload.length, 3, Wire.u8(payload, 2), 1);
        PayloadCheck.noneLeft("GetSwitchesRequest", "switchIds", payload, 0, payload.length,
                switchIdsEnd);
        return new GetSwitchesRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Start port.
     *
     * <p>{@code u8} at byte 0.
     */
    public int startPort() {
        return Wire.u8(array, offset);
    }

    /**
     * Port limit.
     *
     * <p>{@code u8} at byte 1.
     */
    public int portLimit() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Switch count.
     *
     * <p>{@code u8} at byte 2.
     */
    public int switchCount() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * Switch ids.
     *
     * <p>{@code u8[switchCount]} at byte 3.
     */
    public int[] switchIds() {
        return WireArrays.ints(array, offset + 3, switchCount(), 1, Wire::u8);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetSwitchesRequest", MINIMUM_LENGTH, 3)
                .field("startPort", Layout.Kind.UNSIGNED, 0, 1)
                .field("portLimit", Layout.Kind.UNSIGNED, 1, 1)
                .field("switchCount", Layout.Kind.UNSIGNED, 2, 1)
                .field("switchIds", Layout.Kind.ARRAY, 3, 0)
                .elements(Layout.Kind.UNSIGNED, 1)
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
            case 0 -> startPort();
            case 1 -> portLimit();
            case 2 -> switchCount();
            case 3 -> switchIds();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[3];

        private byte[] switchIdsBytes = new byte[0];

        private boolean portLimitIsSet;

        private Builder() {
        }

        /**
         * Start port.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder startPort(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("GetSwitchesRequest", "startPort",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Port limit.
         *
         * <p>{@code u8} at byte 1. It has to be set.
         *
         * @param value from 1 to 255
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder portLimit(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("GetSwitchesRequest", "portLimit",
                    value, 1, 0xFF));
            portLimitIsSet = true;
            return this;
        }

        /**
         * Switch ids.
         *
         * <p>{@code u8[switchCount]} at byte 3. Sets {@code switchCount} too.
         *
         * @param values at most 255 of them, each 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder switchIds(int... values) {
            byte[] encoded = WireArrays.encode("GetSwitchesRequest", "switchIds", 1, 0, 0xFF,
                    Wire::putU8, values);
            Wire.putU8(fixed, 2, FieldRange.count("GetSwitchesRequest", "switchIds",
                    encoded.length, 0xFF));
            switchIdsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public GetSwitchesRequest build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 3, switchIdsBytes);
            GetSwitchesRequest built = new GetSwitchesRequest(payload);
            FieldRange.given("GetSwitchesRequest", "portLimit", portLimitIsSet, "from 1 to 255");
            return built;
        }
    }
}
