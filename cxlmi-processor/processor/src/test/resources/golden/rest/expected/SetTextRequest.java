package golden.rest;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Request of {@link SetText}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetTextRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetTextRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetTextRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetTextRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        PayloadCheck.rest("SetTextRequest", "comment", payload, 0, payload.length, 1, 1);
        return new SetTextRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Slot.
     *
     * <p>{@code u8} at byte 0.
     */
    public int slot() {
        return Wire.u8(array, offset);
    }

    /**
     * Comment.
     *
     * <p>{@code text[rest]} at byte 1.
     */
    public String comment() {
        return WireBytes.text(array, offset + 1, byteLength() - 1);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetTextRequest", MINIMUM_LENGTH, 1)
                .field("slot", Layout.Kind.UNSIGNED, 0, 1)
                .field("comment", Layout.Kind.TEXT, 1, 0)
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
            case 0 -> slot();
            case 1 -> comment();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private byte[] commentBytes = new byte[0];

        private Builder() {
        }

        /**
         * Slot.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder slot(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("SetTextRequest", "slot", value, 0, 0xFF));
            return this;
        }

        /**
         * Comment.
         *
         * <p>{@code text[rest]} at byte 1.
         *
         * @param values printable ASCII
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder comment(String values) {
            byte[] encoded = WireBytes.ascii("SetTextRequest", "comment", values);
            commentBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetTextRequest build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 1, commentBytes);
            return new SetTextRequest(payload);
        }
    }
}
