package golden.masks;

import java.util.Arrays;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Units;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetMasks}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetMasksResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 7;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 7;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetMasksResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetMasksResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetMasksResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetMasksResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Pid.
     *
     * <p>{@code u16} at byte 0; bits 11:0, the others are reserved. Absent if FFFh.
     */
    public OptionalInt pid() {
        return (pidRaw() & 0x0FFF) != 0x0FFF ? OptionalInt.of(pidRaw() & 0x0FFF)
                : OptionalInt.empty();
    }

    /**
     * {@link #pid} as it is on the wire, with its reserved bits.
     */
    public int pidRaw() {
        return Wire.u16(array, offset);
    }

    /**
     * Where it is.
     *
     * <p>{@code u32} at byte 2; bits 27:0, the others are reserved; in steps of 64 bytes.
     */
    public long quarter() {
        return quarterRaw() & 0x0FFFFFFF;
    }

    /**
     * {@link #quarter} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public long quarterBytes() {
        return Units.bytes(this, "quarter", quarterRaw() & 0x0FFFFFFF, 0x40);
    }

    /**
     * {@link #quarter} as it is on the wire, with its reserved bits.
     */
    public long quarterRaw() {
        return Wire.u32(array, offset + 2);
    }

    /**
     * Owner.
     *
     * <p>{@code u8} at byte 6. Valid only if {@code not pid = 0}.
     */
    public OptionalInt owner() {
        return isValidOwner() ? OptionalInt.of(ownerRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #owner} as it is on the wire, whether it means something or not.
     */
    public int ownerRaw() {
        return Wire.u8(array, offset + 6);
    }

    private boolean isValidOwner() {
        return (pidRaw() & 0x0FFF) != 0x0FFF && (Wire.u16(array, offset) & 0x0FFF) != 0;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetMasksResponse", MINIMUM_LENGTH, 7)
                .field("pid", Layout.Kind.UNSIGNED, 0, 2)
                .hex()
                .mask(0x0FFF)
                .field("quarter", Layout.Kind.UNSIGNED, 2, 4)
                .unit("64 bytes")
                .mask(0x0FFFFFFF)
                .field("owner", Layout.Kind.UNSIGNED, 6, 1)
                .validIf("not pid = 0")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> pid();
            case 1 -> quarter();
            case 2 -> owner();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[7];

        private Builder() {
            Wire.putU16(fixed, 0, 0x0FFF);
        }

        /**
         * Pid.
         *
         * <p>{@code u16} at byte 0. Absent if FFFh. If it is not set, it is FFFh.
         *
         * @param value 12 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder pid(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("GetMasksResponse", "pid", value, 0, 0x0FFF));
            return this;
        }

        /**
         * Where it is.
         *
         * <p>{@code u32} at byte 2.
         *
         * @param value 28 bits, in steps of 64 bytes
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder quarter(long value) {
            Wire.putU32(fixed, 2, FieldRange.check("GetMasksResponse", "quarter",
                    value, 0, 0x0FFFFFFF));
            return this;
        }

        /**
         * Sets {@link #quarter} in bytes.
         *
         * @param value in bytes, a multiple of 64 bytes
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder quarterBytes(long value) {
            Wire.putU32(fixed, 2, Units.steps("GetMasksResponse", "quarter", value,
                    0x40, 0, 0x0FFFFFFF));
            return this;
        }

        /**
         * Owner.
         *
         * <p>{@code u8} at byte 6. Valid only if {@code not pid = 0}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder owner(int value) {
            Wire.putU8(fixed, 6, FieldRange.check("GetMasksResponse", "owner", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public GetMasksResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            GetMasksResponse built = new GetMasksResponse(payload);
            FieldRange.valid("GetMasksResponse", "owner",
                    WireBytes.isZero(fixed, 6, 1) || built.isValidOwner(), "not pid = 0");
            return built;
        }
    }
}
