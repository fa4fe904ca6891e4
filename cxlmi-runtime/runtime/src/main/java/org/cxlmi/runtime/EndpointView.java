package org.cxlmi.runtime;

import java.time.Duration;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/** An endpoint with a timeout of its own, or a component behind it; the endpoint carries the commands. */
final class EndpointView implements CxlTarget {

    private final Endpoint endpoint;
    private final Transport transport;
    private final int overhead;
    private final @Nullable Duration timeout;

    /**
     * Makes a view.
     *
     * @param transport that of the endpoint, or one through it
     * @param overhead what the tunnels to it put around each payload, in bytes
     * @param timeout null for that of the endpoint, whatever it is when a command is sent
     */
    EndpointView(Endpoint endpoint, Transport transport, int overhead, @Nullable Duration timeout) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.overhead = overhead;
        this.timeout = timeout;
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
        return endpoint.execute(transport, timeout, command, request);
    }

    @Override
    public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return endpoint.start(transport, timeout, command, request);
    }

    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        return endpoint.executeRaw(transport, timeout, opcode, payload);
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
        return new EndpointView(endpoint, transport.through(tunnel), overhead + tunnel.overhead(), timeout);
    }

    @Override
    public CxlTarget withTimeout(Duration limit) {
        return new EndpointView(endpoint, transport, overhead, Endpoint.checkTimeout(transport, limit));
    }

    /** For example {@code mem0 > port 3}, or {@code mem0 (timeout PT0.5S)}. */
    @Override
    public String toString() {
        return timeout == null ? name() : name() + " (timeout " + timeout + ")";
    }
}
