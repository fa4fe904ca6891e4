package golden.requestconditions;

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
 * Request of {@link ReadRegister}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ReadRegisterRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ReadRegisterRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ReadRegisterRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("ReadRegisterRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new ReadRegisterRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Access.
     *
     * <p>{@code Access} at byte 0.
     */
    public Access access() {
        return Access.of(accessCode());
    }

    /**
     * The code of {@link #access}.
     */
    public int accessCode() {
        return Wire.u8(array, offset);
    }

    /**
     * Options.
     *
     * <p>{@code Options} at byte 1.
     */
    public Options options() {
        return new Options(Wire.u8(array, offset + 1));
    }

    /**
     * Mode.
     *
     * <p>{@code u16} at byte 2. Absent if FFFFh.
     */
    public OptionalInt mode() {
        return modeRaw() != 0xFFFF ? OptionalInt.of(modeRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #mode} as it is on the wire, whether it means something or not.
     */
    public int modeRaw() {
        return Wire.u16(array, offset + 2);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ReadRegisterRequest", MINIMUM_LENGTH, 4)
                .field("access", Layout.Kind.ENUM, 0, 1)
                .constants(Access.class)
                .field("options", Layout.Kind.BITS, 1, 1)
                .bits(Options.bitRanges())
                .field("mode", Layout.Kind.UNSIGNED, 2, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> access();
            case 1 -> options();
            case 2 -> mode();
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
            Wire.putU16(fixed, 2, 0xFFFF);
        }

        /**
         * Access.
         *
         * <p>{@code Access} at byte 0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder access(Access value) {
            Wire.putU8(fixed, 0, FieldRange.code("ReadRegisterRequest", "access", value, 0xFF));
            return this;
        }

        /**
         * Sets {@link #access} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder accessCode(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("ReadRegisterRequest", "access", value, 0, 0xFF));
            return this;
        }

        /**
         * Options.
         *
         * <p>{@code Options} at byte 1.
         */
        public Builder options(Options value) {
            Wire.putU8(fixed, 1, value.bits());
            return this;
        }

        /**
         * Mode.
         *
         * <p>{@code u16} at byte 2. Absent if FFFFh. If it is not set, it is FFFFh.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder mode(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("ReadRegisterRequest", "mode",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public ReadRegisterRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new ReadRegisterRequest(payload);
        }
    }
}
