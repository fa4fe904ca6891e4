package golden.text;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link SetName}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetNameResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 28;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 28;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetNameResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetNameResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetNameResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new SetNameResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Previous owner.
     *
     * <p>{@code uuid} at byte 0.
     */
    public UUID previousOwner() {
        return Wire.uuid(array, offset);
    }

    /**
     * Previous name.
     *
     * <p>{@code text[8]} at byte 16.
     */
    public String previousName() {
        return WireBytes.text(array, offset + 16, 8);
    }

    /**
     * Previous key.
     *
     * <p>{@code bytes[4]} at byte 24.
     */
    public byte[] previousKey() {
        return WireBytes.copy(array, offset + 24, 4);
    }

    /**
     * {@link #previousKey} as a read-only view.
     */
    public ByteBuffer previousKeyBuffer() {
        return WireBytes.buffer(array, offset + 24, 4);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetNameResponse", MINIMUM_LENGTH, 28)
                .field("previousOwner", Layout.Kind.UUID, 0, 16)
                .field("previousName", Layout.Kind.TEXT, 16, 8)
                .field("previousKey", Layout.Kind.BYTES, 24, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> previousOwner();
            case 1 -> previousName();
            case 2 -> previousKey();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[28];

        private Builder() {
        }

        /**
         * Previous owner.
         *
         * <p>{@code uuid} at byte 0.
         */
        public Builder previousOwner(UUID value) {
            Wire.putUuid(fixed, 0, value);
            return this;
        }

        /**
         * Previous name.
         *
         * <p>{@code text[8]} at byte 16.
         *
         * @param value at most 8 characters of printable ASCII
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder previousName(String value) {
            WireBytes.putText("SetNameResponse", "previousName", fixed, 16, 8, value);
            return this;
        }

        /**
         * Previous key.
         *
         * <p>{@code bytes[4]} at byte 24.
         *
         * @param value exactly 4 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder previousKey(byte[] value) {
            WireBytes.put("SetNameResponse", "previousKey", fixed, 24, 4, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetNameResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new SetNameResponse(payload);
        }
    }
}
