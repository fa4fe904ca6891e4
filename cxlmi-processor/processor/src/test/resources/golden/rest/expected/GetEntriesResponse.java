package golden.rest;

import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Lazy;
import org.cxlmi.runtime.wire.PayloadCheck;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructList;
import org.cxlmi.runtime.wire.WireArrays;
import org.cxlmi.runtime.wire.WireBytes;

/**
 * Response of {@link GetEntries}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetEntriesResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 1;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private GetEntriesResponse(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetEntriesResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetEntriesResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        PayloadCheck.rest("GetEntriesResponse", "entries", payload, 0, payload.length, 1,
                Entry.LENGTH);
        return new GetEntriesResponse(payload);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Entries.
     *
     * <p>{@code Entry[rest]} at byte 1.
     */
    public List<Entry> entries() {
        return StructList.fixedStride(array, offset + 1, (byteLength() - 1) / Entry.LENGTH,
                Entry.LENGTH, Entry::new);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetEntriesResponse", MINIMUM_LENGTH, 1)
                .field("reserved", Layout.Kind.RESERVED, 0, 1)
                .field("entries", Layout.Kind.ARRAY, 1, 0)
                .struct(Entry::structLayout)
                .elements(Layout.Kind.STRUCT, Entry.LENGTH)
                .count(Layout.Count.rest())
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 1 -> entries();
            case 0 -> Optional.empty();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[1];

        private byte[] entriesBytes = new byte[0];

        private Builder() {
        }

        /**
         * Entries.
         *
         * <p>{@code Entry[rest]} at byte 1.
         */
        public Builder entries(List<Entry> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            entriesBytes = encoded;
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetEntriesResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 1, entriesBytes);
            return new GetEntriesResponse(payload);
        }
    }
}
