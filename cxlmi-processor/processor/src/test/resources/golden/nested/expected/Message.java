package golden.nested;

import java.nio.ByteBuffer;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Message.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Message extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 3;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Message(byte[] array, int offset, int byteLength) {
        super(array, offset, byteLength);
    }

    /**
     * Views some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Message wrap(byte[] bytes) {
        return new Message(bytes, 0, check(bytes, 0, bytes.length));
    }

    /**
     * Checks an element of another struct; returns the bytes that it takes.
     */
    static int check(byte[] array, int offset, int available) {
        PayloadCheck.minimumLength("Message", array, offset, available, MINIMUM_LENGTH);
        int bodyEnd = PayloadCheck.array("Message", "body", array, offset, available, 2,
                Wire.u16(array, offset), 1);
        return PayloadCheck.following("Message", "checksum", array, offset, available, bodyEnd, 1);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Length.
     *
     * <p>{@code u16} at byte 0.
     */
    public int length() {
        return Wire.u16(array, offset);
    }

    /**
     * Body.
     *
     * <p>{@code bytes[length]} at byte 2.
     */
    public byte[] body() {
        return WireBytes.copy(array, offset + 2, length());
    }

    /**
     * {@link #body} as a read-only view.
     */
    public ByteBuffer bodyBuffer() {
        return WireBytes.buffer(array, offset + 2, length());
    }

    /**
     * Checksum.
     *
     * <p>{@code u8} after {@code body}.
     */
    public int checksum() {
        return Wire.u8(array, offset + bodyEnd());
    }

    private int bodyEnd() {
        return 2 + length();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Message", MINIMUM_LENGTH, 3)
                .field("length", Layout.Kind.UNSIGNED, 0, 2)
                .field("body", Layout.Kind.BYTES, 2, 0)
                .count(Layout.Count.elements("length"))
                .fieldAfterArray("checksum", Layout.Kind.UNSIGNED, 2, 1)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> length();
            case 1 -> body();
            case 2 -> checksum();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[3];

        private byte[] bodyBytes = new byte[0];

        private Builder() {
        }

        /**
         * Body.
         *
         * <p>{@code bytes[length]} at byte 2. Sets {@code length} too.
         *
         * @param values at most 65535 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder body(byte[] values) {
            byte[] encoded = values.clone();
            Wire.putU16(fixed, 0, FieldRange.count("Message", "body", encoded.length, 0xFFFF));
            bodyBytes = encoded;
            return this;
        }

        /**
         * Checksum.
         *
         * <p>{@code u8} after {@code body}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder checksum(int value) {
            Wire.putU8(fixed, 2, FieldRange.check("Message", "checksum", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Message build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 2, bodyBytes);
            return new Message(payload, 0, payload.length);
        }
    }
}
