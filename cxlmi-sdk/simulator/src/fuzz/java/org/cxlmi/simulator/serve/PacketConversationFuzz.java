package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.PaddedPackets;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.junit.jupiter.api.Test;

class PacketConversationFuzz {

    private static final String FILE = "components: [ { memory-device: mem0, eid: 9 } ]";

    private final SimulatedFabric fabric = SimulatedFabric.parse("fabric.yaml", FILE, SimulatedClock.driven());

    private static final class Sent implements Conversation.Replies {

        private final List<byte[]> replies = new ArrayList<>();
        private boolean ended;

        @Override
        public void send(Duration delay, byte[] bytes) {
            replies.add(bytes);
        }

        @Override
        public void sendUnsolicited(byte[] bytes) {
            replies.add(bytes);
        }

        @Override
        public void end(String why) {
            ended = true;
        }
    }

    /** Any bytes end the conversation or are taken as packets; all that is sent are whole packets of the component. */
    @Test
    void anyBytes() {
        Fuzz.run(input -> {
            Sent sent = new Sent();
            PacketConversation conversation = new PacketConversation(
                    () -> fabric, FabricServer.Options.DEFAULT.withJackrabbitForm(input.oneIn(2)), sent);
            for (int i = input.below(6); i > 0 && !sent.ended; i--) {
                byte[] packets = ServedFabric.packets(
                        input.oneIn(2) ? 9 : input.below(256),
                        input.oneIn(3) ? input.below(256) : input.of(List.of(0, 7, 8)),
                        CciMessage.request(
                                        input.below(256),
                                        input.oneIn(2) ? TunnelFrame.OPCODE : input.below(1 << 16),
                                        input.bytes(input.below(200)))
                                .bytes());
                byte[] bytes = input.oneIn(2) ? packets : input.damaged(packets);
                input.show("bytes", bytes);
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (conversation.receive(buffer)) {
                    assertTrue(buffer.position() % PaddedPackets.SIZE == 0);
                }
                assertTrue(sent.ended || buffer.remaining() < PaddedPackets.SIZE);
            }
            for (byte[] reply : sent.replies) {
                assertEquals(0, reply.length % PaddedPackets.SIZE);
                assertTrue(MctpPacket.parse(reply).orElseThrow().flow().source() >= 8);
            }
        });
    }
}
