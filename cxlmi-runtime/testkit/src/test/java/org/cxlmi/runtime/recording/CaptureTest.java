package org.cxlmi.runtime.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.ForwardingTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings as captures that other programs read. */
class CaptureTest {

    private static final int UNLOCK = 0x4503;
    private static final Deadline SECOND = Deadline.after(Duration.ofSeconds(1));

    private final ScriptedTransport component = new ScriptedTransport("mem0");
    private Path file;

    @TempDir
    Path directory;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("exchanges.pcapng");
    }

    private static CciResponse exchange(Transport transport, String command, int opcode, byte... payload) {
        return transport.exchange(
                new CciRequest(command, opcode, MessageType.of(opcode), payload),
                Deadline.after(Duration.ofSeconds(1)));
    }

    private RecordingTransport recording() {
        return new RecordingTransport(component, file, request -> request.opcode() == UNLOCK);
    }

    private void recordSome() {
        byte[] half = {1, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0};
        component
                .on(0x0001)
                .reply((byte) 0x86, (byte) 0x80)
                .on(0x4200)
                .fail(0x0006, 0xABCD)
                .on(0x5100)
                .timeOut()
                .on(0xC000)
                .raise(new TransportException("mem0", "ioctl", 5, "EIO", "Look."))
                .on(0x0002)
                .raise(new MalformedResponseException("CciMessage", "payload", "3 bytes", "0 bytes", half))
                .on(0x0003)
                .raise(new MalformedResponseException("Answer", "length", "1", "2", new byte[] {7, 8}))
                .on(UNLOCK)
                .reply((byte) 0x5E);
        component.limits(PayloadLimits.ofComponent(2048, 512));
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Identify", 0x0001);
            exchange(transport, "Get Health Info", 0x4200, (byte) 1, (byte) 0xFF);
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, "Identify Switch Device", 0x5100));
            assertThrows(TransportException.class, () -> exchange(transport, "Vendor # 1\n->", 0xC000, (byte) 0));
            assertThrows(MalformedResponseException.class, () -> exchange(transport, "Background", 0x0002));
            assertThrows(MalformedResponseException.class, () -> exchange(transport, "Limit", 0x0003));
            exchange(transport, "Unlock", UNLOCK, (byte) 0x5E, (byte) 0xC2, (byte) 0xE7);
        }
    }

    @Test
    void capture_isReplayedAsTextWouldBe() {
        recordSome();
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertEquals("mem0", replay.name());
            assertEquals(PayloadLimits.ofComponent(2048, 512), replay.limits());
            assertEquals(7, replay.left());
            assertArrayEquals(
                    new byte[] {(byte) 0x86, (byte) 0x80},
                    exchange(replay, "Identify", 0x0001).payload());
            CciResponse busy = exchange(replay, "Get Health Info", 0x4200, (byte) 1, (byte) 0xFF);
            assertEquals(6, busy.returnCode());
            assertEquals(0xABCD, busy.vendorExtendedStatus());
            assertThrows(CxlTimeoutException.class, () -> exchange(replay, "Identify Switch Device", 0x5100));
            TransportException failure =
                    assertThrows(TransportException.class, () -> exchange(replay, "Vendor", 0xC000, (byte) 0));
            assertTrue(failure.getMessage().contains("TransportException"), failure.getMessage());
            MalformedResponseException message =
                    assertThrows(MalformedResponseException.class, () -> exchange(replay, "Background", 0x0002));
            assertEquals("CciMessage.payload", message.struct() + "." + message.field());
            assertArrayEquals(new byte[] {1, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0}, message.bytes());
            MalformedResponseException payload =
                    assertThrows(MalformedResponseException.class, () -> exchange(replay, "Limit", 0x0003));
            assertEquals("Answer.length", payload.struct() + "." + payload.field());
            assertArrayEquals(new byte[] {7, 8}, payload.bytes());
            TransportException secret = assertThrows(
                    TransportException.class, () -> exchange(replay, "Unlock", UNLOCK, (byte) 1, (byte) 2, (byte) 3));
            assertTrue(secret.getMessage().contains("because it is a secret"), secret.getMessage());
        }
    }

    @Test
    void capture_hasNoSecret() throws IOException {
        recordSome();

        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);

        assertFalse(bytes.contains("^\u00C2\u00E7"), "the secret of the request is in the file");
        assertTrue(bytes.contains("command: Unlock"), "the exchange is not in the file");
    }

    @Test
    void tunnelsOfTheTransport_areReplayed() {
        component.on(0x5400).reply((byte) 1);
        Transport ownTunnels = new ForwardingTransport(component) {
            @Override
            protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
                return to.exchange(request, deadline);
            }

            @Override
            public Transport through(Tunnel tunnel) {
                return new ForwardingTransport(component) {
                    @Override
                    protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
                        return to.exchange(request, deadline);
                    }

                    @Override
                    public String name() {
                        return "mem0 > " + tunnel;
                    }

                    @Override
                    public void close() {}
                };
            }

            @Override
            public void close() {}
        };
        try (RecordingTransport recording = new RecordingTransport(ownTunnels, file, request -> false)) {
            exchange(recording.through(Tunnel.switchPort(3)), "Get LD Info", 0x5400);
        }
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertThrows(TransportException.class, () -> exchange(replay, "Get LD Info", 0x5400));
            assertTrue(exchange(replay.through(Tunnel.switchPort(3)), "Get LD Info", 0x5400)
                    .isSuccess());
        }
    }

    @Test
    void largestPayload_isReplayed() {
        byte[] payload = new byte[CciMessage.MAXIMUM_PAYLOAD];
        payload[payload.length - 1] = 1;
        component.on(0x0401).reply(payload);
        try (RecordingTransport transport = recording()) {
            exchange(transport, "Get Log", 0x0401, payload);
        }
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertArrayEquals(
                    payload, exchange(replay, "Get Log", 0x0401, payload).payload());
        }
    }

    @Test
    void severalComponents_areToldApart() {
        ScriptedTransport other = new ScriptedTransport("mem1");
        component.on(1).reply((byte) 1);
        other.on(1).reply((byte) 2);
        try (Recording recording = Recording.to(file, request -> false);
                Transport first = recording.of(component);
                Transport second = recording.of(other)) {
            exchange(second, "Identify", 1);
            exchange(first, "Identify", 1);
        }
        assertEquals(
                2, exchange(new ReplayTransport(file, "mem1"), "Identify", 1).payload()[0]);
        assertEquals(
                1, exchange(new ReplayTransport(file, "mem0"), "Identify", 1).payload()[0]);
        assertEquals(
                file + " has several components: mem1, mem0",
                assertThrows(IllegalArgumentException.class, () -> new ReplayTransport(file))
                        .getMessage());
        assertEquals(
                file + " has no component \"mem2\", but mem1, mem0",
                assertThrows(IllegalArgumentException.class, () -> new ReplayTransport(file, "mem2"))
                        .getMessage());
    }

    @Test
    void severalComponents_asText_areRefused() {
        try (Recording recording = Recording.to(directory.resolve("exchanges"), request -> false)) {
            recording.of(component);
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> recording.of(component));
            assertTrue(e.getMessage().contains(".pcapng"), e.getMessage());
        }
    }

    @Test
    void fileThatEndsAnywhere_isReadOrRefusedWithItsName() throws IOException {
        recordSome();
        byte[] whole = Files.readAllBytes(file);
        int read = 0;
        for (int length = 4; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (ReplayTransport replay = new ReplayTransport(file)) {
                read++;
                assertTrue(replay.left() < 8);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
        assertTrue(read > 5, "whole blocks are read");
    }

    @Test
    void anyByteThatIsWrong_isReadOrRefusedWithItsName() throws IOException {
        recordSome();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 4; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x81;
            Files.write(file, damaged);
            try (ReplayTransport replay = new ReplayTransport(file)) {
                assertTrue(replay.left() < 8);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
    }

    /** As a packet socket on Linux shows MCTP, in a file of a machine with the other byte order, among other packets. */
    @Test
    void cookedCaptureOfSomebodyElse_isReplayed() throws IOException {
        ByteBuffer capture = ByteBuffer.allocate(1000).order(ByteOrder.BIG_ENDIAN);
        block(capture, 0x0A0D0D0A, ByteBuffer.allocate(16).putInt(0x1A2B3C4D).putShort((short) 1));
        block(capture, 1, ByteBuffer.allocate(8).putShort((short) 1)); // Ethernet
        block(capture, 1, ByteBuffer.allocate(8).putShort((short) 113));
        block(capture, 5, ByteBuffer.allocate(12)); // Statistics of an interface.
        CciMessage request = CciMessage.request(9, 0x0001, new byte[0]);
        packet(capture, 0, new byte[20]);
        packet(capture, 1, cooked(0x0800, new byte[] {1, 2, 3, 4}));
        packet(capture, 1, cooked(0x00FA, mctp(0x08, 7, request.bytes())));
        packet(capture, 1, cooked(0x00FA, mctp(0x08, 0, new byte[] {1, 2})));
        packet(
                capture,
                1,
                cooked(
                        0x00FA,
                        mctp(
                                0x00,
                                7,
                                request.respond(new CciResponse(0, 0, new byte[] {5}))
                                        .bytes())));
        Files.write(file, Arrays.copyOf(capture.array(), capture.position()));

        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertEquals(1, replay.left());
            CciResponse response =
                    replay.exchange(new CciRequest("Identify", 1, MessageType.FM_API, new byte[0]), SECOND);
            assertArrayEquals(new byte[] {5}, response.payload());
        }
    }

    private static byte[] mctp(int owner, int type, byte[] message) {
        int to = owner == 0 ? 8 : 9;
        ByteBuffer packet = ByteBuffer.allocate(5 + message.length);
        packet.put((byte) 1)
                .put((byte) to)
                .put((byte) (17 - to))
                .put((byte) (0xC0 | owner | 2))
                .put((byte) type);
        return packet.put(message).array();
    }

    private static byte[] cooked(int protocol, byte[] packet) {
        return ByteBuffer.allocate(16 + packet.length)
                .putShort(14, (short) protocol)
                .put(16, packet)
                .array();
    }

    private static void packet(ByteBuffer capture, int number, byte[] frame) {
        int padded = (frame.length + 3) / 4 * 4;
        block(
                capture,
                6,
                ByteBuffer.allocate(20 + padded)
                        .putInt(number)
                        .putLong(0)
                        .putInt(frame.length)
                        .putInt(frame.length)
                        .put(frame));
    }

    private static void block(ByteBuffer capture, int type, ByteBuffer body) {
        int length = 12 + body.capacity();
        capture.putInt(type)
                .putInt(length)
                .put(body.rewind().limit(body.capacity()))
                .putInt(length);
    }

    @Test
    void capture_isReadByWireshark() throws Exception {
        recordSome();
        Process process;
        try {
            process = new ProcessBuilder(
                            "tshark",
                            "-r",
                            file.toString(),
                            "-T",
                            "fields",
                            "-E",
                            "separator=|",
                            "-e",
                            "frame.comment",
                            "-e",
                            "frame.interface_name",
                            "-e",
                            "frame.packet_flags_direction",
                            "-e",
                            "frame.len")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            abort("no tshark on this machine: " + e.getMessage());
            return;
        }
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertEquals(0, process.waitFor());
        assertEquals(12, lines.size(), lines::toString);
        assertEquals("command: Identify,target: mem0|mem0|0x00000002|17", lines.get(0));
        assertEquals("|mem0|0x00000001|19", lines.get(1));
    }

    @Test
    void endpointId_ofTheComponent_isInThePackets() throws IOException {
        component.on(1).reply();
        ForwardingTransport onMctp = new ForwardingTransport(component) {
            @Override
            protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
                return to.exchange(request, deadline);
            }

            @Override
            public OptionalInt endpointId() {
                return OptionalInt.of(8);
            }

            @Override
            public void close() {}
        };
        try (RecordingTransport recording = new RecordingTransport(onMctp, file, request -> false)) {
            exchange(recording, "Identify", 1);
        }
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("\u0001\u0008\u0009\u00C8\u0008"), "from 9 to 8, tag 0, CCI");
        assertTrue(bytes.contains("\u0001\u0009\u0008\u00C0\u0008"), "from 8 to 9, tag 0, CCI");
    }
}
