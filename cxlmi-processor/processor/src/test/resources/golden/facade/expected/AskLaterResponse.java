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
 * Response of {@link AskLater}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class AskLaterResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 1;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 1;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private AskLaterResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static AskLaterResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("AskLaterResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new AskLaterResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Done.
     *
     * <p>{@code u8} at byte 0.
     */
    public int done() {
        return Wire.u8(array, offset);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("AskLaterResponse", MINIMUM_LENGTH, 1)
                .field("done", Layout.Kind.UNSIGNED, 0, 1)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> done();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private Builder() {
        }

        /**
         * Done.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder done(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("AskLaterResponse", "done", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public AskLaterResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new AskLaterResponse(payload);
        }
    }
}
