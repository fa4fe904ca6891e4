package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/**
 * A component that commands can be sent to, from any number of threads. It carries out one command at a time.
 *
 * <p>The endpoint stays usable after an exception. Close it when done.
 */
public final class Endpoint implements CxlTarget, AutoCloseable {

    /** The largest payload that the specification allows, in bytes. */
    public static final int MAXIMUM_PAYLOAD = PayloadLimits.LARGEST;

    static {
        Pauses.setByTransport(Endpoint::pause);
    }

    private final Transport transport;
    private final Route route;
    private final Dispatch dispatch;
    private final Consumer<? super Endpoint> whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Duration timeout;
    private volatile boolean closed;
    private boolean transportClosed;
    private int accepted = Integer.MAX_VALUE;

    private Endpoint(Transport transport, Consumer<? super Endpoint> whenClosed) {
        this.transport = transport;
        this.route = Route.to(transport);
        this.dispatch = new Dispatch(this, this, route);
        this.whenClosed = Objects.requireNonNull(whenClosed, "whenClosed");
        this.timeout = checkTimeout(transport, transport.defaultTimeout());
    }

    /** Makes an endpoint of an open transport. The endpoint then owns the transport and closes it. */
    public static Endpoint over(Transport transport) {
        return over(transport, endpoint -> {});
    }

    /** Makes an endpoint that calls a listener once after it was closed, in the thread that closed it. */
    public static Endpoint over(Transport transport, Consumer<? super Endpoint> whenClosed) {
        return new Endpoint(transport, whenClosed);
    }

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public int layer() {
        return transport.layer();
    }

    @Override
    public Endpoint endpoint() {
        return this;
    }

    /** How long the endpoint waits for a response. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Sets how long the endpoint waits for a response. The time begins when it is the command's turn: commands that
     * other threads sent to the same component earlier come first, and each of them has the full timeout.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than the transport allows: a day, or 2 seconds
     *     over MCTP
     */
    public void setTimeout(Duration timeout) {
        this.timeout = checkTimeout(transport, timeout);
    }

    /** Checks a timeout for the endpoint's transport or a tunnel through it. */
    static Duration checkTimeout(Transport via, Duration limit) {
        Duration maximum = via.maximumTimeout();
        if (limit.isNegative() || limit.isZero() || limit.compareTo(maximum) > 0) {
            throw new IllegalArgumentException(
                    via.name() + ": timeout " + limit + " is not between a nanosecond and " + maximum);
        }
        return limit;
    }

    public boolean isOpen() {
        return !closed;
    }

    /**
     * Whether this endpoint sends fabric management commands, and everything that goes through a tunnel.
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    public boolean hasFmApi() {
        return locked(transport::hasFmApi);
    }

    /**
     * Allows fabric management commands from now on.
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    public void enableFmApi() {
        setFmApi(true);
    }

    /**
     * Refuses fabric management commands from now on: they end in an {@link
     * org.cxlmi.runtime.error.UnsupportedCommandException}, and nothing is sent.
     *
     * @throws UnsupportedOperationException if the transport cannot tell these commands from others, such as a mailbox
     *     or the connection to a simulated component
     * @throws IllegalStateException if the endpoint is closed
     */
    public void disableFmApi() {
        setFmApi(false);
    }

    private void setFmApi(boolean enabled) {
        locked(() -> {
            transport.setFmApi(enabled);
            return enabled;
        });
    }

    /**
     * Sets the largest request that the component accepts, once that is known. {@link #limits} then returns this size,
     * and transports that can refuse larger requests do so.
     *
     * @param payload the largest payload of a request, in bytes
     * @throws IllegalStateException if the endpoint is closed
     */
    public void limitRequests(int payload) {
        locked(() -> {
            accepted = Math.min(accepted, payload);
            transport.limitRequests(payload);
            return payload;
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public PayloadLimits limits() {
        return limits(route);
    }

    /** The limits of the transport, or of a tunnel through it. */
    PayloadLimits limits(Route via) {
        return locked(() -> accepted == Integer.MAX_VALUE
                ? via.transport().limits()
                : via.transport().limits().withAccepted(Math.max(0, accepted - via.overhead())));
    }

    /**
     * Sets the listener for the requests that the component sends by itself, such as an Event Notification (0106h). It
     * replaces the listener that was set before.
     *
     * <p>On MCTP the listener is called in a thread of its own as soon as a message arrives, until the endpoint is
     * closed. The listener may send commands; while it does, it gets no other message. For each endpoint id of this
     * machine, only one program can receive such messages. Before Linux 6.17 the kernel does not refuse a second
     * program, and each message reaches only one of the two. Use {@link
     * org.cxlmi.runtime.linux.Mctp.Options#withLocalEid} to give each program its own endpoint id. Other transports of
     * messages call the listener only while a command waits for its response, in the thread of that command; then the
     * listener must not send commands.
     *
     * @throws UnsupportedOperationException if the transport does not carry these messages, such as a mailbox
     * @throws org.cxlmi.runtime.error.TransportException if the operating system does not let this process receive such
     *     messages: it needs root or {@code CAP_NET_BIND_SERVICE}, and no other program may receive them
     * @throws IllegalStateException if the endpoint is closed
     */
    public void onUnsolicited(Consumer<CciMessage> listener) {
        Objects.requireNonNull(listener, "listener");
        locked(() -> {
            transport.onUnsolicited(listener);
            return listener;
        });
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return transport.backgroundState(opcode);
    }

    private static CompletableFuture<Void> pause(Object target, Duration pause) {
        if (target instanceof Endpoint endpoint) {
            return endpoint.transport.pause(pause);
        }
        return target instanceof EndpointView view ? view.transport().pause(pause) : Pauses.elapse(pause);
    }

    @Override
    public CxlTarget through(Tunnel tunnel) {
        return new EndpointView(this, route.through(tunnel));
    }

    @Override
    public CxlTarget withTimeout(Duration limit) {
        return new EndpointView(this, route.withTimeout(limit));
    }

    @Override
    public CxlTarget withDeadline(Deadline deadline) {
        return new EndpointView(this, route.withDeadline(deadline));
    }

    @Override
    public CxlTarget with(Policy policy) {
        return new EndpointView(this, route.with(Objects.requireNonNull(policy, "policy")));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        return dispatch.execute(command, request);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return dispatch.start(command, request);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the opcode has more than 16 bits or the payload more than 1 MiB
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        return dispatch.executeRaw(opcode, payload);
    }

    /** Sends a request over the endpoint's transport or a tunnel through it, when it is the request's turn. */
    CciResponse exchange(Transport via, CciRequest request, TimeLimit limit) {
        checkOpen();
        long begin = System.nanoTime();
        if (!limit.acquire(lock)) {
            throw notSent(via, request, begin);
        }
        try {
            checkOpen();
            Duration left = limit.now(timeout);
            if (left.isZero()) {
                throw notSent(via, request, begin);
            }
            return ObservedExchange.perform(via, request, left);
        } finally {
            lock.unlock();
        }
    }

    private static CxlTimeoutException notSent(Transport via, CciRequest request, long begin) {
        return CxlTimeoutException.notSent(
                request.context(via),
                Duration.ofNanos(System.nanoTime() - begin),
                "The deadline of this target has passed, or the thread was interrupted.");
    }

    private <T> T locked(Supplier<T> action) {
        lockOpen();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the lock. Fails if the endpoint is closed, or becomes closed while this waits. */
    private void lockOpen() {
        checkOpen();
        lock.lock();
        if (closed) {
            lock.unlock();
            checkOpen();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("endpoint " + name() + " is closed");
        }
    }

    /**
     * Closes the transport, after the command that is running has ended. Commands that still wait for their turn are
     * refused.
     */
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
