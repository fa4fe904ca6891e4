package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.junit.jupiter.api.Test;

class MctpFuzz {

    private static final int PROBES = 300;

    /** Any bytes on the line give no packet longer than a frame can have, and do not keep whole frames from arriving. */
    @Test
    void anyBytesOnTheLine() {
        Fuzz.run(input -> {
            List<String> packets = new ArrayList<>();
            SerialReceiver receiver = new SerialReceiver(packet -> {
                assertTrue(packet.length <= 0xFF);
                packets.add(HexFormat.of().formatHex(packet));
            });
            byte[] noise = input.oneIn(2)
                    ? input.bytes(input.below(300))
                    : input.damaged(SerialFrame.around(input.bytes(input.below(255))));
            input.show("noise", noise);
            receiver.receive(noise);
            byte[] packet = input.bytes(input.between(4, 255));
            String hex = HexFormat.of().formatHex(packet);
            for (int i = 0; i < PROBES && !packets.contains(hex); i++) {
                receiver.receive(SerialFrame.around(packet));
            }
            assertTrue(packets.contains(hex), "nothing arrives any more");
        });
    }

    /** A frame comes out as the packet that went in, in whatever pieces it arrives. */
    @Test
    void framesInPieces() {
        Fuzz.run(input -> {
            byte[] packet = input.bytes(input.below(256));
            input.show("packet", packet);
            List<byte[]> packets = new ArrayList<>();
            SerialReceiver receiver = new SerialReceiver(packets::add);
            byte[] frame = SerialFrame.around(packet);
            for (int from = 0; from < frame.length; ) {
                int to = Math.min(frame.length, from + input.between(1, 40));
                receiver.receive(Arrays.copyOfRange(frame, from, to));
                from = to;
            }
            assertEquals(1, packets.size());
            assertArrayEquals(packet, packets.get(0));
        });
    }

    /** A message comes whole out of its packets, also where others come in between; any packets give no longer ones. */
    @Test
    void messagesOfPackets() {
        Fuzz.run(input -> {
            MessageAssembler assembler = new MessageAssembler(MessageAssembler.LONGEST_MESSAGE);
            byte[] body = input.bytes(input.between(1, 400));
            MctpMessage message = new MctpMessage(new MctpFlow(8, 9, 3, true), body);
            Optional<MctpMessage> whole = Optional.empty();
            for (MctpPacket packet : message.packets()) {
                for (int i = input.below(3); i > 0; i--) {
                    byte[] other = input.oneIn(2) ? input.bytes(input.below(80)) : input.damaged(packet.bytes());
                    input.show("other", other);
                    MctpPacket.parse(other)
                            .filter(parsed -> !parsed.flow().equals(message.flow()))
                            .flatMap(assembler::add)
                            .ifPresent(made -> assertTrue(made.body().length <= MessageAssembler.LONGEST_MESSAGE));
                }
                MctpPacket parsed = MctpPacket.parse(packet.bytes()).orElseThrow();
                assertArrayEquals(packet.bytes(), parsed.bytes());
                whole = assembler.add(parsed);
            }
            assertArrayEquals(body, whole.orElseThrow().body());
        });
    }
}
