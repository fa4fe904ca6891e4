package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A transport in front of another one, which is like it in all that is not overridden. {@link #exchange} and {@link #close}
 * have to be written; both usually end in the same method of {@link #transport}.
 *
 * <p>Tunnels begin here: a command to a component behind this one arrives as a Tunnel Management Command (5300h).
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
    public CompletableFuture<Void> pause(Duration pause) {
        return transport.pause(pause);
    }

    @Override
    public int layer() {
        return transport.layer();
    }
}
