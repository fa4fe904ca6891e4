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
    private final Transport way;

    TunnelledTarget(Endpoint endpoint, Transport way) {
        this.endpoint = endpoint;
        this.way = way;
    }

    @Override
    public String name() {
        return way.name();
    }

    @Override
    public int layer() {
        return way.layer();
    }

    @Override
    public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        return endpoint.execute(way, command, request);
    }

    @Override
    public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return endpoint.start(way, command, request);
    }

    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        return endpoint.executeRaw(way, opcode, payload);
    }

    @Override
    public PayloadLimits limits() {
        return endpoint.limits(way);
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return way.backgroundState(opcode);
    }

    @Override
    public CompletableFuture<Void> pause(Duration pause) {
        return way.pause(pause);
    }

    @Override
    public CxlTarget through(Tunnel tunnel) {
        return new TunnelledTarget(endpoint, way.through(tunnel));
    }

    @Override
    public String toString() {
        return name();
    }
}
