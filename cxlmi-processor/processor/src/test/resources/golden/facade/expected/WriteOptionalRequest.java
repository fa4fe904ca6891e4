package golden.facade;

import java.util.Arrays;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link WriteOptional}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteOptionalRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 2;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteOptionalRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteOptionalRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteOptionalRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WriteOptionalRequest(payload);
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
     * <p>{@code u8} at byte 1. Absent if FFh.
     */
    public OptionalInt b() {
        return bRaw() != 0xFF ? OptionalInt.of(bRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #b} as it is on the wire, whether it means something or not.
     */
    public int bRaw() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteOptionalRequest", MINIMUM_LENGTH, 2)
                .field("a", Layout.Kind.UNSIGNED, 0, 1)
                .field("b", Layout.Kind.UNSIGNED, 1, 1)
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
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[2];

        private Builder() {
            Wire.putU8(fixed, 1, 0xFF);
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
            Wire.putU8(fixed, 0, FieldRange.check("WriteOptionalRequest", "a", value, 0, 0xFF));
            return this;
        }

        /**
         * B.
         *
         * <p>{@code u8} at byte 1. Absent if FFh. If it is not set, it is FFh.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder b(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("WriteOptionalRequest", "b", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteOptionalRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new WriteOptionalRequest(payload);
        }
    }
}
