package org.cxlmi.simulator.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.fabric.FabricClient;
import org.cxlmi.simulator.fabric.FabricControl;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FabricClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    @TempDir
    Path work;

    private static FabricServer server() {
        return new FabricServer(new FabricControl(() -> SimulatedFabric.parse(
                "fabric.yaml", "components: [ { memory-device: mem0, eid: 9 } ]", SimulatedClock.driven())));
    }

    @Test
    void requests_areAnswered_onBothKindsOfSockets() throws Exception {
        try (FabricServer server = server()) {
            SocketAddress tcp = server.listenForControl(StreamAddress.parse("tcp:0"));
            SocketAddress unix = server.listenForControl(StreamAddress.parse("unix:" + work.resolve("control")));
            for (SocketAddress address : new SocketAddress[] {tcp, unix}) {
                try (FabricClient client = FabricClient.connect(address, TIMEOUT)) {
                    assertEquals(Map.of(), client.request("power", Map.of("component", "mem0", "to", "off")));
                    assertEquals(true, client.request("clock", Map.of()).get("driven"));
                }
            }
        }
    }

    @Test
    void refusal_saysWhatToWrite_andTheNextRequestIsAnswered() {
        try (FabricServer server = server();
                FabricClient client =
                        FabricClient.connect(server.listenForControl(StreamAddress.parse("tcp:0")), TIMEOUT)) {
            Map<String, String> half = Map.of("component", "mem0", "to", "half");
            String message = assertThrows(IllegalArgumentException.class, () -> client.request("power", half))
                    .getMessage();
            assertEquals("request: power cannot be \"half\"; write on or off", message);
            assertEquals(Map.of(), client.request("clear-faults", Map.of("component", "mem0")));
        }
    }

    @Test
    void state_isSaved_andRestored() throws IOException {
        Path file = work.resolve("state");
        try (FabricServer server = server();
                FabricClient client =
                        FabricClient.connect(server.listenForControl(StreamAddress.parse("tcp:0")), TIMEOUT)) {
            Map<String, String> event = Map.of("component", "mem0", "log", "WARNING", "format", "DRAM");
            client.save(file);
            Object first = client.request("event", event).get("handle");
            client.restore(file);
            assertEquals(first, client.request("event", event).get("handle"));
            Files.writeString(file, "other: 3\n");
            assertThrows(IllegalArgumentException.class, () -> client.restore(file));
            assertThrows(IOException.class, () -> client.restore(work.resolve("missing")));
        }
    }

    @Test
    void nobodyListening_isSaid() {
        SocketAddress missing = StreamAddress.parse("unix:" + work.resolve("missing"));
        String message = assertThrows(TransportException.class, () -> FabricClient.connect(missing, TIMEOUT))
                .getMessage();
        assertTrue(message.contains("Check the address"), message);
        SocketAddress unknown = InetSocketAddress.createUnresolved("no.such.host.invalid", 1);
        assertThrows(TransportException.class, () -> FabricClient.connect(unknown, TIMEOUT));
    }

    @Test
    void whatIsNoAnswer_isSaid() throws Exception {
        for (String answer : new String[] {"HTTP/1.1 400 Bad Request\r\n", "[1]\n", "{}\n", "null\n", "{\"ok\":3}\n"}) {
            assertTrue(failure(answer, TIMEOUT).contains("no answer of a simulated fabric"), answer);
        }
        assertTrue(failure("{\"ok\":tr", TIMEOUT).contains("the connection was closed"));
        assertTrue(failure(null, SHORT).contains("No answer in 50 ms"));
    }

    /** How a request fails if somebody answers so and closes the connection, or does not answer at all. */
    private static String failure(@Nullable String answer, Duration timeout) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FabricClient client = FabricClient.connect(server.getLocalSocketAddress(), timeout);
                Socket connection = server.accept()) {
            FutureTask<Void> answering = new FutureTask<>(() -> {
                byte[] request = new byte[1];
                while (answer != null && request[0] != '\n') {
                    request[0] = (byte) connection.getInputStream().read();
                }
                if (answer != null) {
                    connection.getOutputStream().write(answer.getBytes(UTF_8));
                    connection.shutdownOutput();
                }
                return null;
            });
            new Thread(answering).start();
            String message = assertThrows(TransportException.class, () -> client.request("clock", Map.of()))
                    .getMessage();
            answering.get();
            return message;
        }
    }

    @Test
    void interrupt_endsTheWait() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FabricClient client = FabricClient.connect(server.getLocalSocketAddress(), TIMEOUT)) {
            Thread.currentThread().interrupt();
            assertThrows(TransportException.class, () -> client.request("clock", Map.of()));
            assertTrue(Thread.interrupted());
        }
    }
}
