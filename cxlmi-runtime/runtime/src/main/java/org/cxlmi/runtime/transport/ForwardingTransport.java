package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A transport over another one, which is like it in all that is not overridden. */
abstract class ForwardingTransport implements Transport {

    private final Transport way;

    ForwardingTransport(Transport way) {
        this.way = way;
    }

    /** The one underneath. */
    final Transport way() {
        return way;
    }

    @Override
    public String name() {
        return way.name();
    }

    @Override
    public final Duration defaultTimeout() {
        return way.defaultTimeout();
    }

    @Override
    public final Duration maximumTimeout() {
        return way.maximumTimeout();
    }

    @Override
    public final boolean hasFmApi() {
        return way.hasFmApi();
    }

    @Override
    public final void setFmApi(boolean enabled) {
        way.setFmApi(enabled);
    }

    @Override
    public void limitRequests(int payload) {
        way.limitRequests(payload);
    }

    @Override
    public PayloadLimits limits() {
        return way.limits();
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return way.backgroundState(opcode);
    }

    @Override
    public final CompletableFuture<Void> pause(Duration pause) {
        return way.pause(pause);
    }

    @Override
    public int layer() {
        return way.layer();
    }
}
