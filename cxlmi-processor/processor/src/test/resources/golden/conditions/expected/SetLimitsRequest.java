package golden.conditions;

import java.util.Arrays;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Units;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Request of {@link SetLimits}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetLimitsRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes with all that later revisions appended, as far as this version knows.
     */
    public static final int LENGTH = 5;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetLimitsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetLimitsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetLimitsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new SetLimitsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Percentage.
     *
     * <p>{@code u8} at byte 0; in percent.
     */
    public int percentage() {
        return Wire.u8(array, offset);
    }

    /**
     * Size.
     *
     * <p>{@code u8} at byte 1; in bytes, as exponent of two.
     */
    public int size() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * {@link #size} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public long sizeBytes() {
        return Units.powerOfTwo(this, "size", size());
    }

    /**
     * Count valid.
     *
     * <p>{@code u8} at byte 2.
     */
    public int countValid() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * Limited.
     *
     * <p>Bit 0 of {@link #countValid}.
     */
    public boolean limited() {
        return (countValid() & 1) != 0;
    }

    /**
     * Count.
     *
     * <p>{@code u8} at byte 3. Valid only if {@code limited} is set.
     */
    public OptionalInt count() {
        return isValidCount() ? OptionalInt.of(countRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #count} as it is on the wire, whether it means something or not.
     */
    public int countRaw() {
        return Wire.u8(array, offset + 3);
    }

    private boolean isValidCount() {
        return limited();
    }

    /**
     * Added.
     *
     * <p>{@code u8} at byte 4; since CXL 3.0. Absent where the payload ends before it.
     */
    public OptionalInt added() {
        return byteLength() >= 5 ? OptionalInt.of(Wire.u8(array, offset + 4)) : OptionalInt.empty();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetLimitsRequest", MINIMUM_LENGTH, 5)
                .field("percentage", Layout.Kind.UNSIGNED, 0, 1)
                .unit("%")
                .field("size", Layout.Kind.UNSIGNED, 1, 1)
                .unit("bytes, as exponent of two")
                .field("countValid", Layout.Kind.BITS, 2, 1)
                .bits(
                        BitRange.flag("limited", 0))
                .field("count", Layout.Kind.UNSIGNED, 3, 1)
                .validIf("limited")
                .field("added", Layout.Kind.UNSIGNED, 4, 1)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> percentage();
            case 1 -> size();
            case 2 -> countValid();
            case 3 -> count();
            case 4 -> added();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[5];

        private int fixedLength = MINIMUM_LENGTH;

        private boolean percentageIsSet;

        private boolean sizeIsSet;

        private boolean countIsSet;

        private boolean addedIsSet;

        private Builder() {
        }

        /**
         * Percentage.
         *
         * <p>{@code u8} at byte 0. It has to be set.
         *
         * @param value from 1 to 100, in percent
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder percentage(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("SetLimitsRequest", "percentage",
                    value, 1, 0x64));
            percentageIsSet = true;
            return this;
        }

        /**
         * Size.
         *
         * <p>{@code u8} at byte 1. It has to be set.
         *
         * @param value from 8 to 10, in bytes, as exponent of two
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder size(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("SetLimitsRequest", "size", value, 8, 0x0A));
            sizeIsSet = true;
            return this;
        }

        /**
         * Sets {@link #size} in bytes.
         *
         * @param value in bytes, a power of two
         * @throws IllegalArgumentException if no number of the field stands for it
         */
        public Builder sizeBytes(long value) {
            Wire.putU8(fixed, 1, Units.exponent("SetLimitsRequest", "size", value, 8, 0x0A));
            sizeIsSet = true;
            return this;
        }

        /**
         * Count valid.
         *
         * <p>{@code u8} at byte 2. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder countValid(int value) {
            Wire.putU8(fixed, 2, FieldRange.check("SetLimitsRequest", "countValid",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Limited.
         *
         * <p>Bit 0.
         */
        public Builder limited(boolean value) {
            Wire.putU8(fixed, 2, FieldRange.withBit(Wire.u8(fixed, 2), 0, value));
            return this;
        }

        /**
         * Count.
         *
         * <p>{@code u8} at byte 3. Valid only if {@code limited} is set. It has to be set.
         *
         * @param value from 1 to 255
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder count(int value) {
            Wire.putU8(fixed, 3, FieldRange.check("SetLimitsRequest", "count", value, 1, 0xFF));
            countIsSet = true;
            return this;
        }

        /**
         * Added.
         *
         * <p>{@code u8} at byte 4; since CXL 3.0. Absent where the payload ends before it. It has to be set.
         *
         * @param value from 1 to 255
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder added(int value) {
            Wire.putU8(fixed, 4, FieldRange.check("SetLimitsRequest", "added", value, 1, 0xFF));
            fixedLength = Math.max(fixedLength, 5);
            addedIsSet = true;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public SetLimitsRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixedLength);
            SetLimitsRequest built = new SetLimitsRequest(payload);
            FieldRange.given("SetLimitsRequest", "percentage", percentageIsSet, "from 1 to 100");
            FieldRange.given("SetLimitsRequest", "size", sizeIsSet, "from 8 to 10");
            FieldRange.valid("SetLimitsRequest", "count",
                    WireBytes.isZero(fixed, 3, 1) || built.isValidCount(), "limited is set");
            FieldRange.given("SetLimitsRequest", "count", countIsSet || !built.isValidCount(),
                    "from 1 to 255");
            FieldRange.given("SetLimitsRequest", "added", addedIsSet || fixedLength < 5,
                    "from 1 to 255");
            return built;
        }
    }
}
