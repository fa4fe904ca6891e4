package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A transport in front of another one, which is like it in all that is not overridden. {@link #exchange(Transport, CciRequest,
 * Deadline)} and {@link #close} have to be written.
 *
 * <p>Tunnels are made as the transport underneath makes them. If it sends commands to components behind it as Tunnel
 * Management Commands (5300h), as most do, these arrive here. If it makes tunnels in its own way, what arrives here is the
 * command itself and the tunnel that it goes to.
 */
public abstract class ForwardingTransport implements Transport {

    private final Transport transport;

    /**
     * In front of a transport.
     *
     * @param transport the one underneath
     */
    protected ForwardingTransport(Transport transport) {
        this.transport = Objects.requireNonNull(transport, "transport");
    }

    /** The one underneath. */
    protected final Transport transport() {
        return transport;
    }

    /**
     * Sends a request and waits for its response, usually with {@code to.exchange(request, deadline)}.
     *
     * @param to the transport underneath, or a tunnel through it that it made in its own way
     * @throws org.cxlmi.runtime.error.CxlException see {@link Transport#exchange}
     */
    protected abstract CciResponse exchange(Transport to, CciRequest request, Deadline deadline);

    @Override
    public final CciResponse exchange(CciRequest request, Deadline deadline) {
        return exchange(transport, request, deadline);
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
    public int layer() {
        return transport.layer();
    }
}
