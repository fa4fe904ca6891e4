package golden.facade;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link WriteNumbers}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteNumbersRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 11;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 11;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteNumbersRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteNumbersRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteNumbersRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WriteNumbersRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A.
     *
     * <p>{@code u8} at byte 0.
     */
    public int a() {
        return Wire.u8(array, offset);
    }

    /**
     * B.
     *
     * <p>{@code u16} at byte 1.
     */
    public int b() {
        return Wire.u16(array, offset + 1);
    }

    /**
     * C.
     *
     * <p>{@code u64} at byte 3.
     */
    public long c() {
        return Wire.u64(array, offset + 3);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteNumbersRequest", MINIMUM_LENGTH, 11)
                .field("a", Layout.Kind.UNSIGNED, 0, 1)
                .field("b", Layout.Kind.UNSIGNED, 1, 2)
                .field("c", Layout.Kind.UNSIGNED, 3, 8)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> a();
            case 1 -> b();
            case 2 -> c();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[11];

        private Builder() {
        }

        /**
         * A.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder a(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("WriteNumbersRequest", "a", value, 0, 0xFF));
            return this;
        }

        /**
         * B.
         *
         * <p>{@code u16} at byte 1.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder b(int value) {
            Wire.putU16(fixed, 1, FieldRange.check("WriteNumbersRequest", "b", value, 0, 0xFFFF));
            return this;
        }

        /**
         * C.
         *
         * <p>{@code u64} at byte 3.
         *
         * @param value 64 bits, unsigned
         */
        public Builder c(long value) {
            Wire.putU64(fixed, 3, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteNumbersRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new WriteNumbersRequest(payload);
        }
    }
}
