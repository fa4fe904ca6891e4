package golden.limits;

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
 * Response of {@link SetEntries}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetEntriesResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 2;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetEntriesResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetEntriesResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetEntriesResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int valuesCount = PayloadCheck.limitedCount(Wire.u8(payload, 0), 0, Wire.u8(payload, 1));
        int valuesEnd = PayloadCheck.array("SetEntriesResponse", "values",
                payload, 0, payload.length, 2, valuesCount, 1);
        PayloadCheck.noneLeft("SetEntriesResponse", "values", payload, 0, payload.length,
                valuesEnd);
        return new SetEntriesResponse(payload);
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
     * <p>{@code u8} at byte 0.
     */
    public int total() {
        return Wire.u8(array, offset);
    }

    /**
     * Limit.
     *
     * <p>{@code u8} at byte 1.
     */
    public int limit() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Values.
     *
     * <p>{@code u8[total, at most limit]} at byte 2.
     */
    public int[] values() {
        return WireArrays.ints(array, offset + 2, PayloadCheck.limitedCount(total(), 0,
                limit()), 1, Wire::u8);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetEntriesResponse", MINIMUM_LENGTH, 2)
                .field("total", Layout.Kind.UNSIGNED, 0, 1)
                .field("limit", Layout.Kind.UNSIGNED, 1, 1)
                .field("values", Layout.Kind.ARRAY, 2, 0)
                .elements(Layout.Kind.UNSIGNED, 1)
                .count(Layout.Count.total("total", "", "limit"))
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
            case 1 -> limit();
            case 2 -> values();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[2];

        private byte[] valuesBytes = new byte[0];

        private boolean totalIsSet;

        private Builder() {
        }

        /**
         * Total.
         *
         * <p>{@code u8} at byte 0. If it is not set, it is the number of {@code values}.
         *
         * @param value from 1 to 255
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder total(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("SetEntriesResponse", "total", value, 1, 0xFF));
            totalIsSet = true;
            return this;
        }

        /**
         * Limit.
         *
         * <p>{@code u8} at byte 1.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder limit(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("SetEntriesResponse", "limit", value, 0, 0xFF));
            return this;
        }

        /**
         * Values.
         *
         * <p>{@code u8[total, at most limit]} at byte 2.
         *
         * @param values from 1 to 255 of them, each 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder values(int... values) {
            byte[] encoded = WireArrays.encode("SetEntriesResponse", "values", 1, 0, 0xFF,
                    Wire::putU8, values);
            valuesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetEntriesResponse build() {
            int valuesCount = valuesBytes.length / 1;
            if (!totalIsSet) {
                Wire.putU8(fixed, 0, FieldRange.count("SetEntriesResponse", "values",
                        valuesCount, 0xFF));
            }
            FieldRange.total("SetEntriesResponse", "total", Wire.u8(fixed, 0),
                    PayloadCheck.limitedCount(Wire.u8(fixed, 0), 0,
                    Wire.u8(fixed, 1)), valuesCount);
            FieldRange.atLeast("SetEntriesResponse", "values", Wire.u8(fixed, 0), 1);
            byte[] payload = WireBytes.insert(fixed, fixed.length, 2, valuesBytes);
            return new SetEntriesResponse(payload);
        }
    }
}
