package org.cxlmi.runtime.transport;

/** A tunnel that the transport underneath made in its own way. Each exchange goes through the transport in front. */
final class ForwardedTunnel extends ForwardingTransport {

    private final ForwardingTransport front;

    ForwardedTunnel(ForwardingTransport front, Transport tunnel) {
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
