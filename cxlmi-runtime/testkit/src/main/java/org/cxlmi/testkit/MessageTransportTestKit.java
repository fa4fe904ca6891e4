package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.junit.jupiter.api.Test;

/**
 * The tests for a transport that carries messages with tags, in addition to those of {@link TransportTestKit}. Extend
 * this class, and connect your transport to the component that you are given.
 */
public abstract class MessageTransportTestKit extends TransportTestKit {

    private static final Duration LONG = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration ENOUGH_TO_FILL_BUFFERS = Duration.ofSeconds(3);

    /** The tests of one transport. */
    protected MessageTransportTestKit() {}

    /** The other end of a connection. */
    public interface Peer {

        /** Waits for the next message of the transport. */
        CciMessage receive() throws IOException;

        /**
         * Writes bytes to the transport as they are. They are a message that {@link #frame} returned. If {@link
         * #isStream} is true, they may also be a part of such a message, or several of them.
         */
        void write(byte[] wire) throws IOException;
    }

    /** The behaviour of the component at the other end of a connection. */
    @FunctionalInterface
    public interface Behaviour {

        /** Serves a connection, in its own thread. When this method returns or throws, the connection is closed. */
        void serve(Peer peer) throws IOException;
    }

    /**
     * Connects a new transport to the component. A test may call this several times, or not at all; it closes each
     * transport.
     */
    protected abstract Transport connect(Behaviour component);

    /** Whether messages may arrive in parts. */
    protected abstract boolean isStream();

    /**
     * A message as it is on the wire; by default its own bytes. Override this method if the transport expects more, for
     * example the length of the message before it.
     */
    protected byte[] frame(byte[] message) {
        return message;
    }

    /** Whether the transport notices that the other end is gone. */
    protected boolean noticesTheEnd() {
        return true;
    }

    @Override
    protected final Transport open(Component component) {
        return connect(peer -> {
            while (true) {
                CciMessage request = peer.receive();
                CciResponse response = request.header().opcode() == OPCODE ? component.answer(request.payload()) : null;
                if (response != null) {
                    send(peer, request.respond(response));
                }
            }
        });
    }

    private Transport watched(Behaviour component) {
        return watch(connect(component));
    }

    private void send(Peer peer, CciMessage message) throws IOException {
        peer.write(frame(message.bytes()));
    }

    private static CciRequest request(int payload) {
        return new CciRequest("Kit", OPCODE, MessageType.CCI, new byte[] {(byte) payload});
    }

    private static CciResponse success(int payload) {
        return new CciResponse(0, 0, new byte[] {(byte) payload});
    }

    private static void assertAnswered(int expected, Transport transport) {
        assertArrayEquals(
                new byte[] {(byte) expected},
                transport.exchange(request(1), Deadline.after(LONG)).payload());
    }

    private static void assertTimeout(Transport transport, Duration timeout) {
        assertThrows(CxlTimeoutException.class, () -> transport.exchange(request(1), Deadline.after(timeout)));
    }

    /** Lets a message arrive before the response; it must not be taken for the response. */
    private void assertDropped(Foreign foreign) {
        try (Transport transport = watched(peer -> {
            while (true) {
                CciMessage request = peer.receive();
                send(peer, foreign.messageBefore(request));
                send(peer, request.respond(success(2)));
            }
        })) {
            assertAnswered(2, transport);
            assertAnswered(2, transport);
        }
    }

    @FunctionalInterface
    private interface Foreign {
        CciMessage messageBefore(CciMessage request);
    }

    private static CciMessage sameWith(CciMessage request, int tagBits, int opcodeBits) {
        CciMessage.Header header = request.header();
        return CciMessage.request(header.tag() ^ tagBits, header.opcode() ^ opcodeBits, new byte[0]);
    }

    @Test
    final void exchange_responseWithAnotherTag_isDropped() {
        assertDropped(request -> sameWith(request, 0x80, 0).respond(success(9)));
    }

    @Test
    final void exchange_responseToAnotherOpcode_isDropped() {
        assertDropped(request -> sameWith(request, 0, 1).respond(success(9)));
    }

    @Test
    final void exchange_requestOfTheComponent_isDropped() {
        assertDropped(request -> sameWith(request, 0, 0));
    }

    @Test
    final void exchange_responseThatComesLate_isNotThatOfALaterCommand() {
        try (Transport transport = watched(peer -> {
            CciMessage first = peer.receive();
            while (true) {
                CciMessage next = peer.receive();
                send(peer, first.respond(success(9)));
                send(peer, next.respond(success(2)));
            }
        })) {
            assertTimeout(transport, patience());
            assertAnswered(2, transport);
            assertAnswered(2, transport);
        }
    }

    /** Other messages arrive for two seconds, and only then the response. */
    @Test
    final void exchange_otherMessagesUntilTimeIsOver_isATimeout() {
        try (Transport transport = watched(peer -> {
            CciMessage request = peer.receive();
            CciMessage other = sameWith(request, 0x80, 0);
            for (int i = 0; i < 400; i++) {
                send(peer, other.respond(success(9)));
                pause(5);
            }
            send(peer, request.respond(success(2)));
            peer.receive();
        })) {
            assertTimeout(transport, SHORT);
        }
    }

    private static void pause(long milliseconds) throws IOException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    final void exchange_noTimeLeft_sendsNothing() throws InterruptedException {
        BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        try (Transport transport = watched(peer -> {
            while (true) {
                CciMessage request = peer.receive();
                received.add((int) request.payload()[0]);
                send(peer, request.respond(success(2)));
            }
        })) {
            assertThrows(
                    CxlTimeoutException.class, () -> transport.exchange(request(7), Deadline.after(Duration.ZERO)));
            assertAnswered(2, transport);
            assertEquals(1, received.poll(10, TimeUnit.SECONDS));
            assertTrue(received.isEmpty());
        }
    }

    @Test
    final void exchange_timeoutBeyondTheMaximum_isRefused() {
        try (Transport transport = watched(Peer::receive)) {
            Duration tooLong = transport.maximumTimeout().plusSeconds(1);
            assertThrows(IllegalArgumentException.class, () -> transport.exchange(request(1), Deadline.after(tooLong)));
        }
    }

    @Test
    final void limitRequests_largerRequest_isRefused() {
        try (Transport transport = watch(open(payload -> success(payload.length)))) {
            transport.limitRequests(8);
            CciRequest fits = new CciRequest("Kit", OPCODE, MessageType.CCI, new byte[8]);
            CciRequest tooLarge = new CciRequest("Kit", OPCODE, MessageType.CCI, new byte[9]);
            assertThrows(UnsupportedCommandException.class, () -> transport.exchange(tooLarge, Deadline.after(LONG)));
            assertTrue(transport.exchange(fits, Deadline.after(LONG)).isSuccess());
        }
    }

    @Test
    final void exchange_otherEndIsGone_isATransportExceptionFromThenOn() {
        assumeTrue(noticesTheEnd(), "nothing tells that the other end is gone");
        try (Transport transport = watched(Peer::receive)) {
            TransportException first =
                    assertThrows(TransportException.class, () -> transport.exchange(request(1), Deadline.after(LONG)));
            TransportException later =
                    assertThrows(TransportException.class, () -> transport.exchange(request(1), Deadline.after(LONG)));
            assertEquals(first.advice(), later.advice(), "the reason that a later exchange gives");
        }
    }

    @Test
    final void exchange_messagesInOnePiece_areParted() {
        assumeTrue(isStream(), "messages arrive one by one");
        try (Transport transport = watched(peer -> {
            CciMessage request = peer.receive();
            byte[] other = frame(sameWith(request, 0x80, 0).respond(success(9)).bytes());
            byte[] response = frame(request.respond(success(2)).bytes());
            byte[] both = Arrays.copyOf(other, other.length + response.length);
            System.arraycopy(response, 0, both, other.length, response.length);
            peer.write(both);
            peer.receive();
        })) {
            assertAnswered(2, transport);
        }
    }

    @Test
    final void exchange_responseInTwoParts_isPutTogether() {
        assumeTrue(isStream(), "messages arrive as wholes");
        int length = frame(CciMessage.request(0, OPCODE, new byte[1]).bytes()).length;
        AtomicInteger answered = new AtomicInteger();
        try (Transport transport = watched(peer -> {
            while (true) {
                byte[] wire = frame(peer.receive().respond(success(2)).bytes());
                int cut = 1 + answered.getAndIncrement() % (wire.length - 1);
                peer.write(Arrays.copyOf(wire, cut));
                pause(2);
                peer.write(Arrays.copyOfRange(wire, cut, wire.length));
            }
        })) {
            for (int i = 1; i < length; i++) {
                assertAnswered(2, transport);
            }
        }
    }

    @Test
    final void exchange_responseInParts_isPutTogetherAcrossATimeout() {
        assumeTrue(isStream(), "messages arrive as wholes");
        int large = Math.min(largestPayload(), 1000);
        assertPutTogether(1, 1);
        assertPutTogether(1, CciMessage.HEADER_SIZE);
        assertPutTogether(large, CciMessage.HEADER_SIZE + large / 2);
    }

    /** The first bytes of a response arrive before the timeout of its command, the others later. */
    private void assertPutTogether(int payload, int cut) {
        CciResponse tooLate = new CciResponse(0, 0, new byte[payload]);
        try (Transport transport = watched(peer -> {
            byte[] late = frame(peer.receive().respond(tooLate).bytes());
            peer.write(Arrays.copyOf(late, cut));
            CciMessage next = peer.receive();
            peer.write(Arrays.copyOfRange(late, cut, late.length));
            send(peer, next.respond(success(2)));
            peer.receive();
        })) {
            assertTimeout(transport, SHORT);
            assertAnswered(2, transport);
        }
    }

    /** Bytes arrive one by one, for longer than the test waits. */
    @Test
    final void exchange_bytesOneByOneUntilTimeIsOver_isATimeout() {
        assumeTrue(isStream(), "messages arrive as wholes");
        AtomicBoolean over = new AtomicBoolean();
        try (Transport transport = watched(peer -> {
            CciResponse large = new CciResponse(0, 0, new byte[Math.min(largestPayload(), 300)]);
            CciMessage other = sameWith(peer.receive(), 0x80, 0).respond(large);
            byte[] wire = frame(other.bytes());
            for (int i = 0; !over.get(); i++) {
                peer.write(new byte[] {wire[i % wire.length]});
                pause(20);
            }
        })) {
            assertTimeout(transport, SHORT);
        } finally {
            over.set(true);
        }
    }

    /** The component reads nothing, so that the transport blocks when the buffers are full. */
    @Test
    final void exchange_componentThatReadsNothing_endsAtTheDeadline() {
        CountDownLatch over = new CountDownLatch(1);
        CciRequest large = new CciRequest("Kit", OPCODE, MessageType.CCI, new byte[largestPayload()]);
        try (Transport transport = watched(peer -> await(over))) {
            Deadline enough = Deadline.after(ENOUGH_TO_FILL_BUFFERS);
            boolean taken = true;
            while (taken && !enough.isExpired()) {
                CxlException e = assertThrows(
                        CxlException.class, () -> transport.exchange(large, Deadline.after(Duration.ofMillis(20))));
                assertTrue(e instanceof CxlTimeoutException || e instanceof TransportException, e.toString());
                taken = e instanceof CxlTimeoutException && !e.isRetryable();
            }
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    final void exchange_interruptedThread_getsItsResponseAndStaysInterrupted() {
        try (Transport transport = watch(open(payload -> success(2)))) {
            Thread.currentThread().interrupt();
            try {
                assertAnswered(2, transport);
            } finally {
                assertTrue(Thread.interrupted());
            }
        }
    }
}
