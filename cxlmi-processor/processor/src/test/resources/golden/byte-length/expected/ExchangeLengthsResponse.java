package golden.bytelength;

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
 * Response of {@link ExchangeLengths}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class ExchangeLengthsResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 3;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private ExchangeLengthsResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static ExchangeLengthsResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("ExchangeLengthsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int entriesEnd = PayloadCheck.byteLengthArray("ExchangeLengthsResponse", "entries",
                payload, 0, payload.length, 3, Wire.u16(payload, 0), Entry.LENGTH);
        int nameEnd = PayloadCheck.array("ExchangeLengthsResponse", "name",
                payload, 0, payload.length, entriesEnd, Wire.u8(payload, 2), 1);
        PayloadCheck.noneLeft("ExchangeLengthsResponse", "name", payload, 0, payload.length,
                nameEnd);
        return new ExchangeLengthsResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Entries length.
     *
     * <p>{@code u16} at byte 0.
     */
    public int entriesLength() {
        return Wire.u16(array, offset);
    }

    /**
     * Name length.
     *
     * <p>{@code u8} at byte 2.
     */
    public int nameLength() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * Entries.
     *
     * <p>{@code Entry[entriesLength bytes]} at byte 3.
     */
    public List<Entry> entries() {
        return StructList.fixedStride(array, offset + 3, entriesLength() / Entry.LENGTH,
                Entry.LENGTH, Entry::new);
    }

    /**
     * Name.
     *
     * <p>{@code text[nameLength]} after {@code entries}.
     */
    public String name() {
        return WireBytes.text(array, offset + entriesEnd(), nameLength());
    }

    private int entriesEnd() {
        return 3 + entriesLength();
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("ExchangeLengthsResponse", MINIMUM_LENGTH, 3)
                .field("entriesLength", Layout.Kind.UNSIGNED, 0, 2)
                .field("nameLength", Layout.Kind.UNSIGNED, 2, 1)
                .field("entries", Layout.Kind.ARRAY, 3, 0)
                .struct(Entry::structLayout)
                .elements(Layout.Kind.STRUCT, Entry.LENGTH)
                .count(Layout.Count.bytes("entriesLength"))
                .fieldAfterArray("name", Layout.Kind.TEXT, 3, 0)
                .count(Layout.Count.elements("nameLength"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> entriesLength();
            case 1 -> nameLength();
            case 2 -> entries();
            case 3 -> name();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[3];

        private byte[] entriesBytes = new byte[0];

        private byte[] nameBytes = new byte[0];

        private Builder() {
        }

        /**
         * Entries.
         *
         * <p>{@code Entry[entriesLength bytes]} at byte 3. Sets {@code entriesLength} too.
         *
         * @param values at most 65535 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder entries(List<Entry> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU16(fixed, 0, FieldRange.count("ExchangeLengthsResponse", "entries",
                    encoded.length, 0xFFFF));
            entriesBytes = encoded;
            return this;
        }

        /**
         * Name.
         *
         * <p>{@code text[nameLength]} after {@code entries}. Sets {@code nameLength} too.
         *
         * @param values at most 255 of them, printable ASCII
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder name(String values) {
            byte[] encoded = WireBytes.ascii("ExchangeLengthsResponse", "name", values);
            Wire.putU8(fixed, 2, FieldRange.count("ExchangeLengthsResponse", "name",
                    encoded.length, 0xFF));
            nameBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public ExchangeLengthsResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 3, nameBytes);
            payload = WireBytes.insert(payload, payload.length, 3, entriesBytes);
            return new ExchangeLengthsResponse(payload);
        }
    }
}
