package org.cxlmi.runtime.internal.libcxlmi;

import java.time.Duration;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;

/** A component behind an endpoint of libcxlmi, which wraps each command itself. */
final class LibcxlmiTunnel implements Transport {

    private final LibcxlmiTransport way;
    private final Tunnel tunnel;
    private final LibcxlmiTransport.Destination destination;
    private boolean closed;

    LibcxlmiTunnel(LibcxlmiTransport way, Tunnel tunnel) {
        this.way = way;
        this.tunnel = tunnel;
        this.destination = new LibcxlmiTransport.Destination(way.name() + " > " + tunnel, TunnelInfo.of(tunnel));
    }

    @Override
    public String name() {
        return destination.name();
    }

    @Override
    public Duration defaultTimeout() {
        return way.defaultTimeout();
    }

    @Override
    public Duration maximumTimeout() {
        return way.maximumTimeout();
    }

    @Override
    public boolean hasFmApi() {
        return way.hasFmApi();
    }

    @Override
    public void setFmApi(boolean enabled) {
        way.setFmApi(enabled);
    }

    @Override
    public Transport through(Tunnel next) {
        return way.through(tunnel.then(next));
    }

    @Override
    public PayloadLimits limits() {
        return way.limits().inside(layer() * TunnelFrame.OVERHEAD);
    }

    boolean leadsToPool() {
        return destination.tunnel().pool();
    }

    /** The library does not tell which of the components on the way refused. */
    @Override
    public int layer() {
        return destination.tunnel().level();
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("the tunnel " + name() + " is closed");
        }
        return way.exchange(destination, request, deadline);
    }

    /** Closes this tunnel only. */
    @Override
    public void close() {
        closed = true;
    }
}
