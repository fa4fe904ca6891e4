package org.cxlmi.runtime.transport;

/** A tunnel that a transport made in its own way, behind a transport in front of that, which sees each exchange. */
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
