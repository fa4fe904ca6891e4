package golden.absentbits;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitCondition;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetPeers}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetPeersResponse extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 7;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 7;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetPeersResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetPeersResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetPeersResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        return new GetPeersResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * At the other end.
     *
     * <p>{@code Peer} at byte 0.
     */
    public Peer peer() {
        return new Peer(Wire.u16(array, offset));
    }

    /**
     * Link.
     *
     * <p>{@code u32} at byte 2.
     */
    public long link() {
        return Wire.u32(array, offset + 2);
    }

    /**
     * Linked.
     *
     * <p>Bit 31 of {@link #link}.
     */
    public boolean linked() {
        return (link() & 0x80000000L) != 0;
    }

    /**
     * Target.
     *
     * <p>Bits 11:4 of {@link #link}; kept in place. Valid only if {@code linked} is set. Absent if FF0h or 0.
     */
    public OptionalInt target() {
        return (Wire.u32(array, offset + 2) & 0x80000000L) != 0
                && ((int) (Wire.u32(array, offset + 2) & 0x0FF0)) != 0x0FF0
                && ((int) (Wire.u32(array, offset + 2) & 0x0FF0)) != 0
                ? OptionalInt.of((int) (link() & 0x0FF0)) : OptionalInt.empty();
    }

    /**
     * Link kind.
     *
     * <p>Bits 19:16 of {@link #link}. Absent if 3.
     */
    public Optional<Kind> linkKind() {
        return ((int) (Wire.u32(array, offset + 2) >>> 16 & 0x0F)) != 3
                ? Optional.of(Kind.of(linkKindCode())) : Optional.empty();
    }

    /**
     * The code of {@link #linkKind} as it is on the wire, whether it means something or not.
     */
    public int linkKindCode() {
        return (int) (link() >>> 16 & 0x0F);
    }

    /**
     * Not of all targets.
     *
     * <p>{@code u8} at byte 6. Valid only if {@code not target = 0x10}.
     */
    public OptionalInt speed() {
        return isValidSpeed() ? OptionalInt.of(speedRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #speed} as it is on the wire, whether it means something or not.
     */
    public int speedRaw() {
        return Wire.u8(array, offset + 6);
    }

    private boolean isValidSpeed() {
        return (Wire.u32(array, offset + 2) & 0x80000000L) != 0
                && ((int) (Wire.u32(array, offset + 2) & 0x0FF0)) != 0x0FF0
                && ((int) (Wire.u32(array, offset + 2) & 0x0FF0)) != 0
                && ((int) (Wire.u32(array, offset + 2) & 0x0FF0)) != 0x10;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetPeersResponse", MINIMUM_LENGTH, 7)
                .field("peer", Layout.Kind.BITS, 0, 2)
                .bits(Peer.bitRanges())
                .field("link", Layout.Kind.BITS, 2, 4)
                .bits(
                        BitRange.flag("linked", 31),
                        BitRange.inPlace("target", 11, 4, "")
                                .validIf(BitCondition.of("linked", 0x80000000L, false, 0x80000000L),
                                        BitCondition.of("not target = 0xff0", 0x0FF0, true, 0x0FF0),
                                        BitCondition.of("not target = 0", 0x0FF0, true, 0)),
                        BitRange.code("linkKind", 19, 16, Kind::of)
                                .validIf(BitCondition.of("not linkKind = 3", 0x0F0000, true, 0x030000)))
                .field("speed", Layout.Kind.UNSIGNED, 6, 1)
                .validIf("not target = 0x10")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> peer();
            case 1 -> link();
            case 2 -> speed();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[7];

        private Builder() {
            Wire.putU16(fixed, 0, 0x0FFF);
            Wire.putU32(fixed, 2, 0x030FF0);
        }

        /**
         * At the other end.
         *
         * <p>{@code Peer} at byte 0.
         */
        public Builder peer(Peer value) {
            Wire.putU16(fixed, 0, value.bits());
            return this;
        }

        /**
         * Link.
         *
         * <p>{@code u32} at byte 2. This sets all its bits; its parts have setters of their own.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder link(long value) {
            Wire.putU32(fixed, 2, FieldRange.check("GetPeersResponse", "link",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Linked.
         *
         * <p>Bit 31.
         */
        public Builder linked(boolean value) {
            Wire.putU32(fixed, 2, FieldRange.withBit(Wire.u32(fixed, 2), 31, value));
            return this;
        }

        /**
         * Target.
         *
         * <p>Bits 11:4. Valid only if {@code linked} is set. Absent if FF0h or 0. If it is not set, it is FF0h.
         *
         * @param value 12 bits, a multiple of 16
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder target(int value) {
            Wire.putU32(fixed, 2, FieldRange.withBitsInPlace(Wire.u32(fixed, 2),
                    11, 4, FieldRange.inPlace("GetPeersResponse", "target", value, 11, 4)));
            return this;
        }

        /**
         * Link kind.
         *
         * <p>Bits 19:16. Absent if 3. If it is not set, it is 3.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder linkKind(Kind value) {
            Wire.putU32(fixed, 2, FieldRange.withBits(Wire.u32(fixed, 2), 19, 16,
                    FieldRange.code("GetPeersResponse", "linkKind", value, 0x0F)));
            return this;
        }

        /**
         * Sets {@link #linkKind} by its code, which this version need not know.
         *
         * @param value 4 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder linkKindCode(int value) {
            Wire.putU32(fixed, 2, FieldRange.withBits(Wire.u32(fixed, 2), 19, 16,
                    FieldRange.check("GetPeersResponse", "linkKind", value, 0, 0x0F)));
            return this;
        }

        /**
         * Not of all targets.
         *
         * <p>{@code u8} at byte 6. Valid only if {@code not target = 0x10}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder speed(int value) {
            Wire.putU8(fixed, 6, FieldRange.check("GetPeersResponse", "speed", value, 0, 0xFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public GetPeersResponse build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            GetPeersResponse built = new GetPeersResponse(payload);
            FieldRange.valid("GetPeersResponse", "target",
                    (Wire.u32(fixed, 2) & 0x0FF0) == 0x0FF0 || (Wire.u32(fixed, 2) & 0x80000000L) != 0,
                    "linked is set");
            FieldRange.valid("GetPeersResponse", "speed",
                    WireBytes.isZero(fixed, 6, 1) || built.isValidSpeed(), "not target = 0x10");
            return built;
        }
    }
}
