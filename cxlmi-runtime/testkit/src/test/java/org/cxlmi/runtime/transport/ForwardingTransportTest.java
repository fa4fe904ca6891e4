package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.recording.RecordingTransport;
import org.cxlmi.runtime.recording.ReplayTransport;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in front of a transport, a recording for one, leaves the path of commands as it is. */
class ForwardingTransportTest {

    private static final Tunnel TO_LD = Tunnel.switchPort(3).ld(1);

    private final ScriptedTransport component = new ScriptedTransport("sw");
    private Path file;

    @TempDir
    Path directory;

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("exchanges.txt");
    }

    /** Notes what is sent where. */
    private static class Noting extends ForwardingTransport {

        private final List<String> sent = new ArrayList<>();

        private Noting(Transport transport) {
            super(transport);
        }

        @Override
        protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
            sent.add(to.name() + " " + Integer.toHexString(request.opcode()));
            return to.exchange(request, deadline);
        }

        @Override
        public void close() {
            transport().close();
        }
    }

    /** A transport that makes tunnels itself, as that of libcxlmi does; each has its own scripted component. */
    private static final class OwnTunnels extends Delegate {

        private OwnTunnels(ScriptedTransport transport) {
            super(transport);
        }

        @Override
        public Transport through(Tunnel tunnel) {
            ScriptedTransport behind = new ScriptedTransport(name() + " > " + tunnel);
            behind.on(0x5400).reply((byte) 0x54).on(0x4503).reply((byte) 0x5E);
            return new OwnTunnels(behind);
        }
    }

    /** A transport whose tunnels have the header of CXL 2.0. */
    private static final class OldTunnels extends Delegate {

        private OldTunnels(ScriptedTransport transport) {
            super(transport);
        }

        @Override
        public Transport through(Tunnel tunnel) {
            return TunnelTransport.through(this, tunnel.withHeader(TunnelHeader.CXL_2_0));
        }
    }

    private abstract static class Delegate implements Transport {

        private final ScriptedTransport transport;

        private Delegate(ScriptedTransport transport) {
            this.transport = transport;
        }

        @Override
        public String name() {
            return transport.name();
        }

        @Override
        public Duration defaultTimeout() {
            return transport.defaultTimeout();
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            return transport.exchange(request, deadline);
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private static CciResponse exchange(Transport transport, int opcode, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        return transport.exchange(
                new CciRequest("Test", opcode, MessageType.of(opcode), bytes), Deadline.after(Duration.ofSeconds(1)));
    }

    private RecordingTransport recording(Transport recorded) {
        return new RecordingTransport(recorded, file, request -> request.opcode() == 0x4503);
    }

    @Test
    void eachMethodOfTransport_isForwarded() {
        Set<String> missing = new TreeSet<>();
        for (Method method : Transport.class.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && method.isDefault()) {
                missing.add(method.getName());
            }
        }
        for (Method method : ForwardingTransport.class.getDeclaredMethods()) {
            missing.remove(method.getName());
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void through_framedTunnels_areSeenAsCommandsThatCarry() {
        component.always(TunnelFrame.OPCODE).fail(ReturnCode.BUSY);
        Noting front = new Noting(component);
        Noting outer = new Noting(front);

        assertThrows(RuntimeException.class, () -> exchange(outer.through(TO_LD), 0x5400));

        assertEquals(List.of("sw 5300"), front.sent);
        assertEquals(List.of("sw 5300"), outer.sent);
        assertSame(TunnelTransport.class, outer.through(TO_LD).getClass());
        assertEquals(2, outer.through(TO_LD).layer());
    }

    @Test
    void through_headerOfTheTransport_isKept() {
        component.always(TunnelFrame.OPCODE).fail(ReturnCode.BUSY);
        OldTunnels old = new OldTunnels(component);

        assertThrows(RuntimeException.class, () -> exchange(old.through(TO_LD), 0x5400, 7));
        assertThrows(RuntimeException.class, () -> exchange(new Noting(old).through(TO_LD), 0x5400, 7));

        List<ScriptedTransport.Exchange> sent = component.exchanges();
        assertEquals(2, sent.size());
        assertArrayEquals(sent.get(0).request().payload(), sent.get(1).request().payload());
    }

    @Test
    void through_tunnelsOfTheTransport_areItsOwnAndSeen() {
        Noting front = new Noting(new OwnTunnels(component));
        Noting outer = new Noting(front);

        Transport port = outer.through(Tunnel.switchPort(3));
        assertArrayEquals(new byte[] {0x54}, exchange(port, 0x5400).payload());
        assertArrayEquals(
                new byte[] {0x54},
                exchange(port.through(Tunnel.logicalDevice(1)), 0x5400).payload());

        assertEquals(List.of("sw > port 3 5400", "sw > port 3 > LD 1 5400"), front.sent);
        assertEquals(front.sent, outer.sent);
        assertEquals("sw > port 3", port.name());
        port.close();
        assertThrows(IllegalStateException.class, () -> exchange(port, 0x5400));
        assertFalse(component.isClosed());
    }

    @Test
    void recording_ofFramedTunnels_isReplayed() throws IOException {
        component.always(TunnelFrame.OPCODE).answer(request -> {
            CciMessage message = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, request.payload());
            CciMessage response = message.respond(new CciResponse(0, 0, new byte[] {0x54}));
            return new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, response));
        });
        try (RecordingTransport recording = recording(component)) {
            exchange(recording.through(Tunnel.switchPort(3)), 0x5400);
        }

        assertEquals(
                "5300 FM_API 03000c00000100005400000000000000 -> 0000 0000"
                        + " 0d00000001010000540100000000000054 # Tunnel Management Command for Test, to port 3",
                Files.readAllLines(file).get(1));
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertArrayEquals(
                    new byte[] {0x54},
                    exchange(replay.through(Tunnel.switchPort(3)), 0x5400).payload());
        }
    }

    @Test
    void recording_ofATransportsOwnTunnels_isReplayed() throws IOException {
        component.on(0x0001).reply((byte) 1);
        try (RecordingTransport recording = recording(new OwnTunnels(component))) {
            exchange(recording, 0x0001);
            exchange(recording.through(Tunnel.switchPort(3)), 0x5400);
            exchange(recording.through(TO_LD), 0x4503, 0x5E);
        }

        assertEquals(
                List.of(
                        "# sw",
                        "0001 CCI - -> 0000 0000 01 # Test",
                        "5400 FM_API through \"port 3\" - -> 0000 0000 54 # Test",
                        "4503 CCI through \"port 3 > LD 1\" secret:1 -> 0000 0000 secret:1 # Test"),
                Files.readAllLines(file));
        try (ReplayTransport replay = new ReplayTransport(file)) {
            Transport port = replay.through(Tunnel.switchPort(3));
            assertEquals("sw > port 3", port.name());
            assertThrows(TransportException.class, () -> exchange(replay, 0x5400));
            assertArrayEquals(new byte[] {0x54}, exchange(port, 0x5400).payload());
            assertThrows(TransportException.class, () -> exchange(port, 0x5400));
            Transport ld = port.through(Tunnel.logicalDevice(1));
            assertEquals(2, ld.layer());
            TransportException e = assertThrows(TransportException.class, () -> exchange(ld, 0x4503, 0x5E));
            assertTrue(e.getMessage().contains("was not recorded"), e.getMessage());
            assertArrayEquals(new byte[] {1}, exchange(replay, 0x0001).payload());
            assertEquals(0, replay.left());
        }
    }

    @Test
    void recording_ofAMalformedResponse_hasItsBytes() throws IOException {
        byte[] cut = {0x01, 0, 0, 0x01, 0, 0x03, 0, 0, 0, 0, 0, 0, (byte) 0x86};
        byte[] secret = {0x5E};
        component
                .on(0x0001)
                .raise(new MalformedResponseException("Cci Message", "payload", "3 bytes", "1 bytes", cut))
                .on(0x4503)
                .raise(new MalformedResponseException("CciMessage", "payload", "3 bytes", "1 bytes", secret));
        try (RecordingTransport recording = recording(component)) {
            assertThrows(MalformedResponseException.class, () -> exchange(recording, 0x0001));
            assertThrows(MalformedResponseException.class, () -> exchange(recording, 0x4503, 0x5E));
        }

        assertEquals(
                List.of(
                        "0001 CCI - -> MalformedResponseException Cci_Message.payload 01000001000300000000000086 # Test",
                        "4503 CCI secret:1 -> MalformedResponseException CciMessage.payload secret:1 # Test"),
                Files.readAllLines(file).subList(1, 3));
        try (ReplayTransport replay = new ReplayTransport(file)) {
            MalformedResponseException e =
                    assertThrows(MalformedResponseException.class, () -> exchange(replay, 0x0001));
            assertArrayEquals(cut, e.bytes());
            assertEquals("payload", e.field());
            assertEquals("Test", e.command());
            MalformedResponseException hidden =
                    assertThrows(MalformedResponseException.class, () -> exchange(replay, 0x4503, 1));
            assertEquals(0, hidden.bytes().length);
            assertTrue(hidden.found().contains("not recorded"), hidden.found());
        }
    }

    @Test
    void recording_ofAMalformedTunnel_hasItsBytes() throws IOException {
        component.on(TunnelFrame.OPCODE).reply((byte) 0x0D, (byte) 0x00);
        try (RecordingTransport recording = recording(component)) {
            Transport port = recording.through(Tunnel.switchPort(3));
            assertThrows(MalformedResponseException.class, () -> exchange(port, 0x5400));
        }

        assertTrue(Files.readAllLines(file).get(1).contains(" -> 0000 0000 0d00 # "));
        try (ReplayTransport replay = new ReplayTransport(file)) {
            Transport port = replay.through(Tunnel.switchPort(3));
            assertThrows(MalformedResponseException.class, () -> exchange(port, 0x5400));
        }
    }

    @Test
    void lineOfARecording_quotesNoQuotes() throws IOException {
        OwnTunnels strange = new OwnTunnels(new ScriptedTransport("strange \" -> # 1"));
        try (RecordingTransport recording = new RecordingTransport(
                new Noting(component) {
                    @Override
                    public Transport through(Tunnel tunnel) {
                        return strange.through(tunnel);
                    }
                },
                file,
                request -> false)) {
            exchange(recording.through(Tunnel.switchPort(3)), 0x5400);
        }

        List<String> lines = Files.readAllLines(file);
        assertEquals(
                List.of("# sw", "5400 FM_API through \"strange ' -> # 1 > port 3\" - -> 0000 0000 54 # Test"), lines);
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertEquals(1, replay.left());
        }
    }
}
