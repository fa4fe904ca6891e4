package golden.enums;

import java.util.Arrays;
import java.util.UUID;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;

/**
 * Request of {@link GetCodes}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetCodesRequest extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 17;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 17;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetCodesRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetCodesRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetCodesRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetCodesRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Color.
     *
     * <p>{@code Color} at byte 0.
     */
    public Color color() {
        return Color.of(colorCode());
    }

    /**
     * The code of {@link #color}.
     */
    public int colorCode() {
        return Wire.u8(array, offset);
    }

    /**
     * Format.
     *
     * <p>{@code Format} at byte 1.
     */
    public Format format() {
        return Format.of(formatId());
    }

    /**
     * The UUID of {@link #format}.
     */
    public UUID formatId() {
        return Wire.uuid(array, offset + 1);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetCodesRequest", MINIMUM_LENGTH, 17)
                .field("color", Layout.Kind.ENUM, 0, 1)
                .constants(Color.class)
                .field("format", Layout.Kind.ENUM, 1, 16)
                .constants(Format.class)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> color();
            case 1 -> format();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[17];

        private Builder() {
        }

        /**
         * Color.
         *
         * <p>{@code Color} at byte 0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder color(Color value) {
            Wire.putU8(fixed, 0, FieldRange.code("GetCodesRequest", "color", value, 0xFF));
            return this;
        }

        /**
         * Sets {@link #color} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder colorCode(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("GetCodesRequest", "color", value, 0, 0xFF));
            return this;
        }

        /**
         * Format.
         *
         * <p>{@code Format} at byte 1.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder format(Format value) {
            Wire.putUuid(fixed, 1, FieldRange.id("GetCodesRequest", "format", value));
            return this;
        }

        /**
         * Sets {@link #format} by its UUID, which this version need not know.
         */
        public Builder formatId(UUID value) {
            Wire.putUuid(fixed, 1, value);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetCodesRequest build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            return new GetCodesRequest(payload);
        }
    }
}
