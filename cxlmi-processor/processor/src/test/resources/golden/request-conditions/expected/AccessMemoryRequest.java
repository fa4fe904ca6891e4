package golden.requestconditions;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link AccessMemory}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class AccessMemoryRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 3;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 3;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private AccessMemoryRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static AccessMemoryRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("AccessMemoryRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new AccessMemoryRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Kind.
     *
     * <p>{@code u8} at byte 0.
     */
    public int kind() {
        return Wire.u8(array, offset);
    }

    /**
     * Access.
     *
     * <p>Bit 7 of {@link #kind}.
     */
    public Access access() {
        return Access.of(accessCode());
    }

    /**
     * The code of {@link #access}.
     */
    public int accessCode() {
        return kind() >> 7 & 1;
    }

    /**
     * Length.
     *
     * <p>{@code u16} at byte 1.
     */
    public int length() {
        return Wire.u16(array, offset + 1);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("AccessMemoryRequest", MINIMUM_LENGTH, 3)
                .field("kind", Layout.Kind.BITS, 0, 1)
                .bits(
                        BitRange.code("access", 7, 7, Access::of))
                .field("length", Layout.Kind.UNSIGNED, 1, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> kind();
            case 1 -> length();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[3];

        private Builder() {
        }

        /**
         * Kind.
         *
         * <p>{@code u8} at byte 0. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kind(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("AccessMemoryRequest", "kind", value, 0, 0xFF));
            return this;
        }

        /**
         * Access.
         *
         * <p>Bit 7.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder access(Access value) {
            Wire.putU8(fixed, 0, FieldRange.withBits(Wire.u8(fixed, 0), 7, 7,
                    FieldRange.code("AccessMemoryRequest", "access", value, 1)));
            return this;
        }

        /**
         * Sets {@link #access} by its code, which this version need not know.
         *
         * @param value 1 bit
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder accessCode(int value) {
            Wire.putU8(fixed, 0, FieldRange.withBits(Wire.u8(fixed, 0), 7, 7,
                    FieldRange.check("AccessMemoryRequest", "access", value, 0, 1)));
            return this;
        }

        /**
         * Length.
         *
         * <p>{@code u16} at byte 1.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder length(int value) {
            Wire.putU16(fixed, 1, FieldRange.check("AccessMemoryRequest", "length",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public AccessMemoryRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new AccessMemoryRequest(payload);
        }
    }
}
