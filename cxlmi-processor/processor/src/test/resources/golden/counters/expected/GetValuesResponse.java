package golden.counters;

import java.util.Optional;
import java.util.OptionalLong;
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
 * Response of {@link GetValues}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetValuesResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetValuesResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetValuesResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetValuesResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int valuesEnd = PayloadCheck.array("GetValuesResponse", "values",
                payload, 0, payload.length, 1, Wire.u8(payload, 0), 2);
        PayloadCheck.revisionLeft("GetValuesResponse", "values", payload, 0, payload.length,
                valuesEnd, 4, 6, 10);
        return new GetValuesResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int count() {
        return Wire.u8(array, offset);
    }

    /**
     * Values.
     *
     * <p>{@code u16[count]} at byte 1.
     */
    public int[] values() {
        return WireArrays.ints(array, offset + 1, count(), 2, Wire::u16);
    }

    /**
     * Total.
     *
     * <p>{@code u32} after {@code values}; since CXL 3.0. Absent where the payload ends before it.
     */
    public OptionalLong total() {
        return byteLength() >= valuesEnd() + 4
                ? OptionalLong.of(Wire.u32(array, offset + valuesEnd())) : OptionalLong.empty();
    }

    /**
     * Limit.
     *
     * <p>{@code u32} 6 bytes after {@code values}; since CXL 3.1. Absent where the payload ends before it.
     */
    public OptionalLong limit() {
        return byteLength() >= valuesEnd() + 10
                ? OptionalLong.of(Wire.u32(array, offset + valuesEnd() + 6)) : OptionalLong.empty();
    }

    private int valuesEnd() {
        return 1 + count() * 2;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetValuesResponse", MINIMUM_LENGTH, 11)
                .field("count", Layout.Kind.UNSIGNED, 0, 1)
                .field("values", Layout.Kind.ARRAY, 1, 0)
                .elements(Layout.Kind.UNSIGNED, 2)
                .count(Layout.Count.elements("count"))
                .fieldAfterArray("total", Layout.Kind.UNSIGNED, 1, 4)
                .fieldAfterArray("reserved", Layout.Kind.RESERVED, 5, 2)
                .fieldAfterArray("limit", Layout.Kind.UNSIGNED, 7, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> count();
            case 1 -> values();
            case 2 -> total();
            case 4 -> limit();
            case 3 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[11];

        private int fixedLength = MINIMUM_LENGTH;

        private byte[] valuesBytes = new byte[0];

        private Builder() {
        }

        /**
         * Values.
         *
         * <p>{@code u16[count]} at byte 1. Sets {@code count} too.
         *
         * @param values at most 255 of them, each 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder values(int... values) {
            byte[] encoded = WireArrays.encode("GetValuesResponse", "values", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            Wire.putU8(fixed, 0, FieldRange.count("GetValuesResponse", "values",
                    encoded.length / 2, 0xFF));
            valuesBytes = encoded;
            return this;
        }

        /**
         * Total.
         *
         * <p>{@code u32} after {@code values}; since CXL 3.0. Absent where the payload ends before it.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder total(long value) {
            Wire.putU32(fixed, 1, FieldRange.check("GetValuesResponse", "total",
                    value, 0, 0xFFFFFFFFL));
            fixedLength = Math.max(fixedLength, 5);
            return this;
        }

        /**
         * Limit.
         *
         * <p>{@code u32} 6 bytes after {@code values}; since CXL 3.1. Absent where the payload ends before it.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder limit(long value) {
            Wire.putU32(fixed, 7, FieldRange.check("GetValuesResponse", "limit",
                    value, 0, 0xFFFFFFFFL));
            fixedLength = Math.max(fixedLength, 11);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetValuesResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixedLength, 1, valuesBytes);
            return new GetValuesResponse(payload);
        }
    }
}
