package golden.facade;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link WriteConstant}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class WriteConstantRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private WriteConstantRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static WriteConstantRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("WriteConstantRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new WriteConstantRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Magic.
     *
     * <p>{@code u32} at byte 0.
     */
    public long magic() {
        return Wire.u32(array, offset);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("WriteConstantRequest", MINIMUM_LENGTH, 4)
                .field("magic", Layout.Kind.UNSIGNED, 0, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> magic();
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
            Wire.putU32(fixed, 0, 0xCAFEF00DL);
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public WriteConstantRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new WriteConstantRequest(payload);
        }
    }
}
