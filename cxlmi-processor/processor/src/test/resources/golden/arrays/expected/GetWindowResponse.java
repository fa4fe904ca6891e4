package golden.arrays;

import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetWindow}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetWindowResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 6;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetWindowResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetWindowResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetWindowResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int valuesCount = PayloadCheck.limitedCount(Wire.u16(payload, 0), Wire.u16(payload, 2),
                Wire.u16(payload, 4));
        int valuesEnd = PayloadCheck.array("GetWindowResponse", "values",
                payload, 0, payload.length, 6, valuesCount, 4);
        PayloadCheck.noneLeft("GetWindowResponse", "values", payload, 0, payload.length, valuesEnd);
        return new GetWindowResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Total.
     *
     * <p>{@code u16} at byte 0.
     */
    public int total() {
        return Wire.u16(array, offset);
    }

    /**
     * Skipped.
     *
     * <p>{@code u16} at byte 2.
     */
    public int skipped() {
        return Wire.u16(array, offset + 2);
    }

    /**
     * Limit.
     *
     * <p>{@code u16} at byte 4.
     */
    public int limit() {
        return Wire.u16(array, offset + 4);
    }

    /**
     * Values.
     *
     * <p>{@code u32[total - skipped, at most limit]} at byte 6.
     */
    public long[] values() {
        return WireArrays.longs(array, offset + 6, PayloadCheck.limitedCount(total(), skipped(),
                limit()), 4, Wire::u32);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetWindowResponse", MINIMUM_LENGTH, 6)
                .field("total", Layout.Kind.UNSIGNED, 0, 2)
                .field("skipped", Layout.Kind.UNSIGNED, 2, 2)
                .field("limit", Layout.Kind.UNSIGNED, 4, 2)
                .field("values", Layout.Kind.ARRAY, 6, 0)
                .elements(Layout.Kind.UNSIGNED, 4)
                .count(Layout.Count.total("total", "skipped", "limit"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> total();
            case 1 -> skipped();
            case 2 -> limit();
            case 3 -> values();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[6];

        private byte[] valuesBytes = new byte[0];

        private boolean totalIsSet;

        private Builder() {
        }

        /**
         * Total.
         *
         * <p>{@code u16} at byte 0. If it is not set, it is the number of {@code values}.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder total(int value) {
            Wire.putU16(fixed, 0, FieldRange.check("GetWindowResponse", "total", value, 0, 0xFFFF));
            totalIsSet = true;
            return this;
        }

        /**
         * Skipped.
         *
         * <p>{@code u16} at byte 2.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder skipped(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("GetWindowResponse", "skipped",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Limit.
         *
         * <p>{@code u16} at byte 4.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder limit(int value) {
            Wire.putU16(fixed, 4, FieldRange.check("GetWindowResponse", "limit", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Values.
         *
         * <p>{@code u32[total - skipped, at most limit]} at byte 6.
         *
         * @param values at most 65535 of them, each 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder values(long... values) {
            byte[] encoded = WireArrays.encode("GetWindowResponse", "values", 4, 0, 0xFFFFFFFFL,
                    Wire::putU32, values);
            valuesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetWindowResponse build() {
            int valuesCount = valuesBytes.length / 4;
            if (!totalIsSet) {
                Wire.putU16(fixed, 0, FieldRange.count("GetWindowResponse", "values",
                        valuesCount + Wire.u16(fixed, 2), 0xFFFF));
            }
            FieldRange.total("GetWindowResponse", "total", Wire.u16(fixed, 0),
                    PayloadCheck.limitedCount(Wire.u16(fixed, 0), Wire.u16(fixed, 2),
                    Wire.u16(fixed, 4)), valuesCount);
            byte[] payload = WireBytes.insert(fixed, fixed.length, 6, valuesBytes);
            return new GetWindowResponse(payload);
        }
    }
}
