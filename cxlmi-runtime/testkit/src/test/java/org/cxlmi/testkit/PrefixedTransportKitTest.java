package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.IncomingMessage;
import org.cxlmi.runtime.transport.MessageTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stream on which the length of each message comes before it. */
class PrefixedTransportKitTest extends MessageTransportTestKit {

    private static final int LARGEST = 1 << 12;
    private static final byte[] END = {};

    /** Sends whole messages to the component, and gets bytes from it. */
    private static final class PrefixedTransport extends MessageTransport {

        private final BlockingQueue<byte[]> toComponent = new LinkedBlockingQueue<>();
        private final BlockingQueue<byte[]> toTransport = new LinkedBlockingQueue<>();
        private byte[] arrived = {};
        private int disconnects;

        PrefixedTransport() {
            super(Options.named("prefixed").withMaximumPayload(LARGEST));
        }

        @Override
        protected void send(MessageType type, byte[] message, Deadline deadline) {
            toComponent.add(message);
        }

        @Override
        protected @Nullable IncomingMessage receive(MessageType type, Deadline deadline) {
            while (arrived.length < Short.BYTES || arrived.length < end()) {
                byte[] next = poll(deadline);
                if (next == null) {
                    return null;
                }
                if (next.length == 0) {
                    throw lost("receive", "The component is gone.", null);
                }
                int before = arrived.length;
                arrived = Arrays.copyOf(arrived, before + next.length);
                System.arraycopy(next, 0, arrived, before, next.length);
            }
            byte[] message = Arrays.copyOfRange(arrived, Short.BYTES, end());
            arrived = Arrays.copyOfRange(arrived, end(), arrived.length);
            return IncomingMessage.of(message);
        }

        private int end() {
            return Short.BYTES + Short.toUnsignedInt(ByteBuffer.wrap(arrived).getShort());
        }

        private byte @Nullable [] poll(Deadline deadline) {
            boolean interrupted = Thread.interrupted();
            try {
                return toTransport.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        protected void disconnect() {
            disconnects++;
            toComponent.add(END);
        }
    }

    private record QueuePeer(PrefixedTransport transport) implements Peer {

        @Override
        public CciMessage receive() throws IOException {
            try {
                byte[] message = transport.toComponent.take();
                if (message.length == 0) {
                    throw new EOFException();
                }
                return CciMessage.parse(message);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void write(byte[] wire) {
            transport.toTransport.add(wire);
        }
    }

    @Override
    protected PrefixedTransport connect(Behaviour component) {
        PrefixedTransport transport = new PrefixedTransport();
        Thread thread = new Thread(() -> {
            try {
                component.serve(new QueuePeer(transport));
            } catch (EOFException e) {
                // The transport is closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                transport.toTransport.add(END);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return transport;
    }

    @Override
    protected boolean isStream() {
        return true;
    }

    @Override
    protected byte[] frame(byte[] message) {
        return ByteBuffer.allocate(Short.BYTES + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    @Override
    protected int largestPayload() {
        return LARGEST;
    }

    @Test
    void lost_disconnectsOnceAndIsTheReasonFromThenOn() {
        PrefixedTransport transport = connect(Peer::receive);
        CciRequest request = new CciRequest("Test", OPCODE, MessageType.CCI, new byte[0]);
        String message = "prefixed: Test (C000h): receive failed. The component is gone."
                + " Close this transport and open it again.";
        for (int i = 0; i < 3; i++) {
            TransportException e = assertThrows(
                    TransportException.class, () -> request.send(transport, Deadline.after(Duration.ofSeconds(2))));
            assertEquals(message, e.getMessage());
            assertEquals(1, transport.disconnects);
        }
        transport.close();
        assertEquals(1, transport.disconnects);
        assertThrows(IllegalStateException.class, () -> request.send(transport, Deadline.after(Duration.ofSeconds(2))));
    }
}
