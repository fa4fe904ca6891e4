package org.cxlmi.runtime.transport;

import java.util.Optional;

/** Tunnels through a transport that needs no thread to wait. */
class AsyncTunnelKitTest extends TunnelTransportKitTest {

    @Override
    protected boolean usesAsync() {
        return true;
    }

    @Override
    Transport outermost(Transport transport) {
        return new ForwardingTransport(transport) {
            @Override
            protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
                throw new AssertionError("the exchange takes a thread");
            }

            @Override
            public Optional<AsyncExchange> exchangeAsync(CciRequest request, Deadline deadline) {
                return Optional.of(AsyncExchange.ended(() -> transport().exchange(request, deadline)));
            }

            @Override
            public void close() {
                transport().close();
            }
        };
    }
}
