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
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Sample.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Sample extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 2;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final boolean requestOptionsVerbose;

    Sample(byte[] array, int offset, boolean requestOptionsVerbose) {
        super(array, offset, LENGTH);
        this.requestOptionsVerbose = requestOptionsVerbose;
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Sample wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Sample", bytes, 0, bytes.length, LENGTH);
        return new Sample(bytes, 0, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Sample wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Sample", array, offset, LENGTH);
        return new Sample(array, offset, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on that stand in another struct, of which these
     * conditions hold or not.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Sample wrap(byte[] array, int offset, boolean requestOptionsVerbose) {
        PayloadCheck.lengthFrom("Sample", array, offset, LENGTH);
        return new Sample(array, offset, requestOptionsVerbose);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Value.
     *
     * <p>{@code u8} at byte 0.
     */
    public int value() {
        return Wire.u8(array, offset);
    }

    /**
     * Detail.
     *
     * <p>{@code u8} at byte 1. Valid only if {@code request.options.verbose} is set.
     */
    public OptionalInt detail() {
        return isValidDetail() ? OptionalInt.of(detailRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #detail} as it is on the wire, whether it means something or not.
     */
    public int detailRaw() {
        return Wire.u8(array, offset + 1);
    }

    private boolean isValidDetail() {
        return requestOptionsVerbose;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Sample", MINIMUM_LENGTH, 2)
                .field("value", Layout.Kind.UNSIGNED, 0, 1)
                .field("detail", Layout.Kind.UNSIGNED, 1, 1)
                .validIf("request.options.verbose")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> value();
            case 1 -> detail();
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
        }

        /**
         * Value.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder value(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("Sample", "value", value, 0, 0xFF));
            return this;
        }

        /**
         * Detail.
         *
         * <p>{@code u8} at byte 1. Valid only if {@code request.options.verbose} is set.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder detail(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("Sample", "detail", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public Sample build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            Sample built = new Sample(payload, 0, true);
            FieldRange.valid("Sample", "detail",
                    WireBytes.isZero(fixed, 1, 1) || built.isValidDetail(),
                    "request.options.verbose is set");
            return built;
        }
    }
}
