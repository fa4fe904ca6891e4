package org.cxlmi.simulator.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialFrameTest {

    private static final HexFormat HEX = HexFormat.of();

    private final List<String> packets = new ArrayList<>();
    private final SerialReceiver receiver = new SerialReceiver(packet -> packets.add(HEX.formatHex(packet)));

    private void receive(String hex) {
        receiver.receive(HEX.parseHex(hex));
    }

    private static String frameAround(String packet) {
        return HEX.formatHex(SerialFrame.around(HEX.parseHex(packet)));
    }

    /** The check value that catalogues of CRCs have for this one. */
    @Test
    void checkSequence_ofTheNineDigits_isThatOfRfc1662() {
        int sequence = FrameCheckSequence.START;
        for (byte digit : "123456789".getBytes(US_ASCII)) {
            sequence = FrameCheckSequence.next(sequence, digit);
        }
        assertEquals(0x6F91, sequence);
    }

    @Test
    void frame_isLaidOutAsOnTheLine() {
        // flag, revision, length, four bytes of data, check sequence with its high byte first, flag
        assertEquals("7e" + "01" + "04" + "01080ac8" + "4c06" + "7e", frameAround("01080ac8"));
    }

    @Test
    void flagsAndEscapesInThePacket_areEscapedAndNotCounted() {
        String frame = frameAround("7e00" + "7d5e" + "5d7e");

        assertEquals("7e" + "01" + "06" + "7d5e00" + "7d5d5e" + "5d7d5e", frame.substring(0, frame.length() - 6));
        receive(frame);
        assertEquals(List.of("7e007d5e5d7e"), packets);
    }

    @Test
    void packetTooLongForItsLength_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> SerialFrame.around(new byte[256]));
    }

    @Test
    void randomPackets_comeBackWhateverTheChunks() {
        Random random = new Random(1);
        StringBuilder line = new StringBuilder();
        List<String> sent = new ArrayList<>();
        for (int length = 0; length <= 255; length++) {
            byte[] packet = new byte[length];
            random.nextBytes(packet);
            if (length % 3 == 0) {
                Arrays.fill(packet, (byte) (random.nextBoolean() ? SerialFrame.FLAG : SerialFrame.ESCAPE));
            }
            sent.add(HEX.formatHex(packet));
            line.append(HEX.formatHex(SerialFrame.around(packet)));
        }
        byte[] bytes = HEX.parseHex(line);
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + random.nextInt(100));
            receiver.receive(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        assertEquals(sent, packets);
    }

    @Test
    void anyBitWrong_givesNoPacketOfThatFrame_andTheNextIsReceived() {
        byte[] frame = SerialFrame.around(HEX.parseHex("01080ac87d0001"));
        for (int bit = 0; bit < frame.length * Byte.SIZE; bit++) {
            byte[] damaged = frame.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            packets.clear();
            receiver.receive(damaged);
            // Many, for the damage may have been to the length, which then takes in some of them.
            for (int i = 0; i < 30; i++) {
                receive(frameAround("0102030405"));
            }
            assertEquals("0102030405", packets.get(packets.size() - 1), "bit " + bit);
            assertEquals(1, packets.stream().distinct().count(), "bit " + bit + ": " + packets);
        }
    }

    @Test
    void frameThatIsCut_isDismissedAtTheNextFlag() {
        String cut = frameAround("01080ac8");
        // Cut before its length, that would be the next frame's flag.
        for (int length = 6; length < cut.length() - 8; length += 2) {
            packets.clear();
            receive(cut.substring(0, length));
            receive(frameAround("0102"));
            assertEquals(List.of("0102"), packets, "cut after " + length / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00ff0102", "7e7e7e", "7e02", "7e017e", "7e01ff7d", "7e0104017d"})
    void noiseBefore_isSkipped(String noise) {
        receive(noise);
        receive(frameAround("0102"));

        assertEquals(List.of("0102"), packets);
    }

    @Test
    void flagBetweenFrames_mayBeShared() {
        String first = frameAround("0102");
        receive(first.substring(0, first.length() - 2) + frameAround("0304"));

        assertEquals(List.of("0102", "0304"), packets);
    }

    @Test
    void flagMissingAtTheEnd_isDismissed() {
        byte[] frame = SerialFrame.around(HEX.parseHex("0102"));
        frame[frame.length - 1] = 0;
        receiver.receive(frame);
        receive(frameAround("0304"));

        assertEquals(List.of("0304"), packets);
    }
}
