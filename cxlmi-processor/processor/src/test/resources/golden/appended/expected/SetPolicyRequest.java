package golden.appended;

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
 * Request of {@link SetPolicy}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetPolicyRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    /**
     * Its length in bytes with all that later revisions appended, as far as this version knows.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetPolicyRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetPolicyRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetPolicyRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new SetPolicyRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Informational.
     *
     * <p>{@code Settings} at byte 0.
     */
    public Settings informational() {
        return new Settings(Wire.u8(array, offset));
    }

    /**
     * Dynamic capacity.
     *
     * <p>{@code Settings} at byte 1; since CXL 3.0. Absent where the payload ends before it.
     */
    public Optional<Settings> dynamicCapacity() {
        return byteLength() >= 2 ? Optional.of(new Settings(Wire.u8(array, offset + 1)))
                : Optional.empty();
    }

    /**
     * Delay.
     *
     * <p>{@code u16} at byte 2; since CXL 3.1. Absent if FFFFh. Absent where the payload ends before it.
     */
    public OptionalInt delay() {
        return byteLength() >= 4 && Wire.u16(array, offset + 2) != 0xFFFF
                ? OptionalInt.of(Wire.u16(array, offset + 2)) : OptionalInt.empty();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetPolicyRequest", MINIMUM_LENGTH, 4)
                .field("informational", Layout.Kind.BITS, 0, 1)
                .bits(Settings.bitRanges())
                .field("dynamicCapacity", Layout.Kind.BITS, 1, 1)
                .bits(Settings.bitRanges())
                .field("delay", Layout.Kind.UNSIGNED, 2, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> informational();
            case 1 -> dynamicCapacity();
            case 2 -> delay();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private int fixedLength = MINIMUM_LENGTH;

        private Builder() {
            Wire.putU16(fixed, 2, 0xFFFF);
        }

        /**
         * Informational.
         *
         * <p>{@code Settings} at byte 0.
         */
        public Builder informational(Settings value) {
            Wire.putU8(fixed, 0, value.bits());
            return this;
        }

        /**
         * Dynamic capacity.
         *
         * <p>{@code Settings} at byte 1; since CXL 3.0. Absent where the payload ends before it.
         */
        public Builder dynamicCapacity(Settings value) {
            Wire.putU8(fixed, 1, value.bits());
            fixedLength = Math.max(fixedLength, 2);
            return this;
        }

        /**
         * Delay.
         *
         * <p>{@code u16} at byte 2; since CXL 3.1. Absent if FFFFh. Absent where the payload ends before it. If it
         * is not set, it is FFFFh.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder delay(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("SetPolicyRequest", "delay", value, 0, 0xFFFF));
            fixedLength = Math.max(fixedLength, 4);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetPolicyRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixedLength);
            return new SetPolicyRequest(payload);
        }
    }
}
