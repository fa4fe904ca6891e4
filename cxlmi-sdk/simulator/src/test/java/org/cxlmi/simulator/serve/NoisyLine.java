package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;

/**
 * A serial line with a responder at its end, that carries whole frames, halves of frames, damaged frames and noise, in
 * pieces of any length. All of it follows from a seed.
 *
 * <p>Nothing ends the responder. What it answers is a response to a request that was sent, with its tag, opcode and flow;
 * after any noise it answers the second of two requests again.
 */
final class NoisyLine {

    private static final int IDENTIFY = 0x0001;
    private static final int HOST = 8;
    private static final int COMPONENT = 9;
    private static final int LONGEST_PAYLOAD = 300;

    private final Random random;
    private final CciResponder device = SimulatedMemoryDevice.create().responder();
    private final ResponderThreads threads = new ResponderThreads();
    private final MessageAssembler assembler = new MessageAssembler(MessageAssembler.LONGEST_MESSAGE);
    private final SerialReceiver receiver = new SerialReceiver(this::packet);
    private final List<MctpMessage> replies = new ArrayList<>();
    private final List<CciMessage.Header> received = new ArrayList<>();

    NoisyLine(long seed) {
        random = new Random(seed);
    }

    private void packet(byte[] packet) {
        MctpPacket.parse(packet).flatMap(assembler::add).ifPresent(this::message);
    }

    private void message(MctpMessage message) {
        if (message.type() != MessageType.CCI.code() || !message.flow().tagOwner()) {
            return;
        }
        threads.answer(
                (type, request) -> {
                    received.add(request.header());
                    return device.receive(type, request);
                },
                MessageType.CCI,
                message.data(),
                reply -> replies.add(MctpMessage.of(message.flow().back(), message.type(), reply)));
    }

    /** Sends so many things over the line, once. */
    void run(int things) {
        try (threads) {
            carry(things);
        }
    }

    private void carry(int things) {
        for (int i = 0; i < things; i++) {
            send(thing());
        }
        check();
        replies.clear();
        // The first may be taken for the end of what came before.
        send(frames(request(1)));
        send(frames(request(2)));
        assertFalse(replies.isEmpty(), "no longer answers");
        assertEquals(2, header(replies.get(replies.size() - 1)).tag());
        check();
    }

    private byte[] thing() {
        byte[] frames = frames(message());
        return switch (random.nextInt(5)) {
            case 0 -> bytes(random.nextInt(LONGEST_PAYLOAD));
            case 1 -> Arrays.copyOf(frames, random.nextInt(frames.length));
            case 2 -> Arrays.copyOfRange(frames, random.nextInt(frames.length), frames.length);
            case 3 -> damaged(frames);
            default -> frames;
        };
    }

    /** A request, or anything else. */
    private MctpMessage message() {
        byte[] data = random.nextInt(3) == 0
                ? bytes(random.nextInt(LONGEST_PAYLOAD))
                : new CciMessage(
                                new CciMessage.Header(
                                        random.nextInt(4) == 0 ? random.nextInt(16) : CciMessage.REQUEST,
                                        random.nextInt(256),
                                        random.nextInt(3) == 0 ? random.nextInt(1 << 16) : IDENTIFY,
                                        0,
                                        random.nextInt(8) == 0,
                                        0,
                                        0),
                                new byte[0])
                        .bytes();
        MctpFlow flow = new MctpFlow(HOST, COMPONENT, random.nextInt(8), random.nextInt(8) > 0);
        return MctpMessage.of(flow, random.nextInt(6) == 0 ? random.nextInt(256) : MessageType.CCI.code(), data);
    }

    private static MctpMessage request(int tag) {
        return MctpMessage.of(
                new MctpFlow(HOST, COMPONENT, tag, true),
                MessageType.CCI.code(),
                CciMessage.request(tag, IDENTIFY, new byte[0]).bytes());
    }

    private static byte[] frames(MctpMessage message) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        message.packets().forEach(packet -> frames.writeBytes(SerialFrame.around(packet.bytes())));
        return frames.toByteArray();
    }

    private byte[] damaged(byte[] frames) {
        byte[] damaged = frames.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = oddByte();
        }
        return damaged;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = random.nextInt(4) == 0 ? oddByte() : (byte) random.nextInt();
        }
        return bytes;
    }

    private byte oddByte() {
        int[] odd = {SerialFrame.FLAG, SerialFrame.ESCAPE, SerialFrame.REVISION, 0x5E, 0x5D, 0, 0xFF};
        return (byte) odd[random.nextInt(odd.length)];
    }

    private void send(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(100));
            receiver.receive(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
    }

    private void check() {
        assertTrue(replies.size() <= received.size(), "more replies than requests");
        for (CciMessage.Header request : received) {
            assertEquals(CciMessage.REQUEST, request.category(), "carried out");
        }
        for (MctpMessage reply : replies) {
            CciMessage.Header header = header(reply);
            assertEquals(CciMessage.RESPONSE, header.category());
            assertTrue(
                    received.stream().anyMatch(header::answers),
                    () -> HexFormat.of().formatHex(reply.body()));
            assertFalse(reply.flow().tagOwner());
        }
    }

    private static CciMessage.Header header(MctpMessage message) {
        return CciMessage.parse(message.data()).header();
    }
}
