package org.cxlmi.simulator.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that do what they should not: nobody else notices. */
@Timeout(120)
class HostileClientsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final SocketServer.Limits PATIENT = new SocketServer.Limits(64, LONG, LONG, LONG);
    private static final String CLOCK = "{\"id\":7,\"do\":\"clock\"}";

    private static byte[] identify(int tag) {
        return ServedFabric.packets(
                ServedFabric.MEMORY,
                8,
                CciMessage.request(tag, Identify.OPCODE, new byte[0]).bytes());
    }

    /** Waits until the server ends a connection; what it sends until then is of no interest. */
    private static void assertEnded(Socket socket) throws IOException {
        byte[] skipped = new byte[1 << 16];
        int read = 0;
        while (read >= 0) {
            try {
                read = socket.getInputStream().read(skipped);
            } catch (SocketException e) {
                return;
            }
        }
    }

    private static void assertServed(ServedFabric served) throws IOException {
        assertEquals(ServedFabric.MEMORY_SERIAL, served.serial(ServedFabric.MEMORY));
        String answer = served.ask(CLOCK);
        assertTrue(answer.startsWith("{\"id\":7,\"ok\":true"), answer);
    }

    @Test
    void garbageInsteadOfPackets_endsItsConnectionOnly() throws IOException {
        try (ServedFabric served = new ServedFabric(PATIENT);
                Endpoint other = served.open(ServedFabric.MEMORY);
                Socket hostile = ServedFabric.connect(served.packets)) {
            Generic.of(other).identify();
            hostile.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            assertEnded(hostile);

            Generic.of(other).identify();
            assertServed(served);
        }
    }

    @Test
    void halfPackets_waitForTheirOtherHalf() throws IOException {
        try (ServedFabric served = new ServedFabric(PATIENT);
                Socket half = ServedFabric.connect(served.packets)) {
            byte[] packet = identify(3);
            for (byte each : Arrays.copyOf(packet, 40)) {
                half.getOutputStream().write(each);
            }
            assertServed(served);
            half.getOutputStream().write(packet, 40, packet.length - 40);
            assertEquals(3, new DataInputStream(half.getInputStream()).readNBytes(68)[6]);
        }
    }

    @Test
    void halfPacketsAndHalfLines_areNotWaitedForForever() throws IOException {
        SocketServer.Limits impatient = new SocketServer.Limits(64, LONG, Duration.ofMillis(100), LONG);
        try (ServedFabric served = new ServedFabric(impatient);
                Socket idle = ServedFabric.connect(served.packets);
                Socket half = ServedFabric.connect(served.packets);
                Socket halfLine = ServedFabric.connect(served.lines)) {
            idle.getOutputStream().write(identify(4));
            half.getOutputStream().write(identify(3), 0, 40);
            halfLine.getOutputStream().write('{');
            assertEnded(half);
            assertEnded(halfLine);

            idle.getOutputStream().write(identify(5));
            DataInputStream in = new DataInputStream(idle.getInputStream());
            assertEquals(4, in.readNBytes(68)[6]);
            assertEquals(5, in.readNBytes(68)[6]);
        }
    }

    @Test
    void idleClients_areEnded() throws IOException {
        try (ServedFabric served = new ServedFabric(new SocketServer.Limits(64, LONG, LONG, Duration.ofMillis(100)));
                Socket packets = ServedFabric.connect(served.packets);
                Socket lines = ServedFabric.connect(served.lines)) {
            assertEnded(packets);
            assertEnded(lines);
        }
    }

    @Test
    void clientThatReadsNothing_holdsUpNobody() throws IOException {
        try (ServedFabric served = new ServedFabric(PATIENT);
                Socket hostile = ServedFabric.connect(served.packets)) {
            byte[] request = ServedFabric.packets(
                    ServedFabric.MEMORY,
                    8,
                    CciMessage.request(
                                    1,
                                    GetLsa.OPCODE,
                                    GetLsaRequest.builder()
                                            .length(60_000)
                                            .build()
                                            .bytes())
                            .bytes());
            // Their answers are 60 MB, more than any buffer between here and there.
            OutputStream out = hostile.getOutputStream();
            for (int i = 0; i < 1000; i++) {
                out.write(request);
            }
            assertServed(served);

            // They were kept back, not dropped.
            byte[] answers = new byte[1 << 16];
            long read = 0;
            while (read < 60_000_000) {
                read += hostile.getInputStream().read(answers);
            }
            assertServed(served);
        }
    }

    @Test
    void clientThatReadsNoneOfItsAnswers_isEnded() throws Exception {
        SocketServer.Limits impatient = new SocketServer.Limits(64, LONG, Duration.ofMillis(100), LONG);
        try (ServedFabric served = new ServedFabric(impatient);
                Socket hostile = ServedFabric.connect(served.lines)) {
            Thread writer = new Thread(() -> askUntilEnded(hostile));
            writer.start();
            assertServed(served);
            writer.join();
            assertServed(served);
        }
    }

    private static void askUntilEnded(Socket socket) {
        byte[] requests = "{\"do\":\"save\"}\n".repeat(1000).getBytes(UTF_8);
        try {
            while (true) {
                socket.getOutputStream().write(requests);
            }
        } catch (IOException e) {
            // The server has ended the connection.
        }
    }

    @Test
    void tooManyClients_areRefused_unlessOneIsIdle() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (ServedFabric served = new ServedFabric(new SocketServer.Limits(2, LONG, LONG, LONG))) {
            for (int i = 0; i < 3; i++) {
                sockets.add(ServedFabric.connect(served.packets));
            }
            assertEnded(sockets.get(2));
            sockets.get(0).getOutputStream().write(identify(1));
            assertEquals(1, new DataInputStream(sockets.get(0).getInputStream()).readNBytes(68)[6]);
        }
        try (ServedFabric served = new ServedFabric(new SocketServer.Limits(2, Duration.ZERO, LONG, LONG))) {
            for (int i = 3; i < 6; i++) {
                sockets.add(ServedFabric.connect(served.packets));
            }
            assertEnded(sockets.get(3));
            sockets.get(5).getOutputStream().write(identify(1));
            assertEquals(1, new DataInputStream(sockets.get(5).getInputStream()).readNBytes(68)[6]);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void longLines_areAnswered_andTheNextLineToo() throws IOException {
        try (ServedFabric served = new ServedFabric(PATIENT);
                Socket socket = ServedFabric.connect(served.lines)) {
            String garbage = ServedFabric.ask(socket, "x".repeat(1 << 20));
            assertTrue(garbage.contains("this is not JSON"), garbage);
            assertTrue(garbage.length() < 2000, garbage.length() + " characters");

            String tooLong = ServedFabric.ask(socket, "x".repeat(ControlConversation.LONGEST_LINE + 100_000));
            assertTrue(tooLong.contains("the line is longer"), tooLong);
            assertTrue(ServedFabric.ask(socket, CLOCK).startsWith("{\"id\":7,\"ok\":true"));
            assertServed(served);
        }
    }

    @Test
    void clientThatSendsNothingMore_getsAllItsAnswers() throws IOException {
        int requests = 200;
        try (ServedFabric served = new ServedFabric(PATIENT);
                Socket socket = ServedFabric.connect(served.lines)) {
            // Their answers are some megabytes, more than any buffer between here and there.
            socket.getOutputStream()
                    .write("{\"do\":\"save\"}\n".repeat(requests).getBytes(UTF_8));
            socket.shutdownOutput();
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

            assertEquals(
                    requests,
                    in.lines().filter(line -> line.startsWith("{\"ok\":true")).count());
        }
    }

    /** A web page can make a browser do this. */
    @Test
    void httpOnTheControlSocket_isNotObeyed() throws IOException {
        try (ServedFabric served = new ServedFabric(PATIENT);
                Socket browser = ServedFabric.connect(served.lines)) {
            String request = "{\"do\":\"power\",\"component\":\"mem0\",\"to\":\"off\"}\n";
            browser.getOutputStream().write(("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n" + request).getBytes(UTF_8));
            assertEnded(browser);
            assertServed(served);
        }
    }

    @Test
    void linesInPieces_andSeveralInOne_areAnsweredInOrder() throws IOException {
        try (ServedFabric served = new ServedFabric(PATIENT);
                Socket one = ServedFabric.connect(served.lines);
                Socket other = ServedFabric.connect(served.lines)) {
            one.getOutputStream().write("{\"id\":1,\"do\":".getBytes(UTF_8));
            assertTrue(ServedFabric.ask(other, CLOCK).startsWith("{\"id\":7,\"ok\":true"));
            one.getOutputStream().write("\"clock\"}\r\n\n  \n{\"id\":2}\n{\"id\":3".getBytes(UTF_8));
            one.shutdownOutput();
            BufferedReader in = new BufferedReader(new InputStreamReader(one.getInputStream(), UTF_8));

            assertTrue(String.valueOf(in.readLine()).startsWith("{\"id\":1,\"ok\":true"));
            assertTrue(String.valueOf(in.readLine()).startsWith("{\"id\":2,\"ok\":false"));
            assertNull(in.readLine(), "half a line is no request");
            assertServed(served);
        }
    }

    /** Random bytes, packets and damaged packets on both sockets, from clients that go at any moment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noise_isNoticedByNobody(long seed) throws IOException {
        Random random = new Random(seed);
        try (ServedFabric served = new ServedFabric(PATIENT);
                Endpoint other = served.open(ServedFabric.MEMORY)) {
            for (int i = 0; i < 100; i++) {
                InetSocketAddress address = random.nextBoolean() ? served.packets : served.lines;
                try (Socket hostile = ServedFabric.connect(address)) {
                    for (int n = random.nextInt(20); n >= 0; n--) {
                        hostile.getOutputStream().write(noise(random));
                    }
                } catch (SocketException e) {
                    // The server did not want to hear more.
                }
                assertEquals(
                        ServedFabric.MEMORY_SERIAL, Generic.of(other).identify().serialNumber());
            }
            assertServed(served);
        }
    }

    private static byte[] noise(Random random) {
        byte[] packets = ServedFabric.packets(
                random.nextInt(12),
                List.of(0, 7, 8, random.nextInt(256)).get(random.nextInt(4)),
                CciMessage.request(random.nextInt(256), 0x0001, new byte[random.nextInt(200)])
                        .bytes());
        for (int i = random.nextInt(3); i > 0; i--) {
            packets[random.nextInt(packets.length)] = (byte) random.nextInt();
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(packets, random.nextInt(packets.length));
            case 1 -> ("{\"do\":\"" + random.nextInt() + "\"}\n").getBytes(UTF_8);
            case 2 -> {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                yield bytes;
            }
            default -> packets;
        };
    }
}
