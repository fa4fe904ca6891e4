package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A transport over another one, which is like it in all that is not overridden. */
abstract class ForwardingTransport implements Transport {

    private final Transport transport;

    ForwardingTransport(Transport transport) {
        this.transport = transport;
    }

    /** The one underneath. */
    final Transport transport() {
        return transport;
    }

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public final Duration defaultTimeout() {
        return transport.defaultTimeout();
    }

    @Override
    public final Duration maximumTimeout() {
        return transport.maximumTimeout();
    }

    @Override
    public final boolean hasFmApi() {
        return transport.hasFmApi();
    }

    @Override
    public final void setFmApi(boolean enabled) {
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
    public final CompletableFuture<Void> pause(Duration pause) {
        return transport.pause(pause);
    }

    @Override
    public int layer() {
        return transport.layer();
    }
}
