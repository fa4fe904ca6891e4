package golden.paging;

import java.util.Arrays;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link GetLamps}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetLampsRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetLampsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetLampsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetLampsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetLampsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * First lamp.
     *
     * <p>{@code u16} at byte 0.
     */
    public int firstLamp() {
        return Wire.u16(array, offset);
    }

    /**
     * Lamp limit.
     *
     * <p>{@code u16} at byte 2.
     */
    public int lampLimit() {
        return Wire.u16(array, offset + 2);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetLampsRequest", MINIMUM_LENGTH, 4)
                .field("firstLamp", Layout.Kind.UNSIGNED, 0, 2)
                .field("lampLimit", Layout.Kind.UNSIGNED, 2, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> firstLamp();
            case 1 -> lampLimit();
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
        }

        /**
         * First lamp.
         *
         * <p>{@code u16} at byte 0.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder firstLamp(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("GetLampsRequest", "firstLamp",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Lamp limit.
         *
         * <p>{@code u16} at byte 2.
         *
         * @param value from 0 to 64
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder lampLimit(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("GetLampsRequest", "lampLimit", value, 0, 0x40));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetLampsRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetLampsRequest(payload);
        }
    }
}
