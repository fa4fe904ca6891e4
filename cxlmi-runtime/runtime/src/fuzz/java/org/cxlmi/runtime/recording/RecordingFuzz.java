package org.cxlmi.runtime.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.fuzz.Input;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.RandomTransport;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFuzz {

    private static final int SECRET = 0x4503;

    @TempDir
    Path directory;

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(1));
    }

    /** The replay gives what was recorded, in order, and what is secret is nowhere in the file, through tunnels neither. */
    @Test
    void replayGivesWhatWasRecorded() {
        Fuzz.run(input -> {
            Path file = directory.resolve(input.oneIn(2) ? "recorded.txt" : "recorded.pcapng");
            List<CciRequest> requests = new ArrayList<>();
            Deque<Object> outcomes = new ArrayDeque<>();
            byte[] secret = new byte[16];
            Arrays.fill(secret, (byte) 0xA5);
            for (int i = input.between(1, 5); i > 0; i--) {
                requests.add(request(input, secret));
                outcomes.add(outcome(input, requests.get(requests.size() - 1), secret));
            }
            List<Object> expected = List.copyOf(outcomes);
            try (RecordingTransport recording = new RecordingTransport(
                    new RandomTransport(request -> next(outcomes)), file, request -> request.opcode() == SECRET)) {
                requests.forEach(request -> exchange(recording, request));
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            input.show("file", text);
            assertFalse(text.contains(HexFormat.of().formatHex(secret)), "the secret is in the file");
            assertFalse(text.contains(new String(secret, StandardCharsets.ISO_8859_1)), "the secret is in the file");
            replay(file, requests, expected);
        });
    }

    private static CciRequest request(Input input, byte[] secret) {
        int opcode = input.oneIn(3) ? SECRET : input.below(4);
        byte[] payload = opcode == SECRET ? secret.clone() : input.bytes(input.oneIn(20) ? 70_000 : input.below(40));
        String name = input.text(12);
        CciRequest request = new CciRequest(name, opcode, MessageType.of(opcode), payload);
        for (int i = opcode == SECRET ? input.below(3) : 0; i > 0; i--) {
            TunnelHeader header = input.of(List.of(TunnelHeader.values()));
            CciMessage message = CciMessage.request(i, request.opcode(), request.payload());
            request = new CciRequest(
                    name,
                    TunnelFrame.OPCODE,
                    MessageType.FM_API,
                    TunnelFrame.request(new Tunnel.Hop(Tunnel.Kind.PORT, 3, header), message));
        }
        return request;
    }

    private static Object outcome(Input input, CciRequest request, byte[] secret) {
        return switch (input.below(6)) {
            case 0 ->
                new CxlTimeoutException(
                        new CommandContext("random", request.command(), request.opcode(), 0), Duration.ofSeconds(1));
            case 1 -> new TransportException("random", "ioctl", input.text(9), null);
            default ->
                new CciResponse(
                        input.below(4) == 0 ? input.below(0x10000) : 0,
                        input.below(0x10000),
                        request.opcode() < 4 ? input.bytes(input.below(40)) : secret.clone());
        };
    }

    private static CciResponse next(Deque<Object> outcomes) {
        if (outcomes.remove() instanceof CciResponse response) {
            return response;
        }
        throw new TransportException("random", "ioctl", "broken", null);
    }

    private static void exchange(Transport transport, CciRequest request) {
        try {
            assertTrue(transport.exchange(request, deadline()).returnCode() >= 0);
        } catch (CxlException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank());
        }
    }

    private static void replay(Path file, List<CciRequest> requests, List<Object> outcomes) {
        try (ReplayTransport replay = new ReplayTransport(file)) {
            assertEquals(requests.size(), replay.left());
            for (int i = 0; i < requests.size(); i++) {
                boolean open = requests.get(i).opcode() < 4;
                try {
                    CciResponse response = replay.exchange(requests.get(i), deadline());
                    if (open) {
                        CciResponse recorded = (CciResponse) outcomes.get(i);
                        assertEquals(recorded.returnCode(), response.returnCode());
                        assertEquals(recorded.vendorExtendedStatus(), response.vendorExtendedStatus());
                        assertArrayEquals(recorded.payload(), response.payload());
                    }
                } catch (CxlException e) {
                    assertFalse(open && outcomes.get(i) instanceof CciResponse, "the response is lost");
                }
            }
            assertEquals(0, replay.left());
        }
    }

    /** Any file can be replayed, or is refused with its name and line. */
    @Test
    void anyFile() {
        String sample = """
                # mem0
                0001 CCI - -> 0000 0000 8680 # Identify
                4200 CCI 01ff -> 0006 abcd - # Get Health Info
                5100 FM_API - -> CxlTimeoutException # Identify Switch Device
                c000 CCI 00 -> TransportException # Vendor
                4503 CCI secret:3 -> 0000 0000 - # Unlock
                5107 FM_API secret:1 -> 0000 0000 secret:16 # Get Domain Validation SV
                5400 FM_API through "port 3" - -> 0000 0000 54 # Get LD Info
                0001 CCI - -> MalformedResponseException CciMessage.payload 0100 # Identify
                """;
        Fuzz.run(input -> {
            byte[] bytes = input.utf8(input.oneIn(10) ? input.text(200) : input.damaged(sample));
            input.show("file", bytes);
            Path file = Files.write(directory.resolve("any.txt"), bytes);
            try (ReplayTransport replay = new ReplayTransport(file)) {
                exchange(replay, new CciRequest("Identify", 1, MessageType.CCI, new byte[0]));
                exchange(replay, new CciRequest("Get Health Info", 0x4200, MessageType.CCI, new byte[] {1, -1}));
                exchange(replay, new CciRequest("Identify", 1, MessageType.CCI, new byte[0]));
                exchange(replay, new CciRequest("Unlock", SECRET, MessageType.CCI, new byte[3]));
                exchange(
                        replay.through(Tunnel.switchPort(3)),
                        new CciRequest("Get LD Info", 0x5400, MessageType.FM_API, new byte[0]));
            } catch (TransportException | IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e::toString);
            }
        });
    }

    /** Any capture can be replayed, or is refused with its name. */
    @Test
    void anyCapture() throws IOException {
        Path sample = directory.resolve("sample.pcapng");
        RandomTransport component = new RandomTransport(request -> new CciResponse(0, 0, new byte[] {1, 2, 3}));
        try (Recording recording = Recording.to(sample, request -> request.opcode() == SECRET);
                Transport first = recording.of(component);
                Transport second = recording.of(component)) {
            exchange(first, new CciRequest("Identify", 1, MessageType.CCI, new byte[0]));
            exchange(second, new CciRequest("Unlock", SECRET, MessageType.CCI, new byte[3]));
            exchange(first, new CciRequest("Get Health Info", 0x4200, MessageType.CCI, new byte[] {1, -1}));
        }
        byte[] whole = Files.readAllBytes(sample);
        Fuzz.run(input -> {
            byte[] bytes = input.damaged(whole);
            input.show("file", bytes);
            Path file = Files.write(directory.resolve("any.pcapng"), bytes);
            try (ReplayTransport replay = new ReplayTransport(file, component.name())) {
                exchange(replay, new CciRequest("Identify", 1, MessageType.CCI, new byte[0]));
                exchange(replay, new CciRequest("Get Health Info", 0x4200, MessageType.CCI, new byte[] {1, -1}));
            } catch (TransportException | IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e::toString);
            }
        });
    }
}
