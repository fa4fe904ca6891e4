package org.cxlmi.runtime.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.Deadline;
import org.jspecify.annotations.Nullable;

/** A connected stream socket. All waiting ends at a deadline, and no interrupt of the thread ends it sooner. */
final class StreamConnection {

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    private StreamConnection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, 0);
    }

    /**
     * Connects.
     *
     * @param name of the component, for messages
     * @throws TransportException if nobody can be reached
     */
    static StreamConnection open(String name, SocketAddress address, Duration timeout) {
        String operation = "connect";
        try {
            StreamConnection connection = connect(address, Deadline.after(timeout));
            if (connection == null) {
                throw new TransportException(
                        name,
                        operation,
                        "Nobody answered within " + timeout.toMillis()
                                + " ms. Check the address, or use a longer timeout.",
                        null);
            }
            return connection;
        } catch (UnresolvedAddressException e) {
            throw new TransportException(name, operation, "The host is not known. Check its name.", e);
        } catch (IOException | UnsupportedAddressTypeException e) {
            throw new TransportException(
                    name, operation, e.getMessage() + ". Check the address, and whether a fabric is served there.", e);
        }
    }

    private static @Nullable StreamConnection connect(SocketAddress address, Deadline deadline) throws IOException {
        boolean unix = address instanceof UnixDomainSocketAddress;
        SocketChannel channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        Selector selector = null;
        boolean connected = false;
        try {
            if (!unix) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            selector = Selector.open();
            StreamConnection connection = new StreamConnection(channel, selector);
            connected = channel.connect(address)
                    || (connection.await(SelectionKey.OP_CONNECT, deadline) && channel.finishConnect());
            return connected ? connection : null;
        } finally {
            if (!connected) {
                channel.close();
                if (selector != null) {
                    selector.close();
                }
            }
        }
    }

    /** Reads what is there, and waits for it until the deadline: the number of bytes, 0 in vain, -1 at the end. */
    int read(ByteBuffer buffer, Deadline deadline) throws IOException {
        int read = channel.read(buffer);
        while (read == 0 && await(SelectionKey.OP_READ, deadline)) {
            read = channel.read(buffer);
        }
        return read;
    }

    /** Writes the bytes; false if some are left at the deadline. */
    boolean write(ByteBuffer buffer, Deadline deadline) throws IOException {
        channel.write(buffer);
        while (buffer.hasRemaining() && await(SelectionKey.OP_WRITE, deadline)) {
            channel.write(buffer);
        }
        return !buffer.hasRemaining();
    }

    /** Whether the channel became ready before the deadline. */
    private boolean await(int operation, Deadline deadline) throws IOException {
        key.interestOps(operation);
        boolean interrupted = false;
        try {
            while (!deadline.isExpired()) {
                interrupted |= Thread.interrupted();
                // Rounded up, so that nothing spins through the last part of a millisecond.
                long milliseconds = deadline.remaining().plusNanos(999_999).toMillis();
                if (milliseconds > 0 && selector.select(milliseconds) > 0) {
                    selector.selectedKeys().clear();
                    return true;
                }
            }
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            // The descriptors are released all the same, and nothing more can be done.
        }
    }
}
