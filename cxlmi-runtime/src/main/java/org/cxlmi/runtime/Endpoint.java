package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/**
 * A component that commands can be sent to, from any number of threads; it carries out one at a time.
 *
 * <p>After an exception the endpoint can be used on. It has to be closed.
 */
public final class Endpoint implements CxlTarget, AutoCloseable {

    /** The largest payload that the specification knows, in bytes. */
    public static final int MAXIMUM_PAYLOAD = 1 << 20;

    private static final Duration MAXIMUM_TIMEOUT = Duration.ofDays(1);
    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final Transport transport;
    private final Consumer<? super Endpoint> whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Duration timeout;
    private volatile boolean closed;
    private boolean transportClosed;

    private Endpoint(Transport transport, Consumer<? super Endpoint> whenClosed) {
        this.transport = transport;
        this.whenClosed = Objects.requireNonNull(whenClosed, "whenClosed");
        this.timeout = checkTimeout(transport.defaultTimeout());
    }

    /** Makes an endpoint of an open transport, which it then owns and closes. */
    public static Endpoint over(Transport transport) {
        return over(transport, endpoint -> {});
    }

    /** Makes an endpoint that tells once when it has been closed, on the thread that closed it. */
    public static Endpoint over(Transport transport, Consumer<? super Endpoint> whenClosed) {
        return new Endpoint(transport, whenClosed);
    }

    @Override
    public String name() {
        return transport.name();
    }

    /** How long a response is waited for. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Sets how long a response is waited for, counted from when the command is sent.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than a day
     */
    public void setTimeout(Duration timeout) {
        this.timeout = checkTimeout(timeout);
    }

    private static Duration checkTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAXIMUM_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "timeout " + timeout + " is not between a nanosecond and " + MAXIMUM_TIMEOUT.toHours() + " hours");
        }
        return timeout;
    }

    public boolean isOpen() {
        return !closed;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        CciResponse response = exchange(requestOf(command, request));
        R typed;
        try {
            typed = command.responseReader().read(response.payload(), request);
        } catch (MalformedResponseException e) {
            throw isBackground(response) ? unexpectedBackground(command, response) : e.in(command.name());
        }
        if (isBackground(response) && !(typed instanceof EmptyPayload)) {
            throw unexpectedBackground(command, response);
        }
        return typed;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        CciResponse response = exchange(requestOf(command, request));
        BackgroundOperation.State state =
                isBackground(response) ? BackgroundOperation.State.RUNNING : BackgroundOperation.State.FINISHED;
        return new BackgroundOperation(command.name(), command.opcode(), name(), state);
    }

    /**
     * {@inheritDoc}
     *
     * <p>If the component goes on in the background, that is a success with no payload.
     *
     * @throws IllegalArgumentException if the opcode has more than 16 bits or the payload more than 1 MiB
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        MessageType messageType = MessageType.of(Command.checkOpcode(opcode));
        return exchange(new CciRequest("Raw command", opcode, messageType, checkPayload(payload.clone())))
                .payload();
    }

    private static CciRequest requestOf(Command<?, ?> command, Struct request) {
        return new CciRequest(command.name(), command.opcode(), command.messageType(), checkPayload(request.bytes()));
    }

    private static byte[] checkPayload(byte[] payload) {
        if (payload.length > MAXIMUM_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload of " + payload.length + " bytes is larger than " + MAXIMUM_PAYLOAD);
        }
        return payload;
    }

    private static boolean isBackground(CciResponse response) {
        return response.returnCode() == ReturnCode.BACKGROUND_COMMAND_STARTED.code();
    }

    private static MalformedResponseException unexpectedBackground(Command<?, ?> command, CciResponse response) {
        return new MalformedResponseException(
                        "response",
                        "returnCode",
                        ReturnCode.describe(ReturnCode.SUCCESS.code()),
                        ReturnCode.describe(response.returnCode()),
                        response.payload())
                .in(command.name());
    }

    private CciResponse exchange(CciRequest request) {
        CciResponse response;
        checkOpen();
        lock.lock();
        try {
            checkOpen();
            response = recorded(request);
        } finally {
            lock.unlock();
        }
        if (response.returnCode() != ReturnCode.SUCCESS.code() && !isBackground(response)) {
            throw new CommandFailedException(
                    name(),
                    request.command(),
                    request.opcode(),
                    response.returnCode(),
                    response.vendorExtendedStatus());
        }
        return response;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("endpoint " + name() + " is closed");
        }
    }

    private CciResponse recorded(CciRequest request) {
        CommandEvent event = new CommandEvent();
        event.begin();
        Deadline deadline = Deadline.after(timeout);
        try {
            CciResponse response = transport.exchange(request, deadline);
            event.returnCode = response.returnCode();
            event.responseBytes = response.payload().length;
            if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
                log(request, deadline, ReturnCode.describe(response.returnCode()), response.payload().length);
            }
            return response;
        } catch (CxlException e) {
            if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
                log(request, deadline, e.getClass().getSimpleName(), 0);
            }
            throw e;
        } finally {
            commit(event, request);
        }
    }

    private void commit(CommandEvent event, CciRequest request) {
        if (event.shouldCommit()) {
            event.target = name();
            event.command = request.command();
            event.opcode = request.opcode();
            event.requestBytes = request.payload().length;
            event.commit();
        }
    }

    private void log(CciRequest request, Deadline deadline, String outcome, int responseBytes) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "{0}: {1} ({2}h), {3} bytes: {4}, {5} bytes in {6} us",
                name(),
                request.command(),
                String.format(Locale.ROOT, "%04X", request.opcode()),
                Integer.toString(request.payload().length),
                outcome,
                Integer.toString(responseBytes),
                Long.toString(deadline.elapsed().toNanos() / 1000));
    }

    /** Waits for the command that is running, then closes the transport; commands that still wait are refused. */
    @Override
    public void close() {
        // Set before the lock is taken, so that commands which keep coming cannot hold up the end.
        closed = true;
        boolean first = false;
        lock.lock();
        try {
            first = !transportClosed;
            transportClosed = true;
            if (first) {
                transport.close();
            }
        } finally {
            lock.unlock();
            if (first) {
                whenClosed.accept(this);
            }
        }
    }

    /** For example {@code mem0}, or {@code mem0 (closed)}. */
    @Override
    public String toString() {
        return closed ? name() + " (closed)" : name();
    }
}
