package org.cxlmi.simulator.check;

import java.util.function.BiFunction;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.ForwardingTransport;
import org.cxlmi.runtime.transport.Transport;

/** A component that does something else than it is asked for. */
final class LyingTransport extends ForwardingTransport {

    private final Lie lie;

    /** Decides what happens to a request. */
    interface Lie {
        CciResponse respond(CciRequest request, BiFunction<Integer, byte[], CciResponse> component);
    }

    LyingTransport(Transport transport, Lie lie) {
        super(transport);
        this.lie = lie;
    }

    @Override
    protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
        return lie.respond(
                request,
                (opcode, payload) -> to.exchange(
                        new CciRequest(request.command(), opcode, request.messageType(), payload), deadline));
    }

    @Override
    public void close() {
        transport().close();
    }
}
