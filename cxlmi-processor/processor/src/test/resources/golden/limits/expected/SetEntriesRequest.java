package golden.limits;

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
 * Request of {@link SetEntries}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class SetEntriesRequest extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 3;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final int[] entriesEnds;

    private SetEntriesRequest(byte[] payload, int[] entriesEnds) {
        super(payload, 0, payload.length);
        this.entriesEnds = entriesEnds;
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static SetEntriesRequest wrap(byte[] payload) {
        PayloadCheck.minimumLength("SetEntriesRequest", payload, 0, payload.length, MINIMUM_LENGTH);
        int valuesEnd = PayloadCheck.array("SetEntriesRequest", "values",
                payload, 0, payload.length, 3, Wire.u16(payload, 0), 4);
        int[] entriesEnds = PayloadCheck.variableArray("SetEntriesRequest", "entries",
                payload, 0, payload.length, valuesEnd, Wire.u8(payload, 2), Entry.MINIMUM_LENGTH,
                Entry::check);
        int entriesEnd = valuesEnd + WireArrays.lastEnd(entriesEnds);
        PayloadCheck.noneLeft("SetEntriesRequest", "entries", payload, 0, payload.length,
                entriesEnd);
        return new SetEntriesRequest(payload, entriesEnds);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Value count.
     *
     * <p>{@code u16} at byte 0.
     */
    public int valueCount() {
        return Wire.u16(array, offset);
    }

    /**
     * Entry count.
     *
     * <p>{@code u8} at byte 2.
     */
    public int entryCount() {
        return Wire.u8(array, offset + 2);
    }

    /**
     * Values.
     *
     * <p>{@code u32[valueCount]} at byte 3.
     */
    public long[] values() {
        return WireArrays.longs(array, offset + 3, valueCount(), 4, Wire::u32);
    }

    /**
     * Entries.
     *
     * <p>{@code Entry[entryCount]} after {@code values}.
     */
    public List<Entry> entries() {
        return StructList.variableStride(array, offset + valuesEnd(), entriesEnds, Entry::new);
    }

    private int valuesEnd() {
        return 3 + valueCount() * 4;
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("SetEntriesRequest", MINIMUM_LENGTH, 3)
                .field("valueCount", Layout.Kind.UNSIGNED, 0, 2)
                .field("entryCount", Layout.Kind.UNSIGNED, 2, 1)
                .field("values", Layout.Kind.ARRAY, 3, 0)
                .elements(Layout.Kind.UNSIGNED, 4)
                .count(Layout.Count.elements("valueCount"))
                .fieldAfterArray("entries", Layout.Kind.ARRAY, 3, 0)
                .struct(Entry::structLayout)
                .elements(Layout.Kind.STRUCT, Entry.MINIMUM_LENGTH)
                .count(Layout.Count.elements("entryCount"))
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> valueCount();
            case 1 -> entryCount();
            case 2 -> values();
            case 3 -> entries();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[3];

        private byte[] valuesBytes = new byte[0];

        private byte[] entriesBytes = new byte[0];

        private int[] entriesEnds = new int[0];

        private Builder() {
        }

        /**
         * Values.
         *
         * <p>{@code u32[valueCount]} at byte 3. Sets {@code valueCount} too.
         *
         * @param values from 1 to 3 of them, each 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder values(long... values) {
            byte[] encoded = WireArrays.encode("SetEntriesRequest", "values", 4, 0, 0xFFFFFFFFL,
                    Wire::putU32, values);
            Wire.putU16(fixed, 0, FieldRange.count("SetEntriesRequest", "values",
                    encoded.length / 4, 3));
            valuesBytes = encoded;
            return this;
        }

        /**
         * Entries.
         *
         * <p>{@code Entry[entryCount]} after {@code values}. Sets {@code entryCount} too.
         *
         * @param values from 1 to 2 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder entries(List<Entry> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU8(fixed, 2, FieldRange.count("SetEntriesRequest", "entries",
                    values.size(), 2));
            entriesEnds = WireArrays.ends(values);
            entriesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public SetEntriesRequest build() {
            FieldRange.atLeast("SetEntriesRequest", "values", Wire.u16(fixed, 0), 1);
            FieldRange.atLeast("SetEntriesRequest", "entries", Wire.u8(fixed, 2), 1);
            byte[] payload = WireBytes.insert(fixed, fixed.length, 3, entriesBytes);
            payload = WireBytes.insert(payload, payload.length, 3, valuesBytes);
            return new SetEntriesRequest(payload, entriesEnds);
        }
    }
}
