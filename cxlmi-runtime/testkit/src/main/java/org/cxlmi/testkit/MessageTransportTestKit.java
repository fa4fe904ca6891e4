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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    /** The tests of one transport. */
    protected MessageTransportTestKit() {}

    /** The other end of a connection. */
    public interface Peer {

        /** Waits for the next message of the transport. */
        CciMessage receive() throws IOException;

        /** Sends bytes to the transport: a message, or a part of one if {@link #isStream} is true. */
        void send(byte[] bytes) throws IOException;
    }

    /** The behaviour of the component at the other end of a connection. */
    @FunctionalInterface
    public interface Behaviour {

        /** Serves a connection, in its own thread. When this method returns or throws, the connection is closed. */
        void serve(Peer peer) throws IOException;
    }

    /** Connects a new transport to the component. Each test calls this once or more, and closes the transport. */
    protected abstract Transport connect(Behaviour component);

    /** Whether messages may arrive in parts. */
    protected abstract boolean isStream();

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
                    peer.send(request.respond(response).bytes());
                }
            }
        });
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
        try (Transport transport = connect(peer -> {
            while (true) {
                CciMessage request = peer.receive();
                peer.send(foreign.messageBefore(request).bytes());
                peer.send(request.respond(success(2)).bytes());
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
        try (Transport transport = connect(peer -> {
            CciMessage first = peer.receive();
            while (true) {
                CciMessage next = peer.receive();
                peer.send(first.respond(success(9)).bytes());
                peer.send(next.respond(success(2)).bytes());
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
        try (Transport transport = connect(peer -> {
            CciMessage request = peer.receive();
            CciMessage other = sameWith(request, 0x80, 0);
            for (int i = 0; i < 400; i++) {
                peer.send(other.respond(success(9)).bytes());
                pause(5);
            }
            peer.send(request.respond(success(2)).bytes());
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
        try (Transport transport = connect(peer -> {
            while (true) {
                CciMessage request = peer.receive();
                received.add((int) request.payload()[0]);
                peer.send(request.respond(success(2)).bytes());
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
        try (Transport transport = connect(Peer::receive)) {
            Duration tooLong = transport.maximumTimeout().plusSeconds(1);
            assertThrows(IllegalArgumentException.class, () -> transport.exchange(request(1), Deadline.after(tooLong)));
        }
    }

    @Test
    final void limitRequests_largerRequest_isRefused() {
        try (Transport transport = open(payload -> success(payload.length))) {
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
        try (Transport transport = connect(Peer::receive)) {
            for (int i = 0; i < 2; i++) {
                assertThrows(TransportException.class, () -> transport.exchange(request(1), Deadline.after(LONG)));
            }
        }
    }

    @Test
    final void exchange_messagesInOnePiece_areParted() {
        assumeTrue(isStream(), "messages arrive one by one");
        try (Transport transport = connect(peer -> {
            CciMessage request = peer.receive();
            byte[] other = sameWith(request, 0x80, 0).respond(success(9)).bytes();
            byte[] response = request.respond(success(2)).bytes();
            byte[] both = Arrays.copyOf(other, other.length + response.length);
            System.arraycopy(response, 0, both, other.length, response.length);
            peer.send(both);
            peer.receive();
        })) {
            assertAnswered(2, transport);
        }
    }

    @Test
    final void exchange_responseInParts_isPutTogetherAcrossATimeout() {
        assumeTrue(isStream(), "messages arrive as wholes");
        try (Transport transport = connect(peer -> {
            byte[] late = peer.receive().respond(success(9)).bytes();
            peer.send(Arrays.copyOf(late, 5));
            CciMessage next = peer.receive();
            peer.send(Arrays.copyOfRange(late, 5, late.length));
            peer.send(next.respond(success(2)).bytes());
            peer.receive();
        })) {
            assertTimeout(transport, SHORT);
            assertAnswered(2, transport);
        }
    }

    @Test
    final void exchange_interruptedThread_getsItsResponseAndStaysInterrupted() {
        try (Transport transport = open(payload -> success(2))) {
            Thread.currentThread().interrupt();
            try {
                assertAnswered(2, transport);
            } finally {
                assertTrue(Thread.interrupted());
            }
        }
    }
}
