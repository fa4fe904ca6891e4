package org.cxlmi.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/** A component behind an endpoint, which carries the commands and all that belongs to them. */
final class TunnelledTarget implements CxlTarget {

    private final Endpoint endpoint;
    private final Transport transport;

    TunnelledTarget(Endpoint endpoint, Transport transport) {
        this.endpoint = endpoint;
        this.transport = transport;
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
        return endpoint.execute(transport, command, request);
    }

    @Override
    public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return endpoint.start(transport, command, request);
    }

    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        return endpoint.executeRaw(transport, opcode, payload);
    }

    @Override
    public PayloadLimits limits() {
        return endpoint.limits(transport);
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return transport.backgroundState(opcode);
    }

    @Override
    public CompletableFuture<Void> pause(Duration pause) {
        return transport.pause(pause);
    }

    @Override
    public CxlTarget through(Tunnel tunnel) {
        return new TunnelledTarget(endpoint, transport.through(tunnel));
    }

    @Override
    public String toString() {
        return name();
    }
}
