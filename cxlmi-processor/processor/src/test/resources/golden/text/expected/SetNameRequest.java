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
 * Request of {@link SetName}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetNameRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 28;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 28;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetNameRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetNameRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetNameRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new SetNameRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whose name it is.
     *
     * <p>{@code uuid} at byte 0.
     */
    public UUID owner() {
        return Wire.uuid(array, offset);
    }

    /**
     * The name.
     *
     * <p>{@code text[8]} at byte 16.
     */
    public String name() {
        return WireBytes.text(array, offset + 16, 8);
    }

    /**
     * Four bytes that mean nothing.
     *
     * <p>{@code bytes[4]} at byte 24.
     */
    public byte[] key() {
        return WireBytes.copy(array, offset + 24, 4);
    }

    /**
     * {@link #key} as a read-only view.
     */
    public ByteBuffer keyBuffer() {
        return WireBytes.buffer(array, offset + 24, 4);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetNameRequest", MINIMUM_LENGTH, 28)
                .field("owner", Layout.Kind.UUID, 0, 16)
                .field("name", Layout.Kind.TEXT, 16, 8)
                .field("key", Layout.Kind.BYTES, 24, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> owner();
            case 1 -> name();
            case 2 -> key();
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
         * Whose name it is.
         *
         * <p>{@code uuid} at byte 0.
         */
        public Builder owner(UUID value) {
            Wire.putUuid(fixed, 0, value);
            return this;
        }

        /**
         * The name.
         *
         * <p>{@code text[8]} at byte 16.
         *
         * @param value at most 8 characters of printable ASCII
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder name(String value) {
            WireBytes.putText("SetNameRequest", "name", fixed, 16, 8, value);
            return this;
        }

        /**
         * Four bytes that mean nothing.
         *
         * <p>{@code bytes[4]} at byte 24.
         *
         * @param value exactly 4 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder key(byte[] value) {
            WireBytes.put("SetNameRequest", "key", fixed, 24, 4, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetNameRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new SetNameRequest(payload);
        }
    }
}
