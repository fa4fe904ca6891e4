package org.cxlmi.runtime.internal.mctp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.transport.MessageType;

/**
 * A message between two endpoints.
 *
 * @param body the type and the data of the message, never empty; the highest bit of the type says that an integrity
 *     check follows
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record MctpMessage(MctpFlow flow, byte[] body) {

    /** A message with data of a type. */
    public static MctpMessage of(MctpFlow flow, int type, byte[] data) {
        byte[] body = new byte[1 + data.length];
        body[0] = (byte) type;
        System.arraycopy(data, 0, body, 1, data.length);
        return new MctpMessage(flow, body);
    }

    /** The type, with the integrity check's bit. */
    public int type() {
        return body[0] & 0xFF;
    }

    /** The type as that of commands and their responses; empty if it is another one, such as MCTP control. */
    public Optional<MessageType> commandType() {
        return Arrays.stream(MessageType.values())
                .filter(type -> type.code() == type())
                .findFirst();
    }

    /** All but the type. */
    public byte[] data() {
        return Arrays.copyOfRange(body, 1, body.length);
    }

    /** The packets of the message, each with the size that every component accepts. */
    public List<MctpPacket> packets() {
        return packets(MctpPacket.BASELINE_PAYLOAD);
    }

    /** The packets of the message, each with so many bytes of it at most. */
    public List<MctpPacket> packets(int largest) {
        List<MctpPacket> packets = new ArrayList<>();
        for (int from = 0; from < body.length; from += largest) {
            int to = Math.min(body.length, from + largest);
            packets.add(new MctpPacket(
                    flow,
                    from == 0,
                    to == body.length,
                    packets.size() % MctpPacket.SEQUENCES,
                    Arrays.copyOfRange(body, from, to)));
        }
        return packets;
    }
}
