package golden.nested;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Port.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Port extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    Port(byte[] array, int offset) {
        super(array, offset, LENGTH);
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Port wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Port", bytes, 0, bytes.length, LENGTH);
        return new Port(bytes, 0);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Port wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Port", array, offset, LENGTH);
        return new Port(array, offset);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Status.
     *
     * <p>{@code u8} at byte 0.
     */
    public int status() {
        return Wire.u8(array, offset);
    }

    /**
     * Port id.
     *
     * <p>{@code u8} at byte 1.
     */
    public int portId() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Ld id.
     *
     * <p>{@code u8} at byte 2. Absent if FFh.
     */
    public OptionalInt ldId() {
        return ldIdRaw() != 0xFF ? OptionalInt.of(ldIdRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #ldId} as it is on the wire, whether it means something or not.
     */
    public int ldIdRaw() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Port", MINIMUM_LENGTH, 4)
                .field("status", Layout.Kind.UNSIGNED, 0, 1)
                .field("portId", Layout.Kind.UNSIGNED, 1, 1)
                .field("ldId", Layout.Kind.UNSIGNED, 2, 1)
                .field("reserved", Layout.Kind.RESERVED, 3, 1)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> status();
            case 1 -> portId();
            case 2 -> ldId();
            case 3 -> Optional.empty();
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
            Wire.putU8(fixed, 2, 0xFF);
        }

        /**
         * Status.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder status(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("Port", "status", value, 0, 0xFF));
            return this;
        }

        /**
         * Port id.
         *
         * <p>{@code u8} at byte 1.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder portId(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("Port", "portId", value, 0, 0xFF));
            return this;
        }

        /**
         * Ld id.
         *
         * <p>{@code u8} at byte 2. Absent if FFh. If it is not set, it is FFh.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder ldId(int value) {
            Wire.putU8(fixed, 2, FieldRange.check("Port", "ldId", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public Port build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new Port(payload, 0);
        }
    }
}
