package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.net.MctpStream;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.fabric.FabricControl;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FabricServerTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final ServedFabric served = new ServedFabric(SocketServer.Limits.USUAL);

    @AfterEach
    void close() {
        served.close();
    }

    private static byte[] identify(int tag) {
        return CciMessage.request(tag, Identify.OPCODE, new byte[0]).bytes();
    }

    @Test
    void components_answerByEndpointIdAndThroughTunnels() {
        assertEquals(ServedFabric.SWITCH_SERIAL, served.serial(ServedFabric.SWITCH));
        assertEquals(ServedFabric.MEMORY_SERIAL, served.serial(ServedFabric.MEMORY));
        try (Endpoint sw = served.open(ServedFabric.SWITCH)) {
            assertEquals(4, FabricManager.of(sw).identifySwitchDevice().physicalPortCount());
            assertEquals(
                    ServedFabric.BEHIND_SERIAL,
                    Generic.of(sw.through(Tunnel.switchPort(1))).identify().serialNumber());
        }
    }

    @Test
    void endpointIdZero_isTheFirstComponent() {
        try (Endpoint first = Endpoint.over(MctpStream.open(served.packets))) {
            assertEquals(
                    ServedFabric.SWITCH_SERIAL, Generic.of(first).identify().serialNumber());
        }
    }

    @Test
    void endpointThatIsNone_doesNotAnswer() {
        try (Endpoint none = served.open(99)) {
            none.setTimeout(SHORT);
            assertThrows(CxlTimeoutException.class, () -> Generic.of(none).identify());
        }
    }

    @Test
    void largePayloads_goBothWays() {
        byte[] labels = new byte[60_000];
        Arrays.fill(labels, (byte) 0x5A);
        try (Endpoint memory = served.open(ServedFabric.MEMORY)) {
            MemoryDevice.of(memory).setLsa(0, labels);
            assertArrayEquals(
                    labels, MemoryDevice.of(memory).getLsa(0, labels.length).data());
        }
    }

    /** As any program with a socket sees it. */
    @Test
    void packets_haveTheFormOfTheTools() throws IOException {
        try (Socket socket = ServedFabric.connect(served.packets)) {
            socket.getOutputStream().write(ServedFabric.packets(ServedFabric.MEMORY, 8, identify(0xAB)));
            byte[] packet = new DataInputStream(socket.getInputStream()).readNBytes(68);

            // version, destination, source; start, end, tag 5; message type
            assertEquals("012109c508", HexFormat.of().formatHex(packet, 0, 5));
            // response, tag, reserved, opcode, length 18, return code, vendor extended status
            assertEquals("01ab00010012000000000000", HexFormat.of().formatHex(packet, 5, 17));
            // serial number, maximum message size, component type; padding
            assertEquals("0900000000000000" + "10" + "03", HexFormat.of().formatHex(packet, 25, 35));
            assertEquals("00".repeat(33), HexFormat.of().formatHex(packet, 35, 68));
        }
    }

    /** As JackrabbitLabs' command line sends and expects it. */
    @Test
    void jackrabbitForm_hasTheCategoryTwice_andTheTunnelHeaderOfCxl20() throws IOException {
        FabricServer.Options options = FabricServer.Options.DEFAULT.withJackrabbitForm(true);
        InetSocketAddress address = (InetSocketAddress) served.server.listen(ServedFabric.LOOPBACK, options);
        // port 1, reserved, length 13, component commands; then Identify
        byte[] tunnel = HexFormat.of().parseHex("01" + "00" + "0d00" + "08" + "007700010000000000000000");
        try (Socket socket = ServedFabric.connect(address)) {
            socket.getOutputStream()
                    .write(ServedFabric.packets(
                            0, 7, CciMessage.request(0x55, 0x5300, tunnel).bytes()));
            byte[] packet = new DataInputStream(socket.getInputStream()).readNBytes(68);

            // response, tag, reserved, opcode, length 35, return code, vendor extended status
            assertEquals("115500005323000000000000", HexFormat.of().formatHex(packet, 5, 17));
            // length 31, reserved, component commands; response, tag, reserved, opcode, length 18
            assertEquals("1f00000008" + "11770001001200", HexFormat.of().formatHex(packet, 17, 29));
            assertEquals(ServedFabric.BEHIND_SERIAL, packet[42]);

            // a component command as message type 07h
            socket.getOutputStream().write(ServedFabric.packets(ServedFabric.MEMORY, 7, identify(0x56)));
            packet = new DataInputStream(socket.getInputStream()).readNBytes(68);
            assertEquals("07" + "115600010012000000000000", HexFormat.of().formatHex(packet, 4, 17));
        }
        try (Endpoint sw = Endpoint.over(MctpStream.open(address))) {
            for (TunnelHeader header : TunnelHeader.values()) {
                CxlTarget behind = sw.through(Tunnel.switchPort(1).withHeader(header));
                assertEquals(
                        ServedFabric.BEHIND_SERIAL,
                        Generic.of(behind).identify().serialNumber());
            }
            CxlTarget nothing = sw.through(Tunnel.switchPort(2).withHeader(TunnelHeader.CXL_2_0));
            assertThrows(CommandFailedException.class, () -> Generic.of(nothing).identify());
        }
    }

    @Test
    void controlMessages_areAnswered_andEndpointIdsAreOfOneConnection() throws IOException {
        try (Socket socket = ServedFabric.connect(served.packets)) {
            // Set Endpoint ID 77, instance 1, to the first component
            assertEquals("00" + "0101" + "00" + "00" + "4d" + "00", control(socket, 0, "8101004d"));
            // Get Endpoint ID
            assertEquals("00" + "0002" + "00" + "4d" + "0000", control(socket, 77, "8002"));
            socket.getOutputStream().write(ServedFabric.packets(77, 8, identify(1)));
            byte[] packet = new DataInputStream(socket.getInputStream()).readNBytes(68);
            assertEquals("01214d", HexFormat.of().formatHex(packet, 0, 3));
            assertEquals(ServedFabric.SWITCH_SERIAL, packet[25]);
        }
        assertEquals(ServedFabric.SWITCH_SERIAL, served.serial(ServedFabric.SWITCH));
    }

    private static String control(Socket socket, int eid, String message) throws IOException {
        socket.getOutputStream()
                .write(ServedFabric.packets(eid, 0, HexFormat.of().parseHex(message)));
        byte[] packet = new DataInputStream(socket.getInputStream()).readNBytes(68);
        return HexFormat.of().formatHex(packet, 4, 11);
    }

    @Test
    void lateReply_isLate_andHoldsUpNobody() throws IOException {
        served.ask("{\"do\":\"fault\",\"component\":\"mem0\",\"command\":\"Identify\",\"delay\":\"500ms\"}");
        try (Socket slow = ServedFabric.connect(served.packets)) {
            long start = System.nanoTime();
            slow.getOutputStream().write(ServedFabric.packets(ServedFabric.MEMORY, 8, identify(1)));
            assertEquals(ServedFabric.MEMORY_SERIAL, served.serial(ServedFabric.MEMORY));
            slow.getOutputStream().write(ServedFabric.packets(ServedFabric.SWITCH, 8, identify(2)));
            DataInputStream in = new DataInputStream(slow.getInputStream());

            assertEquals(2, in.readNBytes(68)[6], "the tag of the first reply");
            assertEquals(1, in.readNBytes(68)[6], "the tag of the late reply");
            assertTrue(System.nanoTime() - start >= Duration.ofMillis(500).toNanos());
        }
    }

    @Test
    void fault_isSeenByOpenConnections_andEventsAreLogged() throws IOException {
        try (Endpoint memory = served.open(ServedFabric.MEMORY)) {
            Generic.of(memory).identify();
            served.ask("{\"do\":\"fault\",\"component\":\"mem0\",\"command\":\"Get Health Info\",\"answer\":\"BUSY\"}");
            served.ask("{\"do\":\"event\",\"component\":\"mem0\",\"log\":\"FATAL\",\"format\":\"DRAM\"}");

            CommandFailedException e = assertThrows(
                    CommandFailedException.class, () -> MemoryDevice.of(memory).getHealthInfo());
            assertSame(ReturnCode.BUSY, e.returnCode());
            MemoryDevice.of(memory).getHealthInfo();
            assertEquals(
                    1,
                    Generic.of(memory)
                            .getEventRecords(EventLog.FATAL)
                            .eventRecords()
                            .size());
        }
    }

    @Test
    void powerOff_isSilence_alsoOfControlMessages() throws IOException {
        served.ask("{\"do\":\"power\",\"component\":\"mem0\",\"to\":\"off\"}");
        try (Socket socket = ServedFabric.connect(served.packets)) {
            socket.getOutputStream().write(ServedFabric.packets(ServedFabric.MEMORY, 0, new byte[] {(byte) 0x80, 2}));
            socket.getOutputStream().write(ServedFabric.packets(ServedFabric.MEMORY, 8, identify(1)));
            socket.getOutputStream().write(ServedFabric.packets(ServedFabric.SWITCH, 8, identify(2)));
            assertEquals(2, new DataInputStream(socket.getInputStream()).readNBytes(68)[6]);
        }
        served.ask("{\"do\":\"power\",\"component\":\"mem0\",\"to\":\"on\"}");
        assertEquals(ServedFabric.MEMORY_SERIAL, served.serial(ServedFabric.MEMORY));
    }

    @Test
    void restoredFabric_answersOnOpenConnections() throws IOException {
        try (Endpoint memory = served.open(ServedFabric.MEMORY)) {
            MemoryDevice.of(memory).setLsa(0, new byte[] {1});
            String saved = served.ask("{\"do\":\"save\"}");
            String state = saved.substring(saved.indexOf("\"state\":"), saved.length() - 1);
            MemoryDevice.of(memory).setLsa(0, new byte[] {2});

            assertEquals("{\"ok\":true}", served.ask("{\"do\":\"restore\"," + state + "}"));

            assertEquals(1, MemoryDevice.of(memory).getLsa(0, 1).data()[0]);
        }
    }

    @Test
    void unixSocket_isItsOwners_andGoneAfterClose(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("fabric");
        SocketAddress address = UnixDomainSocketAddress.of(file);
        served.server.listen(address);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Endpoint sw = Endpoint.over(MctpStream.open(address))) {
            assertEquals(ServedFabric.SWITCH_SERIAL, Generic.of(sw).identify().serialNumber());
        }
        TransportException taken = assertThrows(TransportException.class, () -> served.server.listen(address));
        assertTrue(taken.getMessage().contains("Choose another path"), taken.getMessage());
        served.close();
        assertFalse(Files.exists(file));
    }

    @Test
    void unixSocketThatWasLeftBehind_isReplaced_butNoOtherFile(@TempDir Path directory) throws IOException {
        Path left = directory.resolve("left");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(left));
        }
        assertTrue(Files.exists(left));
        served.server.listenForControl(UnixDomainSocketAddress.of(left));

        Path other = Files.writeString(directory.resolve("other"), "precious");
        assertThrows(TransportException.class, () -> served.server.listen(UnixDomainSocketAddress.of(other)));
        served.close();
        assertFalse(Files.exists(left));
        assertEquals("precious", Files.readString(other));
    }

    @Test
    void close_endsConnectionsThreadsAndSockets() throws Exception {
        try (Endpoint memory = served.open(ServedFabric.MEMORY);
                Socket lines = ServedFabric.connect(served.lines)) {
            Generic.of(memory).identify();
            ServedFabric.ask(lines, "{\"do\":\"clock\"}");
            assertEquals(2, threads().size());

            served.close();
            served.close();
            served.server.awaitEnd();

            assertEquals(List.of(), threads());
            assertEquals(-1, lines.getInputStream().read());
            assertThrows(TransportException.class, () -> Generic.of(memory).identify());
            assertThrows(TransportException.class, () -> MctpStream.open(served.packets));
            assertThrows(IllegalStateException.class, () -> served.server.listen(ServedFabric.LOOPBACK));
        }
        try (FabricServer again = new FabricServer(served.control)) {
            again.listen(served.packets);
        }
    }

    private List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.contains(":" + served.packets.getPort()) || name.contains(":" + served.lines.getPort()))
                .toList();
    }

    @Test
    void addressThatIsTaken_orNoneOfThisMachine_isRefused() {
        TransportException taken = assertThrows(TransportException.class, () -> served.server.listen(served.lines));
        assertTrue(taken.getMessage().contains("Choose another port"), taken.getMessage());
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host.invalid", 0);
        TransportException e = assertThrows(TransportException.class, () -> served.server.listen(unknown));
        assertTrue(e.getMessage().contains("The host is not known"), e.getMessage());
    }

    @Test
    void fabricWithoutEndpointIds_cannotBeServed() {
        FabricControl without = new FabricControl(() -> SimulatedFabric.parse(
                "file.yaml", "components: [ { memory-device: mem0 } ]", SimulatedClock.running()));
        try (FabricServer server = new FabricServer(without)) {
            assertThrows(IllegalArgumentException.class, () -> server.listen(ServedFabric.LOOPBACK));
        }
    }
}
