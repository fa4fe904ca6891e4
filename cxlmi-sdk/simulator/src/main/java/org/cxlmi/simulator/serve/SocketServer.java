package org.cxlmi.simulator.serve;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.net.StreamAddress;

/**
 * Serves a socket in one thread that never waits for a client. So a client that is slow or silent, or sends what it
 * likes, holds up no other one.
 */
final class SocketServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SocketServer.class.getName());
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

    private final ListeningSocket socket;
    private final Limits limits;
    private final Function<Conversation.Replies, Conversation> conversations;
    private final Selector selector;
    private final SelectionKey accepting;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * What clients may use.
     *
     * @param connections the most at once; another one replaces the one that has been idle for longest
     * @param replaceable how long it has to have been idle for that
     * @param unfinished how long a client may stop in the middle of a message, or while it takes answers
     * @param idle how long a client may do nothing
     */
    record Limits(int connections, Duration replaceable, Duration unfinished, Duration idle) {

        static final Limits USUAL = new Limits(64, Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofHours(1));
    }

    /** Begins to serve. */
    SocketServer(SocketAddress address, Limits limits, Function<Conversation.Replies, Conversation> conversations) {
        this.limits = limits;
        this.conversations = conversations;
        this.socket = ListeningSocket.open(address);
        try {
            this.selector = Selector.open();
            this.accepting = socket.channel().register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            socket.close();
            throw new TransportException(
                    StreamAddress.format(address), "listen", e.getMessage() + ". Close files, or allow more.", e);
        }
        this.thread = new Thread(this::run, "cxlmi " + StreamAddress.format(socket.address()));
        thread.start();
    }

    SocketAddress address() {
        return socket.address();
    }

    private void run() {
        try {
            long lastCheck = System.nanoTime();
            while (!closed) {
                long wait = Math.min(sendDue(), CHECK_INTERVAL.toNanos());
                selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
                List<SelectionKey> ready = List.copyOf(selector.selectedKeys());
                selector.selectedKeys().clear();
                ready.forEach(this::serve);
                if (System.nanoTime() - lastCheck >= CHECK_INTERVAL.toNanos()) {
                    lastCheck = System.nanoTime();
                    endIdle();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, StreamAddress.format(socket.address()) + " is no longer served", e);
        } finally {
            release();
        }
    }

    private List<SocketConnection> connections() {
        return selector.keys().stream()
                .filter(SelectionKey::isValid)
                .map(SelectionKey::attachment)
                .filter(Objects::nonNull)
                .map(SocketConnection.class::cast)
                .toList();
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof SocketConnection connection) {
            attempt(connection, () -> {
                if (key.isValid() && key.isWritable()) {
                    connection.proceed();
                }
                if (key.isValid() && key.isReadable()) {
                    connection.read();
                }
            });
        } else {
            accept();
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** What fails on one connection ends this connection only. */
    private static void attempt(SocketConnection connection, Step step) {
        try {
            step.run();
        } catch (IOException e) {
            connection.end(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a connection failed", e);
            connection.close();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = socket.channel().accept();
            if (channel != null) {
                begin(channel);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "could not accept a connection", e);
            // There may be too many open files. Do not try again before some may be closed.
            accepting.interestOps(0);
        }
    }

    private void begin(SocketChannel channel) throws IOException {
        if (!hasRoom()) {
            LOG.log(System.Logger.Level.DEBUG, "refused a connection: there are too many");
            channel.close();
            return;
        }
        channel.configureBlocking(false);
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new SocketConnection(channel, key, conversations));
    }

    private boolean hasRoom() {
        List<SocketConnection> all = connections();
        if (all.size() < limits.connections) {
            return true;
        }
        Optional<SocketConnection> idle = all.stream()
                .max(Comparator.comparingLong(SocketConnection::idleNanos))
                .filter(connection -> connection.idleNanos() >= limits.replaceable.toNanos());
        idle.ifPresent(connection -> connection.end("another client wants to connect"));
        return idle.isPresent();
    }

    private long sendDue() {
        long[] next = {Long.MAX_VALUE};
        for (SocketConnection connection : connections()) {
            attempt(connection, () -> next[0] = Math.min(next[0], connection.sendDue()));
        }
        return next[0];
    }

    private void endIdle() {
        for (SocketConnection connection : connections()) {
            Duration most = connection.isBusy() ? limits.unfinished : limits.idle;
            if (connection.idleNanos() > most.toNanos()) {
                connection.end("idle for " + most);
            }
        }
        accepting.interestOps(SelectionKey.OP_ACCEPT);
    }

    private void release() {
        connections().forEach(SocketConnection::close);
        socket.close();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "could not close a selector", e);
        }
    }

    /** Ends all connections, and waits for the end of the thread. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(LONGEST_REQUEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
