package org.cxlmi.runtime;

import java.time.Duration;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/** An endpoint with a time limit of its own, or a component behind it; the endpoint carries the commands. */
final class EndpointView implements CxlTarget {

    private final Endpoint endpoint;
    private final Transport transport;
    private final int overhead;
    private final TimeLimit limit;

    /**
     * Makes a view.
     *
     * @param transport that of the endpoint, or one through it
     * @param overhead what the tunnels to it put around each payload, in bytes
     */
    EndpointView(Endpoint endpoint, Transport transport, int overhead, TimeLimit limit) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.overhead = overhead;
        this.limit = limit;
    }

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public int layer() {
        return transport.layer();
    }

    @Override
    public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        return endpoint.execute(transport, limit, command, request);
    }

    @Override
    public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return endpoint.start(transport, limit, command, request);
    }

    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        return endpoint.executeRaw(transport, limit, opcode, payload);
    }

    @Override
    public PayloadLimits limits() {
        return endpoint.limits(transport, overhead);
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return transport.backgroundState(opcode);
    }

    /** That of the endpoint, or one through it. */
    Transport transport() {
        return transport;
    }

    @Override
    public CxlTarget through(Tunnel tunnel) {
        return new EndpointView(endpoint, transport.through(tunnel), overhead + tunnel.overhead(), limit);
    }

    @Override
    public CxlTarget withTimeout(Duration timeout) {
        return new EndpointView(
                endpoint, transport, overhead, limit.withTimeout(Endpoint.checkTimeout(transport, timeout)));
    }

    @Override
    public CxlTarget withDeadline(Deadline deadline) {
        return new EndpointView(endpoint, transport, overhead, limit.withDeadline(deadline));
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    /** For example {@code mem0 > port 3}, or {@code mem0 (timeout PT0.5S)}. */
    @Override
    public String toString() {
        return limit.timeout() == null ? name() : name() + " (timeout " + limit.timeout() + ")";
    }
}
