package org.cxlmi.libcxlmi.internal;

import java.time.Duration;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;

/** A component behind an endpoint of libcxlmi, which wraps each command itself. */
final class LibcxlmiTunnel implements Transport {

    private final LibcxlmiTransport endpoint;
    private final Tunnel tunnel;
    private final LibcxlmiTransport.Destination destination;
    private boolean closed;

    LibcxlmiTunnel(LibcxlmiTransport endpoint, Tunnel tunnel) {
        this.endpoint = endpoint;
        this.tunnel = tunnel;
        this.destination = new LibcxlmiTransport.Destination(endpoint.name() + " > " + tunnel, TunnelInfo.of(tunnel));
    }

    @Override
    public String name() {
        return destination.name();
    }

    @Override
    public Duration defaultTimeout() {
        return endpoint.defaultTimeout();
    }

    @Override
    public Duration maximumTimeout() {
        return endpoint.maximumTimeout();
    }

    @Override
    public boolean hasFmApi() {
        return endpoint.hasFmApi();
    }

    @Override
    public void setFmApi(boolean enabled) {
        endpoint.setFmApi(enabled);
    }

    @Override
    public Transport through(Tunnel next) {
        return endpoint.through(tunnel.then(next));
    }

    @Override
    public PayloadLimits limits() {
        return endpoint.limits().inside(tunnel.overhead());
    }

    boolean leadsToPool() {
        return destination.tunnel().pool();
    }

    /** The library does not tell which of the components on the path refused. */
    @Override
    public int layer() {
        return destination.tunnel().level();
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("the tunnel " + name() + " is closed");
        }
        return endpoint.exchange(destination, request, deadline);
    }

    /** Closes this tunnel only. */
    @Override
    public void close() {
        closed = true;
    }
}
