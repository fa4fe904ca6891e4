package org.cxlmi.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.IncomingMessage;
import org.cxlmi.runtime.transport.MessageTransport;
import org.cxlmi.runtime.transport.MessageType;
import org.jspecify.annotations.Nullable;

/** A component at the other end of a TCP connection. The messages follow each other without gaps. */
final class TcpTransport extends MessageTransport {

    private static final String SEND = "send over TCP";
    private static final String RECEIVE = "receive over TCP";

    private final AsynchronousSocketChannel channel;
    private final ByteBuffer arrived; // Kept between calls, as is the read, because a message may arrive in parts.
    private @Nullable Future<Integer> reading;

    /** Takes over a connected channel. */
    TcpTransport(Options options, AsynchronousSocketChannel channel) {
        super(options);
        this.channel = channel;
        this.arrived = ByteBuffer.allocate(CciMessage.HEADER_SIZE + options.maximumPayload());
    }

    @Override
    protected void send(MessageType type, byte[] message, Deadline deadline) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            if (await(SEND, channel.write(bytes), deadline) == null) {
                throw lost(SEND, "The component did not take the whole message in time.", null);
            }
        }
    }

    @Override
    protected @Nullable IncomingMessage receive(MessageType type, Deadline deadline) {
        while (true) {
            int length = reading == null ? messageLength() : Integer.MAX_VALUE;
            if (arrived.position() >= length) {
                byte[] message = new byte[length];
                arrived.flip().get(message);
                arrived.compact();
                return IncomingMessage.of(message);
            }
            if (reading == null) {
                reading = channel.read(arrived);
            }
            Integer read = await(RECEIVE, reading, deadline);
            if (read == null) {
                return null;
            }
            reading = null;
            if (read < 0) {
                throw lost(RECEIVE, "The component closed the connection.", null);
            }
        }
    }

    /** The length of the message that is arriving; the length of a header, as long as the header is not complete. */
    private int messageLength() {
        if (arrived.position() < CciMessage.HEADER_SIZE) {
            return CciMessage.HEADER_SIZE;
        }
        byte[] header = Arrays.copyOf(arrived.array(), CciMessage.HEADER_SIZE);
        int length = CciMessage.HEADER_SIZE + CciMessage.Header.parse(header).payloadLength();
        if (length > arrived.capacity()) {
            throw lost(
                    RECEIVE,
                    "The component sends a message of " + length + " bytes; at most " + arrived.capacity() + " fit.",
                    null);
        }
        return length;
    }

    /** The number of bytes read or written; null if the deadline passed first. An interrupt does not end the wait. */
    private @Nullable Integer await(String operation, Future<Integer> moved, Deadline deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return moved.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return null;
                } catch (ExecutionException e) {
                    throw lost(operation, e.getCause() + ".", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    protected void disconnect() {
        try {
            channel.close();
        } catch (IOException e) {
            // The descriptor is released all the same, and nothing more can be done.
        }
    }
}
