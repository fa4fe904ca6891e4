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
 * Request of {@link WriteFour}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteFourRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteFourRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteFourRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteFourRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WriteFourRequest(payload);
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
     * <p>{@code u8} at byte 1.
     */
    public int b() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * C.
     *
     * <p>{@code u8} at byte 2.
     */
    public int c() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * D.
     *
     * <p>{@code u8} at byte 3.
     */
    public int d() {
        return Wire.u8(array, offset + 3);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteFourRequest", MINIMUM_LENGTH, 4)
                .field("a", Layout.Kind.UNSIGNED, 0, 1)
                .field("b", Layout.Kind.UNSIGNED, 1, 1)
                .field("c", Layout.Kind.UNSIGNED, 2, 1)
                .field("d", Layout.Kind.UNSIGNED, 3, 1)
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
            case 3 -> d();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

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
            Wire.putU8(fixed, 0, FieldRange.check("WriteFourRequest", "a", value, 0, 0xFF));
            return this;
        }

        /**
         * B.
         *
         * <p>{@code u8} at byte 1.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder b(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("WriteFourRequest", "b", value, 0, 0xFF));
            return this;
        }

        /**
         * C.
         *
         * <p>{@code u8} at byte 2.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder c(int value) {
            Wire.putU8(fixed, 2, FieldRange.check("WriteFourRequest", "c", value, 0, 0xFF));
            return this;
        }

        /**
         * D.
         *
         * <p>{@code u8} at byte 3.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder d(int value) {
            Wire.putU8(fixed, 3, FieldRange.check("WriteFourRequest", "d", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteFourRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new WriteFourRequest(payload);
        }
    }
}
