package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A transport in front of another one. Every method that a subclass does not override does what the transport
 * underneath does. A subclass has to write {@link #exchange(Transport, CciRequest, Deadline)} and {@link #close}.
 *
 * <p>The transport underneath makes the tunnels. Most transports send a command through a tunnel as a Tunnel Management
 * Command (5300h); then {@code exchange} gets this command. If the transport underneath has tunnels of its own,
 * {@code exchange} gets the command itself, and the tunnel.
 */
public abstract class ForwardingTransport implements Transport {

    private final Transport transport;

    /**
     * Makes a transport in front of another one.
     *
     * @param transport the transport underneath
     */
    protected ForwardingTransport(Transport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /** The transport underneath. */
    protected final Transport transport() {
        return transport;
    }

    /**
     * Sends a request and waits for its response, usually with {@code to.exchange(request, deadline)}. {@code
     * request.send(to, deadline)} does the same, and names the command in each exception, for the case that you catch it
     * here; whoever sends the command over this transport adds the name anyway.
     *
     * @param to the transport underneath, or a tunnel that it made itself
     * @throws org.cxlmi.runtime.error.CxlException see {@link Transport#exchange}
     */
    protected abstract CciResponse exchange(Transport to, CciRequest request, Deadline deadline);

    @Override
    public final CciResponse exchange(CciRequest request, Deadline deadline) {
        return exchange(transport, request, deadline);
    }

    /**
     * {@inheritDoc}
     *
     * <p>By default it is empty whatever the transport underneath can do, so that a subclass sees each exchange.
     */
    @Override
    public Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
        return Optional.empty();
    }

    @Override
    public Transport through(Tunnel tunnel) {
        Transport behind = transport.through(tunnel);
        return behind instanceof TunnelTransport framed && framed.goesThrough(transport)
                ? framed.movedTo(this)
                : new ForwardedTunnel(this, behind);
    }

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public Duration defaultTimeout() {
        return transport.defaultTimeout();
    }

    @Override
    public Duration maximumTimeout() {
        return transport.maximumTimeout();
    }

    @Override
    public boolean hasFmApi() {
        return transport.hasFmApi();
    }

    @Override
    public void setFmApi(boolean enabled) {
        transport.setFmApi(enabled);
    }

    @Override
    public void limitRequests(int payload) {
        transport.limitRequests(payload);
    }

    @Override
    public PayloadLimits limits() {
        return transport.limits();
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return transport.backgroundState(opcode);
    }

    @Override
    public void onUnsolicited(Consumer<CciMessage> listener) {
        transport.onUnsolicited(listener);
    }

    @Override
    public CompletableFuture<Void> pause(Duration pause) {
        return transport.pause(pause);
    }

    @Override
    public Optional<String> deviceName() {
        return transport.deviceName();
    }

    @Override
    public OptionalInt endpointId() {
        return transport.endpointId();
    }

    @Override
    public int layer() {
        return transport.layer();
    }

    /** A tunnel that the transport underneath made itself. The transport in front still sees each exchange. */
    private static final class ForwardedTunnel extends ForwardingTransport {

        private final ForwardingTransport front;

        private ForwardedTunnel(ForwardingTransport front, Transport tunnel) {
            super(tunnel);
            this.front = front;
        }

        @Override
        protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
            return front.exchange(to, request, deadline);
        }

        /** Closes this tunnel only. */
        @Override
        public void close() {
            transport().close();
        }
    }
}
