package golden.counters;

import java.util.List;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructList;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetTwoArrays}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetTwoArraysResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 8;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetTwoArraysResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetTwoArraysResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetTwoArraysResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int firstEnd = PayloadCheck.array("GetTwoArraysResponse", "first",
                payload, 0, payload.length, 2, Wire.u8(payload, 0), 2);
        PayloadCheck.following("GetTwoArraysResponse", "between", payload, 0, payload.length,
                firstEnd, 4);
        int secondEnd = PayloadCheck.array("GetTwoArraysResponse", "second",
                payload, 0, payload.length, firstEnd + 4, Wire.u8(payload, 1), Region.LENGTH);
        PayloadCheck.following("GetTwoArraysResponse", "behind", payload, 0, payload.length,
                secondEnd, 2);
        PayloadCheck.noneLeft("GetTwoArraysResponse", "second", payload, 0, payload.length,
                secondEnd + 2);
        return new GetTwoArraysResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * First count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int firstCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Second count.
     *
     * <p>{@code u8} at byte 1.
     */
    public int secondCount() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * The first array.
     *
     * <p>{@code u16[firstCount]} at byte 2.
     */
    public int[] first() {
        return WireArrays.ints(array, offset + 2, firstCount(), 2, Wire::u16);
    }

    /**
     * Between.
     *
     * <p>{@code u32} after {@code first}.
     */
    public long between() {
        return Wire.u32(array, offset + firstEnd());
    }

    /**
     * Second.
     *
     * <p>{@code Region[secondCount]} 4 bytes after {@code first}.
     */
    public List<Region> second() {
        return StructList.fixedStride(array, offset + firstEnd() + 4, secondCount(), Region.LENGTH,
                Region::new);
    }

    /**
     * Behind.
     *
     * <p>{@code u16} after {@code second}.
     */
    public int behind() {
        return Wire.u16(array, offset + secondEnd());
    }

    private int firstEnd() {
        return 2 + firstCount() * 2;
    }

    private int secondEnd() {
        return firstEnd() + 4 + secondCount() * Region.LENGTH;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetTwoArraysResponse", MINIMUM_LENGTH, 8)
                .field("firstCount", Layout.Kind.UNSIGNED, 0, 1)
                .field("secondCount", Layout.Kind.UNSIGNED, 1, 1)
                .field("first", Layout.Kind.ARRAY, 2, 0)
                .elements(Layout.Kind.UNSIGNED, 2)
                .count(Layout.Count.elements("firstCount"))
                .fieldAfterArray("between", Layout.Kind.UNSIGNED, 2, 4)
                .fieldAfterArray("second", Layout.Kind.ARRAY, 6, 0)
                .struct(Region::structLayout)
                .elements(Layout.Kind.STRUCT, Region.LENGTH)
                .count(Layout.Count.elements("secondCount"))
                .fieldAfterArray("behind", Layout.Kind.UNSIGNED, 6, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> firstCount();
            case 1 -> secondCount();
            case 2 -> first();
            case 3 -> between();
            case 4 -> second();
            case 5 -> behind();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[8];

        private byte[] firstBytes = new byte[0];

        private byte[] secondBytes = new byte[0];

        private Builder() {
        }

        /**
         * The first array.
         *
         * <p>{@code u16[firstCount]} at byte 2. Sets {@code firstCount} too.
         *
         * @param values at most 255 of them, each 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder first(int... values) {
            byte[] encoded = WireArrays.encode("GetTwoArraysResponse", "first", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            Wire.putU8(fixed, 0, FieldRange.count("GetTwoArraysResponse", "first",
                    encoded.length / 2, 0xFF));
            firstBytes = encoded;
            return this;
        }

        /**
         * Between.
         *
         * <p>{@code u32} after {@code first}.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder between(long value) {
            Wire.putU32(fixed, 2, FieldRange.check("GetTwoArraysResponse", "between",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Second.
         *
         * <p>{@code Region[secondCount]} 4 bytes after {@code first}. Sets {@code secondCount} too.
         *
         * @param values at most 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder second(List<Region> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 1, FieldRange.count("GetTwoArraysResponse", "second",
                    encoded.length / Region.LENGTH, 0xFF));
            secondBytes = encoded;
            return this;
        }

        /**
         * Behind.
         *
         * <p>{@code u16} after {@code second}.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder behind(int value) {
            Wire.putU16(fixed, 6, FieldRange.check("GetTwoArraysResponse", "behind",
                    value, 0, 0xFFFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetTwoArraysResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 6, secondBytes);
            payload = WireBytes.insert(payload, payload.length, 2, firstBytes);
            return new GetTwoArraysResponse(payload);
        }
    }
}
