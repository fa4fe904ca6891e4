package golden.libcxlmi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructList;
import org.cxlmi.runtime.wire.Units;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of Get Regions.
 *
 * <p>In C {@code struct cxlmi_cmd_get_regions_rsp}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetRegionsResponse extends Struct {
    /**
     * Bytes that its first revision takes with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 20;

    /**
     * Its fields, for printing and documentation.
     */
    public static final Layout LAYOUT = Layout.define(
            "GetRegionsResponse", "cxlmi_cmd_get_regions_rsp", MINIMUM_LENGTH, 22)
            .field("regionCount", Layout.Kind.UNSIGNED, "u8", 0, 1)
            .field("reserved", Layout.Kind.RESERVED, "reserved[7]", 1, 7)
            .field("capacity", Layout.Kind.UNSIGNED, "u64", 8, 8)
            .unit("256 MiB")
            .field("regions", Layout.Kind.ARRAY, "Region[regionCount]", 16, 0)
            .struct(() -> Region.LAYOUT)
            .elements(Layout.Kind.STRUCT, Region.LENGTH)
            .count(Layout.Count.elements("regionCount"))
            .fieldAfterArray("freeCount", Layout.Kind.UNSIGNED, "u32", 16, 4)
            .fieldAfterArray("spareCount", Layout.Kind.UNSIGNED, "u16", 20, 2)
            .since("3.1")
            .build();

    private GetRegionsResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetRegionsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetRegionsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int regionsEnd = PayloadCheck.array("GetRegionsResponse", "regions",
                payload, 0, payload.length, 16, Wire.u8(payload, 0), Region.LENGTH);
        PayloadCheck.following("GetRegionsResponse", "freeCount", payload, 0, payload.length,
                regionsEnd, 4);
        PayloadCheck.revisionLeft("GetRegionsResponse", "regions", payload, 0, payload.length,
                regionsEnd + 4, 2);
        return new GetRegionsResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Region count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int regionCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Capacity.
     *
     * <p>{@code u64} at byte 8; in steps of 256 MiB.
     */
    public long capacity() {
        return Wire.u64(array, offset + 8);
    }

    /**
     * {@link #capacity} in bytes.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}
     */
    public long capacityBytes() {
        return Units.bytes(this, "capacity", capacity(), 0x10000000);
    }

    /**
     * Regions.
     *
     * <p>{@code Region[regionCount]} at byte 16.
     */
    public List<Region> regions() {
        return StructList.fixedStride(array, offset + 16, regionCount(), Region.LENGTH,
                Region::new);
    }

    /**
     * Free count.
     *
     * <p>{@code u32} after {@code regions}.
     */
    public long freeCount() {
        return Wire.u32(array, offset + regionsEnd());
    }

    /**
     * Spare count.
     *
     * <p>{@code u16} 4 bytes after {@code regions}; since CXL 3.1. Absent where the payload ends before it.
     */
    public OptionalInt spareCount() {
        return byteLength() >= regionsEnd() + 6
                ? OptionalInt.of(Wire.u16(array, offset + regionsEnd() + 4)) : OptionalInt.empty();
    }

    private int regionsEnd() {
        return 16 + regionCount() * Region.LENGTH;
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> regionCount();
            case 2 -> capacity();
            case 3 -> regions();
            case 4 -> freeCount();
            case 5 -> spareCount();
            case 1 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one; counts follow from the arrays set.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[22];

        private int fixedLength = MINIMUM_LENGTH;

        private byte[] regionsBytes = new byte[0];

        private Builder() {
        }

        /**
         * Capacity.
         *
         * <p>{@code u64} at byte 8; in steps of 256 MiB.
         */
        public Builder capacity(long value) {
            Wire.putU64(fixed, 8, value);
            return this;
        }

        /**
         * Sets the same in bytes.
         *
         * @throws IllegalArgumentException if no whole number stands for it
         */
        public Builder capacityBytes(long value) {
            Wire.putU64(fixed, 8, Units.steps("GetRegionsResponse", "capacity", value,
                    0x10000000, 0, 0xFFFFFFFFFFFFFFFFL));
            return this;
        }

        /**
         * Regions.
         *
         * <p>{@code Region[regionCount]} at byte 16.
         */
        public Builder regions(List<Region> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 0, FieldRange.count("GetRegionsResponse", "regions",
                    encoded.length / Region.LENGTH, 0xFF));
            regionsBytes = encoded;
            return this;
        }

        /**
         * Free count.
         *
         * <p>{@code u32} after {@code regions}.
         */
        public Builder freeCount(long value) {
            Wire.putU32(fixed, 16, FieldRange.check("GetRegionsResponse", "freeCount",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Spare count.
         *
         * <p>{@code u16} 4 bytes after {@code regions}; since CXL 3.1. Absent where the payload ends before it.
         */
        public Builder spareCount(int value) {
            Wire.putU16(fixed, 20, FieldRange.check("GetRegionsResponse", "spareCount",
                    value, 0, 0xFFFF));
            fixedLength = Math.max(fixedLength, 22);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetRegionsResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixedLength, 16, regionsBytes);
            return new GetRegionsResponse(payload);
        }
    }
}
