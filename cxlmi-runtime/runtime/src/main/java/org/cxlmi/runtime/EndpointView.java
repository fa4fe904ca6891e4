package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;

/** An endpoint with time limits or policies of its own, or a component behind it; the endpoint carries the commands. */
final class EndpointView implements CxlTarget {

    private final Endpoint endpoint;
    private final Connection connection;
    private final Route route;
    private final Dispatch dispatch;

    EndpointView(Endpoint endpoint, Connection connection, Route route) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.route = route;
        this.dispatch = new Dispatch(connection, this, route);
    }

    @Override
    public String name() {
        return route.transport().name();
    }

    @Override
    public int layer() {
        return route.transport().layer();
    }

    @Override
    public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        return dispatch.execute(command, request);
    }

    @Override
    public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return dispatch.start(command, request);
    }

    @Override
    public byte[] executeRaw(int opcode, byte[] payload) {
        return dispatch.executeRaw(opcode, payload);
    }

    @Override
    public <Q extends Struct, R extends Struct> CompletableFuture<R> executeAsync(Command<Q, R> command, Q request) {
        return dispatch.executeAsync(command, request);
    }

    @Override
    public <Q extends Struct> CompletableFuture<BackgroundOperation> startAsync(
            Command<Q, EmptyPayload> command, Q request) {
        return dispatch.startAsync(command, request);
    }

    @Override
    public CompletableFuture<byte[]> executeRawAsync(int opcode, byte[] payload) {
        return dispatch.executeRawAsync(opcode, payload);
    }

    @Override
    public PayloadLimits limits() {
        return connection.limits(route);
    }

    @Override
    public Optional<String> deviceName() {
        return route.transport().deviceName();
    }

    @Override
    public BackgroundState backgroundState(int opcode) {
        return route.transport().backgroundState(opcode);
    }

    /** The transport of the endpoint, or a tunnel through it. */
    Transport transport() {
        return route.transport();
    }

    @Override
    public CxlTarget through(Tunnel tunnel) {
        return new EndpointView(endpoint, connection, route.through(tunnel));
    }

    @Override
    public CxlTarget withTimeout(Duration limit) {
        return new EndpointView(endpoint, connection, route.withTimeout(limit));
    }

    @Override
    public CxlTarget withDeadline(Deadline deadline) {
        return new EndpointView(endpoint, connection, route.withDeadline(deadline));
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public CxlTarget with(Policy policy) {
        return new EndpointView(endpoint, connection, route.with(Objects.requireNonNull(policy, "policy")));
    }

    /** For example {@code mem0 > port 3}, or {@code mem0 (timeout PT0.5S)}. */
    @Override
    public String toString() {
        return route.toString();
    }
}
