package org.cxlmi.simulator.fabric;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.runtime.transport.Deadline;

/**
 * Sends requests of {@link FabricControl} to the control socket of a fabric that is served, for example by
 * {@link org.cxlmi.simulator.serve.FabricServer}. It is for one thread at a time.
 */
public final class FabricClient implements AutoCloseable {

    private static final String LISTENS = "Check the address, and that the fabric is served there.";
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_ANSWER = 64 << 20;

    private final String name;
    private final Duration timeout;
    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

    private FabricClient(String name, Duration timeout, SocketChannel channel, Selector selector) {
        this.name = name;
        this.timeout = timeout;
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * Connects to a control socket.
     *
     * @param address see {@link StreamAddress#parse}
     * @param timeout how long it may take to connect, and to answer a request
     * @throws TransportException if nobody listens there
     */
    public static FabricClient connect(SocketAddress address, Duration timeout) {
        String name = StreamAddress.format(address);
        FabricClient client = open(name, address, timeout);
        try {
            client.connect(address);
            return client;
        } catch (IOException | UnresolvedAddressException e) {
            client.close();
            throw failure(name, "connect", e);
        } catch (TransportException e) {
            client.close();
            throw e;
        }
    }

    private static FabricClient open(String name, SocketAddress address, Duration timeout) {
        try {
            SocketChannel channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            return new FabricClient(name, timeout, channel, Selector.open());
        } catch (IOException e) {
            throw failure(name, "connect", e);
        }
    }

    private void connect(SocketAddress address) throws IOException {
        Deadline deadline = Deadline.after(timeout);
        channel.configureBlocking(false);
        channel.register(selector, 0);
        boolean connected = channel.connect(address);
        while (!connected) {
            await(SelectionKey.OP_CONNECT, "connect", deadline);
            connected = channel.finishConnect();
        }
    }

    private static TransportException failure(String name, String operation, Exception e) {
        String reason = e instanceof UnresolvedAddressException ? "the host is not known" : e.getMessage();
        return new TransportException(name, operation, reason + ". " + LISTENS, e);
    }

    /**
     * Sends a request, and waits for its answer.
     *
     * @param what what is to be done, such as {@code power}
     * @param more what else the request says
     * @return what the answer says
     * @throws IllegalArgumentException if the request was refused; the message says what to write instead
     * @throws TransportException if no answer came in time, or something else than an answer
     */
    public Map<String, Object> request(String what, Map<String, ?> more) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put(ControlRequest.DO, what);
        request.putAll(more);
        String answer;
        try {
            Deadline deadline = Deadline.after(timeout);
            send(ByteBuffer.wrap((ControlRequest.json(request) + "\n").getBytes(UTF_8)), deadline);
            answer = line(deadline);
        } catch (ClosedByInterruptException e) {
            throw new TransportException(name, "request", "It may have been carried out.", e);
        } catch (IOException e) {
            throw failure(name, "request", e);
        }
        return ControlRequest.result(answer)
                .orElseThrow(() -> new TransportException(
                        name, "request", "What came is no answer of a simulated fabric. " + LISTENS, null));
    }

    /** Saves the state of the fabric to a file, as {@link SimulatedFabric#save(Path)} does. */
    public void save(Path file) throws IOException {
        if (request("save", Map.of()).get(ControlRequest.STATE) instanceof Map<?, ?> state) {
            new StateFile(file).write(ControlRequest.named(state));
        } else {
            throw new TransportException(name, "request", "The answer has no state. " + LISTENS, null);
        }
    }

    /**
     * Makes the fabric have the state in a file.
     *
     * @throws IllegalArgumentException if the state is not one of this fabric
     */
    public void restore(Path file) throws IOException {
        new StateFile(file).read(state -> request("restore", Map.of(ControlRequest.STATE, state)));
    }

    private void send(ByteBuffer line, Deadline deadline) throws IOException {
        while (line.hasRemaining()) {
            if (channel.write(line) == 0) {
                await(SelectionKey.OP_WRITE, "request", deadline);
            }
        }
    }

    private String line(Deadline deadline) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() <= LONGEST_ANSWER) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    return line.toString(UTF_8);
                }
                line.write(next);
            }
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0) {
                throw new IOException("the connection was closed");
            } else if (count == 0) {
                await(SelectionKey.OP_READ, "request", deadline);
            }
        }
        throw new IOException("the answer is longer than " + LONGEST_ANSWER + " bytes");
    }

    private void await(int readiness, String operation, Deadline deadline) throws IOException {
        channel.keyFor(selector).interestOps(readiness);
        long left = deadline.remaining().toMillis();
        if (left > 0) {
            selector.select(left);
            selector.selectedKeys().clear();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
        if (deadline.remaining().isZero()) {
            throw new TransportException(name, operation, "No answer in " + timeout.toMillis() + " ms.", null);
        }
    }

    @Override
    public void close() {
        try (channel) {
            selector.close();
        } catch (IOException e) {
            System.getLogger(FabricClient.class.getName())
                    .log(System.Logger.Level.DEBUG, "could not close a socket", e);
        }
    }
}
