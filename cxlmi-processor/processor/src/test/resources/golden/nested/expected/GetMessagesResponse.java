package golden.nested;

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
 * Response of {@link GetMessages}.
 */
@Generated("org.cxlmi.processor.emit.StructEmitter")
public final class GetMessagesResponse extends Struct {
    /**
     * The length of its first revision in bytes, with all arrays empty.
     */
    public static final int MINIMUM_LENGTH = 6;

    private static final Lazy<Layout> LAYOUT = new Lazy<>();

    private final int[] messagesEnds;

    private GetMessagesResponse(byte[] payload, int[] messagesEnds) {
        super(payload, 0, payload.length);
        this.messagesEnds = messagesEnds;
    }

    /**
     * Views a payload as received; the array is not copied and must not be changed afterwards.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    public static GetMessagesResponse wrap(byte[] payload) {
        PayloadCheck.minimumLength("GetMessagesResponse", payload, 0, payload.length, MINIMUM_LENGTH);
        int[] messagesEnds = PayloadCheck.variableArray("GetMessagesResponse", "messages",
                payload, 0, payload.length, 2, Wire.u16(payload, 0), Message.MINIMUM_LENGTH,
                Message::check);
        int messagesEnd = 2 + WireArrays.lastEnd(messagesEnds);
        PayloadCheck.following("GetMessagesResponse", "generation", payload, 0, payload.length,
                messagesEnd, 4);
        PayloadCheck.noneLeft("GetMessagesResponse", "messages", payload, 0, payload.length,
                messagesEnd + 4);
        return new GetMessagesResponse(payload, messagesEnds);
    }

    /**
     * Starts with all fields zero or absent.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Message count.
     *
     * <p>{@code u16} at byte 0.
     */
    public int messageCount() {
        return Wire.u16(array, offset);
    }

    /**
     * Messages.
     *
     * <p>{@code Message[messageCount]} at byte 2.
     */
    public List<Message> messages() {
        return StructList.variableStride(array, offset + 2, messagesEnds, Message::new);
    }

    /**
     * Generation.
     *
     * <p>{@code u32} after {@code messages}.
     */
    public long generation() {
        return Wire.u32(array, offset + messagesEnd());
    }

    private int messagesEnd() {
        return 2 + WireArrays.lastEnd(messagesEnds);
    }

    /**
     * Its fields, for printing and JSON.
     */
    public static Layout structLayout() {
        return LAYOUT.isMade() ? LAYOUT.get() : LAYOUT.keep(makeLayout());
    }

    private static Layout makeLayout() {
        return Layout.define("GetMessagesResponse", MINIMUM_LENGTH, 6)
                .field("messageCount", Layout.Kind.UNSIGNED, 0, 2)
                .field("messages", Layout.Kind.ARRAY, 2, 0)
                .struct(Message::structLayout)
                .elements(Layout.Kind.STRUCT, Message.MINIMUM_LENGTH)
                .count(Layout.Count.elements("messageCount"))
                .fieldAfterArray("generation", Layout.Kind.UNSIGNED, 2, 4)
                .build();
    }

    @Override
    public Layout layout() {
        return structLayout();
    }

    @Override
    protected Object fieldValue(int index) {
        return switch (index) {
            case 0 -> messageCount();
            case 1 -> messages();
            case 2 -> generation();
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /**
     * Sets fields one by one. What is not set is zero, or absent if the field can be; counts follow from the
     * arrays.
     */
    public static final class Builder {
        private final byte[] fixed = new byte[6];

        private byte[] messagesBytes = new byte[0];

        private int[] messagesEnds = new int[0];

        private Builder() {
        }

        /**
         * Messages.
         *
         * <p>{@code Message[messageCount]} at byte 2. Sets {@code messageCount} too.
         *
         * @param values at most 65535 of them
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder messages(List<Message> values) {
            byte[] encoded = WireArrays.encodeStructs(values);
            Wire.putU16(fixed, 0, FieldRange.count("GetMessagesResponse", "messages",
                    values.size(), 0xFFFF));
            messagesEnds = WireArrays.ends(values);
            messagesBytes = encoded;
            return this;
        }

        /**
         * Generation.
         *
         * <p>{@code u32} after {@code messages}.
         *
         * @param value 32 bits
         * @throws IllegalArgumentException if it does not fit
         */
        public Builder generation(long value) {
            Wire.putU32(fixed, 2, FieldRange.check("GetMessagesResponse", "generation",
                    value, 0, 0xFFFFFFFFL));
            return this;
        }

        /**
         * Makes the bytes of what was set so far.
         */
        public GetMessagesResponse build() {
            byte[] payload = WireBytes.insert(fixed, fixed.length, 2, messagesBytes);
            return new GetMessagesResponse(payload, messagesEnds);
        }
    }
}
