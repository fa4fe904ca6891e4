package golden.conditions;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.UUID;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Holder.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Holder extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 24;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 24;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final boolean notPayloadCount0;

    private final boolean payloadKindIdleOrBusy;

    Holder(byte[] array, int offset, boolean notPayloadCount0, boolean payloadKindIdleOrBusy) {
        super(array, offset, LENGTH);
        this.notPayloadCount0 = notPayloadCount0;
        this.payloadKindIdleOrBusy = payloadKindIdleOrBusy;
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Holder wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Holder", bytes, 0, bytes.length, LENGTH);
        return new Holder(bytes, 0, true, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Holder wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Holder", array, offset, LENGTH);
        return new Holder(array, offset, true, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on that stand in another struct, of which these
     * conditions hold or not.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Holder wrap(byte[] array, int offset, boolean notPayloadCount0,
            boolean payloadKindIdleOrBusy) {
        PayloadCheck.lengthFrom("Holder", array, offset, LENGTH);
        return new Holder(array, offset, notPayloadCount0, payloadKindIdleOrBusy);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Purpose.
     *
     * <p>{@code Purpose} at byte 0.
     */
    public Purpose purpose() {
        return Purpose.of(purposeId());
    }

    /**
     * The UUID of {@link #purpose}.
     */
    public UUID purposeId() {
        return Wire.uuid(array, offset);
    }

    /**
     * Address.
     *
     * <p>{@code Address} at byte 16.
     */
    public Address address() {
        return new Address(array, offset + 16, purpose() == Purpose.TEST, notPayloadCount0,
                payloadKindIdleOrBusy);
    }

    /**
     * Address code.
     *
     * <p>{@code u32} at byte 20. Valid only if {@code not payload.count = 0}.
     */
    public OptionalLong addressCode() {
        return isValidAddressCode() ? OptionalLong.of(addressCodeRaw()) : OptionalLong.empty();
    }

    /**
     * {@link #addressCode} as it is on the wire, whether it means something or not.
     */
    public long addressCodeRaw() {
        return Wire.u32(array, offset + 20);
    }

    private boolean isValidAddressCode() {
        return notPayloadCount0;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Holder", MINIMUM_LENGTH, 24)
                .field("purpose", Layout.Kind.ENUM, 0, 16)
                .constants(Purpose.class)
                .field("address", Layout.Kind.STRUCT, 16, 4)
                .struct(Address::structLayout)
                .field("addressCode", Layout.Kind.UNSIGNED, 20, 4)
                .validIf("not payload.count = 0")
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> purpose();
            case 1 -> address();
            case 2 -> addressCode();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[24];

        private Builder() {
        }

        /**
         * Purpose.
         *
         * <p>{@code Purpose} at byte 0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder purpose(Purpose value) {
            Wire.putUuid(fixed, 0, FieldRange.id("Holder", "purpose", value));
            return this;
        }

        /**
         * Sets {@link #purpose} by its UUID, which this version need not know.
         */
        public Builder purposeId(UUID value) {
            Wire.putUuid(fixed, 0, value);
            return this;
        }

        /**
         * Address.
         *
         * <p>{@code Address} at byte 16.
         */
        public Builder address(Address value) {
            WireBytes.putStruct(fixed, 16, value);
            return this;
        }

        /**
         * Address code.
         *
         * <p>{@code u32} at byte 20. Valid only if {@code not payload.count = 0}.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder addressCode(long value) {
            Wire.putU32(fixed, 20, FieldRange.check("Holder", "addressCode",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public Holder build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            Holder built = new Holder(payload, 0, true, true);
            FieldRange.valid("Holder", "addressCode",
                    WireBytes.isZero(fixed, 20, 4) || built.isValidAddressCode(),
                    "not payload.count = 0");
            return built;
        }
    }
}
