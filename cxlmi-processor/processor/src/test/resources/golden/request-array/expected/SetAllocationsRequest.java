package golden.requestarray;

import java.util.List;
import java.util.Optional;
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
 * Request of {@link SetAllocations}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetAllocationsRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private SetAllocationsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetAllocationsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetAllocationsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        int allocationsEnd = PayloadCheck.array("SetAllocationsRequest", "allocations",
                payload, 0, payload.length, 4, Wire.u8(payload, 0), Allocation.LENGTH);
        PayloadCheck.noneLeft("SetAllocationsRequest", "allocations", payload, 0, payload.length,
                allocationsEnd);
        return new SetAllocationsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Ld count.
     *
     * <p>{@code u8} at byte 0.
     */
    public int ldCount() {
        return Wire.u8(array, offset);
    }

    /**
     * Start ld id.
     *
     * <p>{@code u8} at byte 1.
     */
    public int startLdId() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Allocations.
     *
     * <p>{@code Allocation[ldCount]} at byte 4.
     */
    public List<Allocation> allocations() {
        return StructList.fixedStride(array, offset + 4, ldCount(), Allocation.LENGTH,
                Allocation::new);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetAllocationsRequest", MINIMUM_LENGTH, 4)
                .field("ldCount", Layout.Kind.UNSIGNED, 0, 1)
                .field("startLdId", Layout.Kind.UNSIGNED, 1, 1)
                .field("reserved", Layout.Kind.RESERVED, 2, 2)
                .field("allocations", Layout.Kind.ARRAY, 4, 0)
                .struct(Allocation::structLayout)
                .elements(Layout.Kind.STRUCT, Allocation.LENGTH)
                .count(Layout.Count.elements("ldCount"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> ldCount();
            case 1 -> startLdId();
            case 3 -> allocations();
            case 2 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private byte[] allocationsBytes = new byte[0];

        private Builder() {
        }

        /**
         * Start ld id.
         *
         * <p>{@code u8} at byte 1.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder startLdId(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("SetAllocationsRequest", "startLdId",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Allocations.
         *
         * <p>{@code Allocation[ldCount]} at byte 4. Sets {@code ldCount} too.
         *
         * @param values at most 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder allocations(List<Allocation> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 0, FieldRange.count("SetAllocationsRequest", "allocations",
                    encoded.length / Allocation.LENGTH, 0xFF));
            allocationsBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetAllocationsRequest build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 4, allocationsBytes);
            return new SetAllocationsRequest(payload);
        }
    }
}
