package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.CciMessage;
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
    private final Connection connection;
    private final Route route;
    private final Dispatch dispatch;
    private final Consumer<? super Endpoint> whenClosed;

    private Endpoint(Transport transport, Consumer<? super Endpoint> whenClosed) {
        this.transport = transport;
        this.connection = new Connection(transport);
        this.route = Route.to(transport);
        this.dispatch = new Dispatch(connection, this, route);
        this.whenClosed = Objects.requireNonNull(whenClosed, "whenClosed");
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
        return connection.timeout();
    }

    /**
     * Sets how long the endpoint waits for a response. The time begins when it is the command's turn: commands that
     * other threads sent to the same component earlier come first, and each of them has the full timeout.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than the transport allows: a day, or 2 seconds
     *     over MCTP
     */
    public void setTimeout(Duration timeout) {
        connection.setTimeout(timeout);
    }

    public boolean isOpen() {
        return connection.isOpen();
    }

    /**
     * Whether this endpoint sends fabric management commands, and everything that goes through a tunnel.
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    public boolean hasFmApi() {
        return connection.inTurn(transport::hasFmApi);
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
        connection.inTurn(() -> {
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
        connection.inTurn(() -> connection.limitRequests(payload));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the endpoint is closed
     */
    @Override
    public PayloadLimits limits() {
        return connection.limits(route);
    }

    /**
     * Sets the listener for the requests that the component sends by itself, such as an Event Notification (0106h). It
     * replaces the listener that was set before.
     *
     * <p>On MCTP, and on a connection to a simulated component, the listener is called in a thread of its own as soon as
     * a message arrives, until the endpoint is closed. The listener may send commands; while it does, it gets no other
     * message. For each MCTP endpoint id of this machine, only one program can receive such messages. Before Linux 6.17 the kernel does not refuse a second
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
        connection.inTurn(() -> {
            transport.onUnsolicited(listener);
            return listener;
        });
    }

    @Override
    public Optional<String> deviceName() {
        return transport.deviceName();
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
        return new EndpointView(this, connection, route.through(tunnel));
    }

    @Override
    public CxlTarget withTimeout(Duration limit) {
        return new EndpointView(this, connection, route.withTimeout(limit));
    }

    @Override
    public CxlTarget withDeadline(Deadline deadline) {
        return new EndpointView(this, connection, route.withDeadline(deadline));
    }

    @Override
    public CxlTarget with(Policy policy) {
        return new EndpointView(this, connection, route.with(Objects.requireNonNull(policy, "policy")));
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

    @Override
    public <Q extends Struct, R extends Struct> CompletableFuture<R> executeAsync(Command<Q, R> command, Q request) {
        return dispatch.executeAsync(command, request);
    }

    @Override
    public <Q extends Struct> CompletableFuture<BackgroundOperation> startAsync(
            Command<Q, EmptyPayload> command, Q request) {
        return dispatch.startAsync(command, request);
    }

    @Override
    public CompletableFuture<byte[]> executeRawAsync(int opcode, byte[] payload) {
        return dispatch.executeRawAsync(opcode, payload);
    }

    /**
     * Closes the transport, after the command that is running has ended. Commands that still wait for their turn are
     * refused.
     */
    @Override
    public void close() {
        connection.close(() -> whenClosed.accept(this));
    }

    /** For example {@code mem0}, or {@code mem0 (closed)}. */
    @Override
    public String toString() {
        return isOpen() ? name() : name() + " (closed)";
    }
}
