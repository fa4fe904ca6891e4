package golden.conditions;

import java.util.Arrays;
import java.util.OptionalInt;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Address.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class Address extends Struct {
    /**
     * The same as {@link #LENGTH}.
     */
    public static final int MINIMUM_LENGTH = 4;

    /**
     * Its length in bytes.
     */
    public static final int LENGTH = 4;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final boolean parentPurposeTest;

    private final boolean notPayloadCount0;

    private final boolean payloadKindIdleOrBusy;

    Address(byte[] array, int offset, boolean parentPurposeTest, boolean notPayloadCount0,
            boolean payloadKindIdleOrBusy) {
        super(array, offset, LENGTH);
        this.parentPurposeTest = parentPurposeTest;
        this.notPayloadCount0 = notPayloadCount0;
        this.payloadKindIdleOrBusy = payloadKindIdleOrBusy;
    }

    /**
     * Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Address wrap(byte[] bytes) {
        PayloadCheck.minimumLength("Address", bytes, 0, bytes.length, LENGTH);
        return new Address(bytes, 0, true, true, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Address wrap(byte[] array, int offset) {
        PayloadCheck.lengthFrom("Address", array, offset, LENGTH);
        return new Address(array, offset, true, true, true);
    }

    /**
     * Views {@link #LENGTH} bytes from {@code offset} on that stand in another struct, of which these
     * conditions hold or not.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static Address wrap(byte[] array, int offset, boolean parentPurposeTest,
            boolean notPayloadCount0, boolean payloadKindIdleOrBusy) {
        PayloadCheck.lengthFrom("Address", array, offset, LENGTH);
        return new Address(array, offset, parentPurposeTest, notPayloadCount0, payloadKindIdleOrBusy);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Bus.
     *
     * <p>{@code u8} at byte 0. Valid only if {@code parent.purpose = TEST}.
     */
    public OptionalInt bus() {
        return isValidBus() ? OptionalInt.of(busRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #bus} as it is on the wire, whether it means something or not.
     */
    public int busRaw() {
        return Wire.u8(array, offset);
    }

    private boolean isValidBus() {
        return parentPurposeTest;
    }

    /**
     * Port.
     *
     * <p>{@code u8} at byte 1. Valid only if {@code not payload.count = 0} and {@code payload.kind = IDLE or
     * BUSY}.
     */
    public OptionalInt port() {
        return isValidPort() ? OptionalInt.of(portRaw()) : OptionalInt.empty();
    }

    /**
     * {@link #port} as it is on the wire, whether it means something or not.
     */
    public int portRaw() {
        return Wire.u8(array, offset + 1);
    }

    private boolean isValidPort() {
        return notPayloadCount0 && payloadKindIdleOrBusy;
    }

    /**
     * Path.
     *
     * <p>{@code u16} at byte 2.
     */
    public int path() {
        return Wire.u16(array, offset + 2);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("Address", MINIMUM_LENGTH, 4)
                .field("bus", Layout.Kind.UNSIGNED, 0, 1)
                .validIf("parent.purpose = TEST")
                .field("port", Layout.Kind.UNSIGNED, 1, 1)
                .validIf("not payload.count = 0", "payload.kind = IDLE or BUSY")
                .field("path", Layout.Kind.UNSIGNED, 2, 2)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> bus();
            case 1 -> port();
            case 2 -> path();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[4];

        private Builder() {
        }

        /**
         * Bus.
         *
         * <p>{@code u8} at byte 0. Valid only if {@code parent.purpose = TEST}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder bus(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("Address", "bus", value, 0, 0xFF));
            return this;
        }

        /**
         * Port.
         *
         * <p>{@code u8} at byte 1. Valid only if {@code not payload.count = 0} and {@code payload.kind = IDLE or
         * BUSY}.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder port(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("Address", "port", value, 0, 0xFF));
            return this;
        }

        /**
         * Path.
         *
         * <p>{@code u16} at byte 2.
         *
         * @param value 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder path(int value) {
            Wire.putU16(fixed, 2, FieldRange.check("Address", "path", value, 0, 0xFFFF));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         *
         * @throws IllegalArgumentException if a field was set whose condition does not hold, or one was not set
         *     that needs a value
         */
        public Address build() {
            byte[] payload = Arrays.copyOf(fixed, fixed.length);
            Address built = new Address(payload, 0, true, true, true);
            FieldRange.valid("Address", "bus", WireBytes.isZero(fixed, 0, 1) || built.isValidBus(),
                    "parent.purpose = TEST");
            FieldRange.valid("Address", "port",
                    WireBytes.isZero(fixed, 1, 1) || built.isValidPort(),
                    "not payload.count = 0 and payload.kind = IDLE or BUSY");
            return built;
        }
    }
}
