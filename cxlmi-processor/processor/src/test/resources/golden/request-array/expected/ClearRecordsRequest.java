package golden.requestarray;

import java.util.Optional;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.FieldRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Request of {@link ClearRecords}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ClearRecordsRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 6;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ClearRecordsRequest(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ClearRecordsRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("ClearRecordsRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        int handlesEnd = PayloadCheck.array("ClearRecordsRequest", "handles",
                payload, 0, payload.length, 6, Wire.u8(payload, 2), 2);
        PayloadCheck.noneLeft("ClearRecordsRequest", "handles", payload, 0, payload.length,
                handlesEnd);
        return new ClearRecordsRequest(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Event log.
     *
     * <p>{@code EventLog} at byte 0.
     */
    public EventLog eventLog() {
        return EventLog.of(eventLogCode());
    }

    /**
     * The code of {@link #eventLog}.
     */
    public int eventLogCode() {
        return Wire.u8(array, offset);
    }

    /**
     * Clear flags.
     *
     * <p>{@code u8} at byte 1.
     */
    public int clearFlags() {
        return Wire.u8(array, offset + 1);
    }

    /**
     * Clear all events.
     *
     * <p>Bit 0 of {@link #clearFlags}.
     */
    public boolean clearAllEvents() {
        return (clearFlags() & 1) != 0;
    }

    /**
     * Number of handles.
     *
     * <p>{@code u8} at byte 2.
     */
    public int handleCount() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * Oldest first.
     *
     * <p>{@code u16[handleCount]} at byte 6.
     */
    public int[] handles() {
        return WireArrays.ints(array, offset + 6, handleCount(), 2, Wire::u16);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ClearRecordsRequest", MINIMUM_LENGTH, 6)
                .field("eventLog", Layout.Kind.ENUM, 0, 1)
                .constants(EventLog.class)
                .field("clearFlags", Layout.Kind.BITS, 1, 1)
                .bits(
                        BitRange.flag("clearAllEvents", 0))
                .field("handleCount", Layout.Kind.UNSIGNED, 2, 1)
                .field("reserved", Layout.Kind.RESERVED, 3, 3)
                .field("handles", Layout.Kind.ARRAY, 6, 0)
                .elements(Layout.Kind.UNSIGNED, 2)
                .count(Layout.Count.elements("handleCount"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> eventLog();
            case 1 -> clearFlags();
            case 2 -> handleCount();
            case 4 -> handles();
            case 3 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[6];

        private byte[] handlesBytes = new byte[0];

        private Builder() {
        }

        /**
         * Event log.
         *
         * <p>{@code EventLog} at byte 0.
         *
         * @param value any but {@code UNRECOGNIZED}
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder eventLog(EventLog value) {
            Wire.putU8(fixed, 0, FieldRange.code("ClearRecordsRequest", "eventLog", value, 0xFF));
            return this;
        }

        /**
         * Sets {@link #eventLog} by its code, which this version need not know.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder eventLogCode(int value) {
            Wire.putU8(fixed, 0, FieldRange.check("ClearRecordsRequest", "eventLog",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Clear flags.
         *
         * <p>{@code u8} at byte 1. This sets all its bits; its parts have setters of their own.
         *
         * @param value 8 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder clearFlags(int value) {
            Wire.putU8(fixed, 1, FieldRange.check("ClearRecordsRequest", "clearFlags",
                    value, 0, 0xFF));
            return this;
        }

        /**
         * Clear all events.
         *
         * <p>Bit 0.
         */
        public Builder clearAllEvents(boolean value) {
            Wire.putU8(fixed, 1, FieldRange.withBit(Wire.u8(fixed, 1), 0, value));
            return this;
        }

        /**
         * Oldest first.
         *
         * <p>{@code u16[handleCount]} at byte 6. Sets {@code handleCount} too.
         *
         * @param values at most 255 of them, each 16 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder handles(int... values) {
            byte[] encoded = WireArrays.encode("ClearRecordsRequest", "handles", 2, 0, 0xFFFF,
                    Wire::putU16, values);
            Wire.putU8(fixed, 2, FieldRange.count("ClearRecordsRequest", "handles",
                    encoded.length / 2, 0xFF));
            handlesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public ClearRecordsRequest build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 6, handlesBytes);
            return new ClearRecordsRequest(payload);
        }
    }
}
