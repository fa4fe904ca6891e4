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
 * Request of {@link AskLater}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class AskLaterRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 0;

    /**
     * Its length in bytes with all that later revisions appended, as far as this version knows.
     */
    public static final int LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private AskLaterRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static AskLaterRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("AskLaterRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new AskLaterRequest(payload);
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
     * <p>{@code u16} at byte 0; since CXL 3.1. Absent where the payload ends before it.
     */
    public OptionalInt value() {
        return byteLength() >= 2 ? OptionalInt.of(Wire.u16(array, offset)) : OptionalInt.empty();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("AskLaterRequest", MINIMUM_LENGTH, 2)
                .field("value", Layout.Kind.UNSIGNED, 0, 2)
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
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[2];

        private int fixedLength = MINIMUM_LENGTH;

        private Builder() {
        }

        /**
         * Value.
         *
         * <p>{@code u16} at byte 0; since CXL 3.1. Absent where the payload ends before it.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder value(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("AskLaterRequest", "value", value, 0, 0xFFFF));
            fixedLength = Math.max(fixedLength, 2);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public AskLaterRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixedLength);
            return new AskLaterRequest(payload);
        }
    }
}
