package golden.conditions;

import java.util.List;
import java.util.UUID;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
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
 * Response of {@link GetHolders}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetHoldersResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 48;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetHoldersResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetHoldersResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetHoldersResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int holdersEnd = PayloadCheck.array("GetHoldersResponse", "holders",
                payload, 0, payload.length, 48, Wire.u8(payload, 0), Holder.LENGTH);
        PayloadCheck.noneLeft("GetHoldersResponse", "holders", payload, 0, payload.length,
                holdersEnd);
        return new GetHoldersResponse(payload);
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
     * Kind bits.
     *
     * <p>{@code u8} at byte 1.
     */
    public int kindBits() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Kind.
     *
     * <p>Bits 1:0 of {@link #kindBits}.
     */
    public State kind() {
        return State.of(kindCode());
    }

    /**
     * The code of {@link #kind}.
     */
    public int kindCode() {
        return kindBits() & 3;
    }

    /**
     * Effects.
     *
     * <p>{@code ResetEffects} at byte 2.
     */
    public ResetEffects effects() {
        return new ResetEffects(Wire.u16(array, offset + 2));
    }

    /**
     * Holder.
     *
     * <p>{@code Holder} at byte 4.
     */
    public Holder holder() {
        return new Holder(array, offset + 4, count() != 0,
                (kind() == State.IDLE || kind() == State.BUSY));
    }

    /**
     * Purpose.
     *
     * <p>{@code Purpose} at byte 28.
     */
    public Purpose purpose() {
        return Purpose.of(purposeId());
    }

    /**
     * The UUID of {@link #purpose}.
     */
    public UUID purposeId() {
        return Wire.uuid(array, offset + 28);
    }

    /**
     * Direct.
     *
     * <p>{@code Address} at byte 44.
     */
    public Address direct() {
        return new Address(array, offset + 44, purpose() == Purpose.TEST, count() != 0,
                (kind() == State.IDLE || kind() == State.BUSY));
    }

    /**
     * Holders.
     *
     * <p>{@code Holder[count]} at byte 48.
     */
    public List<Holder> holders() {
        return StructList.fixedStride(array, offset + 48, count(), Holder.LENGTH,
                (bytes, at) -> new Holder(bytes, at, count() != 0,
                (kind() == State.IDLE || kind() == State.BUSY)));
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetHoldersResponse", MINIMUM_LENGTH, 48)
                .field("count", Layout.Kind.UNSIGNED, 0, 1)
                .field("kindBits", Layout.Kind.BITS, 1, 1)
                .bits(
                        BitRange.code("kind", 1, 0, State::of))
                .field("effects", Layout.Kind.BITS, 2, 2)
                .bits(ResetEffects.bitRanges())
                .field("holder", Layout.Kind.STRUCT, 4, 24)
                .struct(Holder::structLayout)
                .field("purpose", Layout.Kind.ENUM, 28, 16)
                .constants(Purpose.class)
                .field("direct", Layout.Kind.STRUCT, 44, 4)
                .struct(Address::structLayout)
                .field("holders", Layout.Kind.ARRAY, 48, 0)
                .struct(Holder::structLayout)
                .elements(Layout.Kind.STRUCT, Holder.LENGTH)
                .count(Layout.Count.elements("count"))
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
            case 1 -> kindBits();
            case 2 -> effects();
            case 3 -> holder();
            case 4 -> purpose();
            case 5 -> direct();
            case 6 -> holders();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[48];

        private byte[] holdersBytes = new byte[0];

        private Builder() {
        }

        /**
         * Kind bits.
         *
         * <p>{@code u8} at byte 1. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kindBits(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("GetHoldersResponse", "kindBits",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Kind.
         *
         * <p>Bits 1:0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kind(State value) {
            Wire.putU8(fixed, 1, FieldRange.withBits(Wire.u8(fixed, 1), 1, 0,
                    FieldRange.code("GetHoldersResponse", "kind", value, 3)));
            return this;
        }

        /**
         * Sets {@link #kind} by its code, which this version need not know.
         *
         * @param value 2 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder kindCode(int value) {
            Wire.putU8(fixed, 1, FieldRange.withBits(Wire.u8(fixed, 1), 1, 0,
                    FieldRange.check("GetHoldersResponse", "kind", value, 0, 3)));
            return this;
        }

        /**
         * Effects.
         *
         * <p>{@code ResetEffects} at byte 2.
         */
        public Builder effects(ResetEffects value) {
            Wire.putU16(fixed, 2, value.bits());
            return this;
        }

        /**
         * Holder.
         *
         * <p>{@code Holder} at byte 4.
         */
        public Builder holder(Holder value) {
            WireBytes.putStruct(fixed, 4, value);
            return this;
        }

        /**
         * Purpose.
         *
         * <p>{@code Purpose} at byte 28.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder purpose(Purpose value) {
            Wire.putUuid(fixed, 28, FieldRange.id("GetHoldersResponse", "purpose", value));
            return this;
        }

        /**
         * Sets {@link #purpose} by its UUID, which this version need not know.
         */
        public Builder purposeId(UUID value) {
            Wire.putUuid(fixed, 28, value);
            return this;
        }

        /**
         * Direct.
         *
         * <p>{@code Address} at byte 44.
         */
        public Builder direct(Address value) {
            WireBytes.putStruct(fixed, 44, value);
            return this;
        }

        /**
         * Holders.
         *
         * <p>{@code Holder[count]} at byte 48. Sets {@code count} too.
         *
         * @param values at most 255 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder holders(List<Holder> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 0, FieldRange.count("GetHoldersResponse", "holders",
                    encoded.length / Holder.LENGTH, 0xFF));
            holdersBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetHoldersResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 48, holdersBytes);
            return new GetHoldersResponse(payload);
        }
    }
}
