package org.cxlmi.runtime.internal.mctp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.HexFormat;
import org.cxlmi.runtime.transport.CciMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaddedPacketsTest {

    private static final MctpFlow FLOW = new MctpFlow(9, 8, 3, true);

    @Test
    void message_fillsPacketsOf68Bytes() {
        byte[] packets = PaddedPackets.of(MctpMessage.of(FLOW, 7, new byte[64]));

        // version, destination, source; start, tag owner, tag 3; message type
        assertEquals("010809" + "8b" + "07", HexFormat.of().formatHex(packets, 0, 5));
        // end, sequence 1; the last byte of the data, then padding
        assertEquals("010809" + "5b" + "00", HexFormat.of().formatHex(packets, 68, 73));
        assertEquals(2 * 68, packets.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 51, 52, 115, 116, 1000})
    void padding_isRemovedByTheLengthInTheHeader(int payload) {
        byte[] message = CciMessage.request(1, 0xC000, new byte[payload]).bytes();
        byte[] padded = Arrays.copyOf(message, PaddedPackets.lengthFor(payload) - 1);

        assertArrayEquals(message, PaddedPackets.withoutPadding(padded));
        assertEquals(0, (padded.length + 1) % 64);
    }

    @Test
    void lengthThatPaddingDoesNotExplain_isLeftAsItIs() {
        byte[] message = CciMessage.request(1, 0xC000, new byte[10]).bytes();
        byte[] longer = Arrays.copyOf(message, message.length + 64);
        byte[] shorter = Arrays.copyOf(message, message.length - 1);
        byte[] stump = new byte[CciMessage.HEADER_SIZE - 1];

        assertSame(longer, PaddedPackets.withoutPadding(longer));
        assertSame(shorter, PaddedPackets.withoutPadding(shorter));
        assertSame(stump, PaddedPackets.withoutPadding(stump));
    }
}
