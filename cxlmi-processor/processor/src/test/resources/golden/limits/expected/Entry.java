package golden.limits;

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
 * Entry.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Entry extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Entry(byte[] array, int offset, int byteLength) {
        super(array, offset, byteLength);
    }

    /**
     * Views some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Entry wrap(byte[] bytes) {
        return new Entry(bytes, 0, check(bytes, 0, bytes.length));
    }

    /**
     * Checks an element of another struct; returns the bytes that it takes.
     */
    static int check(byte[] array, int offset, int available) {
        PayloadCheck.minimumLength("Entry", array, offset, available, MINIMUM_LENGTH);
        return PayloadCheck.byteLengthArray("Entry", "body", array, offset, available, 1,
                Wire.u8(array, offset), 1);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Size.
     *
     * <p>{@code u8} at byte 0.
     */
    public int size() {
        return Wire.u8(array, offset);
    }

    /**
     * Body.
     *
     * <p>{@code bytes[size bytes]} at byte 1.
     */
    public byte[] body() {
        return WireBytes.copy(array, offset + 1, size());
    }

    /**
     * {@link #body} as a read-only view.
     */
    public ByteBuffer bodyBuffer() {
        return WireBytes.buffer(array, offset + 1, size());
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Entry", MINIMUM_LENGTH, 1)
                .field("size", Layout.Kind.UNSIGNED, 0, 1)
                .field("body", Layout.Kind.BYTES, 1, 0)
                .count(Layout.Count.bytes("size"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> size();
            case 1 -> body();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private byte[] bodyBytes = new byte[0];

        private Builder() {
        }

        /**
         * Body.
         *
         * <p>{@code bytes[size bytes]} at byte 1. Sets {@code size} too.
         *
         * @param values from 2 to 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder body(byte[] values) {
            byte[] encoded = values.clone();
            Wire.putU8(fixed, 0, FieldRange.count("Entry", "body", encoded.length, 0xFF));
            bodyBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Entry build() {
            FieldRange.atLeast("Entry", "body", Wire.u8(fixed, 0), 2);
            byte[] payload = WireBytes.insert(fixed, fixed.length, 1, bodyBytes);
            return new Entry(payload, 0, payload.length);
        }
    }
}
