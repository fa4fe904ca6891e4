package org.cxlmi.runtime.internal.mctp;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes messages of packets (DSP0236). A message is dropped as a whole if one of its packets is missing, out of
 * sequence or of another size than the first, if it gets too long, or if others of too many are under way.
 */
public final class MessageAssembler {

    /** As Linux has it. */
    public static final int LONGEST_MESSAGE = 1 << 16;

    static final int MOST_UNDER_WAY = 64;

    private final int longestMessage;
    private final Map<MctpFlow, Assembly> underWay = new LinkedHashMap<>();

    /**
     * Starts without packets.
     *
     * @param longestMessage the length of the longest message that is not dropped, with its type, in bytes
     */
    public MessageAssembler(int longestMessage) {
        this.longestMessage = longestMessage;
    }

    private final class Assembly {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final int packetSize;
        private int sequence;

        Assembly(MctpPacket first) {
            packetSize = first.payload().length;
            take(first);
        }

        void take(MctpPacket packet) {
            body.writeBytes(packet.payload());
            sequence = packet.sequence();
        }

        boolean goesOnWith(MctpPacket packet) {
            int size = packet.payload().length;
            return packet.sequence() == (sequence + 1) % MctpPacket.SEQUENCES
                    && (packet.last() ? size <= packetSize : size == packetSize)
                    && body.size() + size <= longestMessage;
        }
    }

    /** Takes a packet, and returns the message if this was its last packet. */
    public Optional<MctpMessage> add(MctpPacket packet) {
        return with(packet).flatMap(assembly -> {
            if (!packet.last()) {
                put(packet.flow(), assembly);
                return Optional.empty();
            }
            byte[] body = assembly.body.toByteArray();
            return body.length == 0 ? Optional.empty() : Optional.of(new MctpMessage(packet.flow(), body));
        });
    }

    private Optional<Assembly> with(MctpPacket packet) {
        Assembly before = underWay.remove(packet.flow());
        if (packet.first()) {
            return Optional.of(new Assembly(packet));
        }
        if (before == null || !before.goesOnWith(packet)) {
            return Optional.empty();
        }
        before.take(packet);
        return Optional.of(before);
    }

    private void put(MctpFlow flow, Assembly assembly) {
        underWay.put(flow, assembly);
        if (underWay.size() > MOST_UNDER_WAY) {
            Iterator<MctpFlow> oldest = underWay.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
