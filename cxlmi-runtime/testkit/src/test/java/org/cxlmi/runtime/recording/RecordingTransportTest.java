package org.cxlmi.runtime.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.runtime.transport.TunnelTransport;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTransportTest {

    private static final int UNLOCK = 0x4503;

    private final ScriptedTransport component = new ScriptedTransport("mem0");
    private Path file;

    @TempDir
    Path directory;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("exchanges.txt");
    }

    private RecordingTransport recording() {
        return new RecordingTransport(component, file, request -> request.opcode() == UNLOCK);
    }

    private static CciRequest request(String command, int opcode, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        return new CciRequest(command, opcode, MessageType.of(opcode), bytes);
    }

    private static CciResponse exchange(Transport transport, String command, int opcode, int... payload) {
        return transport.exchange(request(command, opcode, payload), Deadline.after(Duration.ofSeconds(1)));
    }

    private void recordSome() {
        component
                .on(0x0001)
                .reply((byte) 0x86, (byte) 0x80)
                .on(0x4200)
                .fail(0x0006, 0xABCD)
                .on(0x5100)
                .timeOut()
                .on(0xC000)
                .raise(new TransportException("mem0", "ioctl", 5, "EIO", "Look."))
                .on(UNLOCK)
                .reply();
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Identify", 0x0001);
            exchange(transport, "Get Health Info", 0x4200, 0x01, 0xFF);
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, "Identify Switch Device", 0x5100));
            assertThrows(TransportException.class, () -> exchange(transport, "Vendor # 1\n->", 0xC000, 0));
            exchange(transport, "Unlock", UNLOCK, 0x5E, 0xC2, 0xE7);
        }
    }

    @Test
    void file_hasOneLineForEachExchangeAndNoSecret() throws IOException {
        recordSome();

        assertEquals(
                List.of(
                        "# mem0",
                        "0001 CCI - -> 0000 0000 8680 # Identify",
                        "4200 CCI 01ff -> 0006 abcd - # Get Health Info",
                        "5100 FM_API - -> CxlTimeoutException # Identify Switch Device",
                        "c000 CCI 00 -> TransportException # Vendor # 1 ->",
                        "4503 CCI secret:3 -> 0000 0000 - # Unlock"),
                Files.readAllLines(file));
    }

    @Test
    void file_hasNoSecretThatTunnelsCarry() throws IOException {
        component.always(TunnelFrame.OPCODE).fail(ReturnCode.BUSY);
        try (RecordingTransport transport = recording()) {
            Transport oneTunnel = TunnelTransport.through(transport, Tunnel.switchPort(3));
            Transport twoTunnels =
                    TunnelTransport.through(transport, Tunnel.switchPort(3).ld(1));
            assertThrows(CommandFailedException.class, () -> exchange(oneTunnel, "Unlock", UNLOCK, 0x5E, 0xC2, 0xE7));
            assertThrows(CommandFailedException.class, () -> exchange(twoTunnels, "Unlock", UNLOCK, 0x5E, 0xC2, 0xE7));
            assertThrows(CommandFailedException.class, () -> exchange(twoTunnels, "Identify", 0x0001));
            exchange(transport, "Raw command", TunnelFrame.OPCODE, 3, 0, 99, 0, 0x5E, 0xC2, 0xE7);
            Transport oldTunnel =
                    TunnelTransport.through(transport, Tunnel.switchPort(3).withHeader(TunnelHeader.CXL_2_0));
            assertThrows(CommandFailedException.class, () -> exchange(oldTunnel, "Unlock", UNLOCK, 0x5E, 0xC2, 0xE7));
            assertThrows(CommandFailedException.class, () -> exchange(oldTunnel, "Identify", 0x0001));
        }

        List<String> lines = Files.readAllLines(file);
        assertEquals(
                "5300 FM_API secret:19 -> 0006 0000 - # Tunnel Management Command for Unlock, to port 3", lines.get(1));
        assertEquals(
                "5300 FM_API secret:35 -> 0006 0000 - # Tunnel Management Command for Unlock, to port 3 > LD 1",
                lines.get(2));
        assertEquals(
                "5300 FM_API 03001c00" + "000200005310000000000000" + "01000c00" + "000200010000000000000000"
                        + " -> 0006 0000 - # Tunnel Management Command for Identify, to port 3 > LD 1",
                lines.get(3));
        assertEquals("5300 FM_API secret:7 -> 0006 0000 - # Raw command", lines.get(4));
        assertEquals(
                "5300 FM_API secret:20 -> 0006 0000 - # Tunnel Management Command for Unlock, to port 3", lines.get(5));
        assertEquals(
                "5300 FM_API 03000d0008" + "000200010000000000000000"
                        + " -> 0006 0000 - # Tunnel Management Command for Identify, to port 3",
                lines.get(6));
    }

    @Test
    void file_hasNoSecretResponse() throws IOException {
        component
                .on(UNLOCK)
                .reply((byte) 0x5E, (byte) 0xC2)
                .on(UNLOCK)
                .fail(ReturnCode.BUSY)
                .on(TunnelFrame.OPCODE)
                .reply(tunnelled(new byte[] {0x5E, (byte) 0xC2}))
                .on(TunnelFrame.OPCODE)
                .reply(tunnelled(new byte[0]))
                .on(TunnelFrame.OPCODE)
                .reply((byte) 0x5E);
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Unlock", UNLOCK, 1);
            exchange(transport, "Unlock", UNLOCK, 1);
            for (int i = 0; i < 3; i++) {
                transport.exchange(tunnelledUnlock(), Deadline.after(Duration.ofSeconds(1)));
            }
        }

        assertEquals(
                List.of(
                        "# mem0",
                        "4503 CCI secret:1 -> 0000 0000 secret:2 # Unlock",
                        "4503 CCI secret:1 -> 0006 0000 - # Unlock",
                        "5300 FM_API secret:17 -> 0000 0000 secret:18 # Unlock",
                        "5300 FM_API secret:17 -> 0000 0000 0c000000" + "010100034500000000000000" + " # Unlock",
                        "5300 FM_API secret:17 -> 0000 0000 secret:1 # Unlock"),
                Files.readAllLines(file));
    }

    private static CciRequest tunnelledUnlock() {
        byte[] frame = TunnelFrame.request(
                Tunnel.switchPort(3).hops().get(0), CciMessage.request(1, UNLOCK, new byte[] {0x5E}));
        return new CciRequest("Unlock", TunnelFrame.OPCODE, MessageType.FM_API, frame);
    }

    private static byte[] tunnelled(byte[] payload) {
        byte[] message = CciMessage.request(1, UNLOCK, payload).bytes();
        message[0] = (byte) CciMessage.RESPONSE;
        return TunnelFrame.response(TunnelHeader.CXL_3_0, CciMessage.parse(message));
    }

    @Test
    void replay_secretResponse_isAnErrorThatSaysSo() {
        component.on(UNLOCK).reply((byte) 0x5E).on(UNLOCK).reply();
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Unlock", UNLOCK, 1);
            exchange(transport, "Unlock", UNLOCK, 1);
        }
        try (ReplayTransport replay = new ReplayTransport(file)) {
            TransportException e = assertThrows(TransportException.class, () -> exchange(replay, "Unlock", UNLOCK, 1));
            assertTrue(e.getMessage().contains("Unlock (4503h), 1 bytes was not recorded"), e.getMessage());
            assertTrue(exchange(replay, "Unlock", UNLOCK, 1).isSuccess());
        }
    }

    @Test
    void replay_failures_showNoPayload() throws IOException {
        Files.write(file, List.of("4503 CCI 5ec2e7 -> TransportException # Unlock"));
        try (ReplayTransport replay = new ReplayTransport(file)) {
            TransportException e =
                    assertThrows(TransportException.class, () -> exchange(replay, "Unlock", UNLOCK, 0x5E, 0xC2, 0xE7));
            assertFalse(e.getMessage().contains("5ec2"), e.getMessage());
        }
        Files.write(file, List.of("4503 CCI 5ec2e7 -> nothing"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new ReplayTransport(file));
        assertFalse(e.getMessage().contains("5ec2"), e.getMessage());
    }

    @Test
    void file_isThereAtOnce() throws IOException {
        component.always(0x0001).reply();
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Identify", 0x0001);
            assertEquals(2, Files.readAllLines(file).size());
        }
        assertTrue(component.isClosed());
    }

    @Test
    void record_fileCannotBeWritten_isAnError() {
        Path impossible = directory.resolve("none").resolve("exchanges.txt");

        assertThrows(TransportException.class, () -> new RecordingTransport(component, impossible, request -> false));
        assertFalse(component.isClosed());
    }

    @Test
    void replay_answersAsRecorded() {
        recordSome();
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertEquals("mem0", replay.name());
            assertEquals(5, replay.left());
            assertArrayEquals(
                    new byte[] {(byte) 0x86, (byte) 0x80},
                    exchange(replay, "Identify", 0x0001).payload());
            CciResponse busy = exchange(replay, "Get Health Info", 0x4200, 0x01, 0xFF);
            assertEquals(ReturnCode.BUSY.code(), busy.returnCode());
            assertEquals(0xABCD, busy.vendorExtendedStatus());
            assertThrows(CxlTimeoutException.class, () -> exchange(replay, "Identify Switch Device", 0x5100));
            TransportException failure =
                    assertThrows(TransportException.class, () -> exchange(replay, "Vendor", 0xC000, 0));
            assertTrue(failure.getMessage().contains("TransportException"), failure.getMessage());
            assertTrue(exchange(replay, "Unlock", UNLOCK, 1, 2, 3).isSuccess());
            assertEquals(0, replay.left());
        }
    }

    @Test
    void replay_inAnotherOrder_answersEachOnce() {
        recordSome();
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertTrue(exchange(replay, "Unlock", UNLOCK, 1, 2, 3).isSuccess());
            assertTrue(exchange(replay, "Identify", 0x0001).isSuccess());

            TransportException e = assertThrows(TransportException.class, () -> exchange(replay, "Identify", 0x0001));
            assertTrue(e.getMessage().contains("Identify (0001h), 0 bytes"), e.getMessage());
        }
    }

    @Test
    void replay_sameRequestTwice_isAnsweredInOrder() {
        component.on(0x0001).reply((byte) 1).on(0x0001).reply((byte) 2);
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Identify", 0x0001);
            exchange(transport, "Identify", 0x0001);
        }
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertEquals(1, exchange(replay, "Identify", 0x0001).payload()[0]);
            assertEquals(2, exchange(replay, "Identify", 0x0001).payload()[0]);
        }
    }

    @Test
    void replay_anotherPayload_isNotAnswered() {
        recordSome();
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertThrows(TransportException.class, () -> exchange(replay, "Get Health Info", 0x4200, 0x01));
            assertThrows(TransportException.class, () -> exchange(replay, "Unlock", UNLOCK, 1, 2));
            assertEquals(5, replay.left());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001 CCI - 0000 0000 - # Identify",
                "1 CCI - -> 0000 0000 - # Identify",
                "0001 XYZ - -> 0000 0000 - # Identify",
                "0001 CCI abc -> 0000 0000 - # Identify",
                "0001 CCI - -> 0000 0000 -"
            })
    void replay_lineThatIsNone_isRefusedWithItsNumber(String line) throws IOException {
        Files.write(file, List.of("# mem0", "", line));

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new ReplayTransport(file));

        assertEquals(file + ":3 is no recorded exchange", e.getMessage());
    }

    @Test
    void tunnelOfALine_isAllBetweenItsQuotes() {
        String line = "5400 FM_API through \"strange ' -> # 1 > port 3\" - -> 0000 0000 54 # Test";

        assertEquals(
                "strange ' -> # 1 > port 3",
                RecordedExchange.parseAll(List.of(line), file).get(0).tunnel());
    }

    @Test
    void replay_noFile_isAnError() {
        assertThrows(TransportException.class, () -> new ReplayTransport(file));
    }

    @Test
    void replay_closed_isRefused() {
        recordSome();
        ReplayTransport replay = new ReplayTransport(file);
        replay.close();
        assertThrows(IllegalStateException.class, () -> exchange(replay, "Identify", 0x0001));
    }

    @Test
    void replay_hasTheLimitsOfWhatWasRecorded() throws IOException {
        component.limits(PayloadLimits.ofComponent(2048, 512));
        try (RecordingTransport recording = recording()) {
            assertEquals(PayloadLimits.ofComponent(2048, 512), recording.limits());
        }
        assertEquals(PayloadLimits.ofComponent(2048, 512), new ReplayTransport(file).limits());

        Files.writeString(file, "# mem0\n");
        assertEquals(PayloadLimits.UNKNOWN, new ReplayTransport(file).limits());

        Files.writeString(file, "# mem0\n# limits many\n");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new ReplayTransport(file));
        assertTrue(e.getMessage().startsWith(file + ":2: "), e.getMessage());
    }

    @Test
    void halfACharacterInAName_isRecorded() throws IOException {
        component.on(0xC000).reply();
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Vendor \uD83D", 0xC000);
        }

        assertEquals(
                "c000 CCI - -> 0000 0000 - # Vendor ?", Files.readAllLines(file).get(1));
    }

    @Test
    void largestPayload_isReplayed() {
        byte[] payload = new byte[CciMessage.MAXIMUM_PAYLOAD];
        payload[payload.length - 1] = 1;
        component.on(0x0401).reply(payload);
        CciRequest request = new CciRequest("Get Log", 0x0401, MessageType.CCI, payload);
        try (RecordingTransport transport = recording()) {
            transport.exchange(request, Deadline.after(Duration.ofSeconds(1)));
        }

        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertArrayEquals(
                    payload,
                    replay.exchange(request, Deadline.after(Duration.ofSeconds(1)))
                            .payload());
        }
    }
}
