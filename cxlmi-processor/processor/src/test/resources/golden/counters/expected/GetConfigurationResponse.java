package golden.counters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
 * Response of {@link GetConfiguration}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetConfigurationResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetConfigurationResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetConfigurationResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetConfigurationResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int regionsEnd = PayloadCheck.array("GetConfigurationResponse", "regions",
                payload, 0, payload.length, 4, Wire.u8(payload, 1), Region.LENGTH);
        PayloadCheck.revisionLeft("GetConfigurationResponse", "regions", payload, 0, payload.length,
                regionsEnd, 8);
        return new GetConfigurationResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Available count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int availableCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Returned count.
     *
     * <p>{@code u8} at byte 1.
     */
    public int returnedCount() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Regions.
     *
     * <p>{@code Region[returnedCount]} at byte 4.
     */
    public List<Region> regions() {
        return StructList.fixedStride(array, offset + 4, returnedCount(), Region.LENGTH,
                Region::new);
    }

    /**
     * Supported extents.
     *
     * <p>{@code u32} after {@code regions}; since CXL 3.1. Absent where the payload ends before it.
     */
    public OptionalLong supportedExtents() {
        return byteLength() >= regionsEnd() + 4
                ? OptionalLong.of(Wire.u32(array, offset + regionsEnd())) : OptionalLong.empty();
    }

    /**
     * Available extents.
     *
     * <p>{@code u32} 4 bytes after {@code regions}; since CXL 3.1. Absent where the payload ends before it.
     */
    public OptionalLong availableExtents() {
        return byteLength() >= regionsEnd() + 8
                ? OptionalLong.of(Wire.u32(array, offset + regionsEnd() + 4))
                : OptionalLong.empty();
    }

    private int regionsEnd() {
        return 4 + returnedCount() * Region.LENGTH;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetConfigurationResponse", MINIMUM_LENGTH, 12)
                .field("availableCount", Layout.Kind.UNSIGNED, 0, 1)
                .field("returnedCount", Layout.Kind.UNSIGNED, 1, 1)
                .field("reserved", Layout.Kind.RESERVED, 2, 2)
                .field("regions", Layout.Kind.ARRAY, 4, 0)
                .struct(Region::structLayout)
                .elements(Layout.Kind.STRUCT, Region.LENGTH)
                .count(Layout.Count.elements("returnedCount"))
                .fieldAfterArray("supportedExtents", Layout.Kind.UNSIGNED, 4, 4)
                .fieldAfterArray("availableExtents", Layout.Kind.UNSIGNED, 8, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> availableCount();
            case 1 -> returnedCount();
            case 3 -> regions();
            case 4 -> supportedExtents();
            case 5 -> availableExtents();
            case 2 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[12];

        private int fixedLength = MINIMUM_LENGTH;

        private byte[] regionsBytes = new byte[0];

        private Builder() {
        }

        /**
         * Available count.
         *
         * <p>{@code u8} at byte 0.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder availableCount(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("GetConfigurationResponse", "availableCount",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Regions.
         *
         * <p>{@code Region[returnedCount]} at byte 4. Sets {@code returnedCount} too.
         *
         * @param values at most 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder regions(List<Region> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 1, FieldRange.count("GetConfigurationResponse", "regions",
                    encoded.length / Region.LENGTH, 0xFF));
            regionsBytes = encoded;
            return this;
        }

        /**
         * Supported extents.
         *
         * <p>{@code u32} after {@code regions}; since CXL 3.1. Absent where the payload ends before it.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder supportedExtents(long value) {
            Wire.putU32(fixed, 4, FieldRange.check("GetConfigurationResponse", "supportedExtents",
                    value, 0, 0xFFFFFFFFL));
            fixedLength = Math.max(fixedLength, 8);
            return this;
        }

        /**
         * Available extents.
         *
         * <p>{@code u32} 4 bytes after {@code regions}; since CXL 3.1. Absent where the payload ends before it.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder availableExtents(long value) {
            Wire.putU32(fixed, 8, FieldRange.check("GetConfigurationResponse", "availableExtents",
                    value, 0, 0xFFFFFFFFL));
            fixedLength = Math.max(fixedLength, 12);
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetConfigurationResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixedLength, 4, regionsBytes);
            return new GetConfigurationResponse(payload);
        }
    }
}
