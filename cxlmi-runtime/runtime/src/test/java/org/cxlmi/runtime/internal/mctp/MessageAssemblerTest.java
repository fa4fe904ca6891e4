package org.cxlmi.runtime.internal.mctp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageAssemblerTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final MctpFlow FLOW = new MctpFlow(9, 8, 3, true);

    private final MessageAssembler assembler = new MessageAssembler(MessageAssembler.LONGEST_MESSAGE);

    private static MctpMessage message(MctpFlow flow, int length) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        return MctpMessage.of(flow, 7, data);
    }

    private static MctpPacket packet(boolean first, boolean last, int sequence, int length) {
        return new MctpPacket(FLOW, first, last, sequence, new byte[length]);
    }

    private Optional<MctpMessage> add(List<MctpPacket> packets) {
        Optional<MctpMessage> latest = Optional.empty();
        for (MctpPacket packet : packets) {
            latest = assembler.add(packet);
        }
        return latest;
    }

    private void assertAssembles(MctpMessage message) {
        assertArrayEquals(message.body(), add(message.packets()).orElseThrow().body());
    }

    @Test
    void packet_isLaidOutAsOnTheWire() {
        MctpPacket packet = new MctpPacket(FLOW, true, false, 2, new byte[] {8, 1});

        // version, destination, source, flags: first, sequence 2, tag owner, tag 3; then the payload
        assertEquals("01" + "08" + "09" + "ab" + "0801", HEX.formatHex(packet.bytes()));
        MctpPacket parsed = MctpPacket.parse(packet.bytes()).orElseThrow();
        assertEquals(FLOW, parsed.flow());
        assertTrue(parsed.first());
        assertEquals(2, parsed.sequence());
        assertArrayEquals(new byte[] {8, 1}, parsed.payload());
        assertEquals(new MctpFlow(8, 9, 3, false), FLOW.back());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "010809", "020809cb08", "000809cb08"})
    void packetThatIsShortOrOfAnotherVersion_isNone(String bytes) {
        assertEquals(Optional.empty(), MctpPacket.parse(HEX.parseHex(bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 62, 63, 64, 127, 128, 255, 256, 4096, (1 << 16) - 1})
    void message_splitAndAssembled_isTheSame(int length) {
        MctpMessage message = message(FLOW, length);

        assertEquals((length + 1 + 63) / 64, message.packets().size());
        assertAssembles(message);
    }

    @Test
    void emptyMessage_isNone() {
        assertEquals(Optional.empty(), assembler.add(packet(true, true, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anyPacketLost_losesTheMessageOnly(int lost) {
        List<MctpPacket> packets = new ArrayList<>(message(FLOW, 250).packets());
        packets.remove(lost);

        assertEquals(Optional.empty(), add(packets));
        assertAssembles(message(FLOW, 250));
    }

    @Test
    void fourPacketsLost_areNoticedByNobodyButTheLength() {
        // The sequence has two bits: as on any other machine, what carries on in sequence is taken.
        List<MctpPacket> packets = new ArrayList<>(message(FLOW, 64 * 8).packets());
        packets.subList(2, 6).clear();

        assertEquals(64 * 4 + 1, add(packets).orElseThrow().body().length);
    }

    @Test
    void packetsOutOfSequence_loseTheMessage() {
        List<MctpPacket> packets = new ArrayList<>(message(FLOW, 250).packets());
        packets.set(1, packets.set(2, packets.get(1)));

        assertEquals(Optional.empty(), add(packets));
    }

    @Test
    void packetTwice_losesTheMessage() {
        List<MctpPacket> packets = new ArrayList<>(message(FLOW, 250).packets());
        packets.add(1, packets.get(1));

        assertEquals(Optional.empty(), add(packets));
    }

    @Test
    void messageBegunAnew_replacesTheOneBefore() {
        assembler.add(packet(true, false, 0, 64));
        assertAssembles(message(FLOW, 100));
        assertEquals(Optional.empty(), assembler.add(packet(false, true, 1, 1)));
    }

    @Test
    void packetInTheMiddleOfAnotherSize_losesTheMessage() {
        assertEquals(
                Optional.empty(),
                add(List.of(packet(true, false, 0, 64), packet(false, false, 1, 63), packet(false, true, 2, 1))));
        assertEquals(Optional.empty(), add(List.of(packet(true, false, 0, 64), packet(false, true, 1, 65))));
    }

    @Test
    void sendersThatInterleave_eachGetTheirMessage() {
        MctpMessage[] messages = {
            message(FLOW, 200),
            message(new MctpFlow(10, 8, 3, true), 210),
            message(new MctpFlow(9, 8, 4, true), 220),
            message(new MctpFlow(9, 11, 3, true), 230),
            message(new MctpFlow(9, 8, 3, false), 240)
        };
        for (int i = 0; i < 4; i++) {
            for (MctpMessage message : messages) {
                Optional<MctpMessage> assembled =
                        assembler.add(message.packets().get(i));
                assertEquals(i == 3, assembled.isPresent());
                assembled.ifPresent(whole -> assertArrayEquals(message.body(), whole.body()));
            }
        }
    }

    @Test
    void messageLongerThanTheLongest_isDropped() {
        assertEquals(
                Optional.empty(),
                add(message(FLOW, MessageAssembler.LONGEST_MESSAGE).packets()));
        assertAssembles(message(FLOW, MessageAssembler.LONGEST_MESSAGE - 1));
    }

    @Test
    void tooManyUnderWay_dropTheOldest() {
        List<MctpMessage> messages = new ArrayList<>();
        for (int source = 1; source <= MessageAssembler.MOST_UNDER_WAY + 1; source++) {
            MctpMessage message = message(new MctpFlow(source, 8, 0, true), 100);
            messages.add(message);
            assembler.add(message.packets().get(0));
        }
        for (int i = 0; i < messages.size(); i++) {
            assertEquals(i > 0, assembler.add(messages.get(i).packets().get(1)).isPresent());
        }
    }

    @Test
    void randomPackets_neverFail() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            if (bytes.length > 3) {
                bytes[0] = 1;
                bytes[1] = 8;
                bytes[2] = (byte) random.nextInt(3);
            }
            MctpPacket.parse(bytes).flatMap(assembler::add).ifPresent(message -> assertTrue(message.body().length > 0));
        }
    }
}
