package org.cxlmi.runtime.recording;

import java.time.Duration;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;

/** A component behind a recorded transport that made tunnels itself. */
final class ReplayTunnel implements Transport {

    private final ReplayTransport replay;
    private final Tunnel tunnel;
    private boolean closed;

    ReplayTunnel(ReplayTransport replay, Tunnel tunnel) {
        this.replay = replay;
        this.tunnel = tunnel;
    }

    @Override
    public String name() {
        return replay.name() + " > " + tunnel;
    }

    @Override
    public Duration defaultTimeout() {
        return replay.defaultTimeout();
    }

    @Override
    public PayloadLimits limits() {
        return replay.limits().inside(tunnel.overhead());
    }

    @Override
    public int layer() {
        return tunnel.hops().size();
    }

    @Override
    public Transport through(Tunnel next) {
        return new ReplayTunnel(replay, tunnel.then(next));
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("the tunnel " + name() + " is closed");
        }
        return replay.exchange(tunnel.toString(), request, request.context(this), deadline);
    }

    /** Closes this tunnel only. */
    @Override
    public void close() {
        closed = true;
    }
}
