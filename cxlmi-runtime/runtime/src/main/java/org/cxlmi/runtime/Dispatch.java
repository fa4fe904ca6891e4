package org.cxlmi.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of a target: makes an exchange of each, passes it through the target's policies, and reads the
 * response. The endpoint is locked, and the timeout runs, only inside the innermost policy.
 */
final class Dispatch {

    /** The most characters of a request's text in the message of an exception. */
    private static final int LONGEST_DESCRIPTION = 400;

    private static final Call<byte[]> RAW = new Call.Raw();

    private final Connection connection;
    private final CxlTarget target;
    private final Route route;
    private final Transport transport;

    Dispatch(Connection connection, CxlTarget target, Route route) {
        this.connection = connection;
        this.target = target;
        this.route = route;
        this.transport = route.transport();
    }

    Connection connection() {
        return connection;
    }

    CxlTarget target() {
        return target;
    }

    Route route() {
        return route;
    }

    <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        Call<R> call = new Call.Execution<>(command, request);
        return exchange(call, requestOf(command, request, call));
    }

    <Q extends Struct, R extends Struct> CompletableFuture<R> executeAsync(Command<Q, R> command, Q request) {
        Call<R> call = new Call.Execution<>(command, request);
        return exchangeAsync(call, () -> requestOf(command, request, call));
    }

    <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        Call<BackgroundOperation> call = new Call.Start<>(command, request);
        return exchange(call, requestOf(command, request, call));
    }

    <Q extends Struct> CompletableFuture<BackgroundOperation> startAsync(Command<Q, EmptyPayload> command, Q request) {
        Call<BackgroundOperation> call = new Call.Start<>(command, request);
        return exchangeAsync(call, () -> requestOf(command, request, call));
    }

    byte[] executeRaw(int opcode, byte[] payload) {
        return exchange(RAW, rawRequest(opcode, payload));
    }

    CompletableFuture<byte[]> executeRawAsync(int opcode, byte[] payload) {
        return exchangeAsync(RAW, () -> rawRequest(opcode, payload));
    }

    private static <Q extends Struct> CciRequest requestOf(Command<Q, ?> command, Q request, Call<?> call) {
        return new CciRequest(
                command.name(), command.opcode(), command.messageType(), checkPayload(request.bytes()), call);
    }

    private static CciRequest rawRequest(int opcode, byte[] payload) {
        MessageType messageType = MessageType.of(Command.checkOpcode(opcode));
        return new CciRequest("Raw command", opcode, messageType, checkPayload(payload.clone()), RAW);
    }

    private static byte[] checkPayload(byte[] payload) {
        if (payload.length > Endpoint.MAXIMUM_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload of " + payload.length + " bytes is larger than " + Endpoint.MAXIMUM_PAYLOAD);
        }
        return payload;
    }

    private <T> T exchange(Call<T> call, CciRequest request) {
        return route.policies().isEmpty()
                ? call.read(request, send(call, request, route.limit()), transport)
                : new BlockingCommand<>(this, call, request).run();
    }

    /** All failures are in the future, those of the arguments too. */
    private <T> CompletableFuture<T> exchangeAsync(Call<T> call, Supplier<CciRequest> request) {
        try {
            return new AsyncCommand<>(this, call, request.get()).start();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    CciResponse send(Call<?> call, CciRequest request, TimeLimit limit) {
        return checkAccepted(call, request, connection.exchange(transport, request, limit));
    }

    /** Throws the exception of a response that is a refusal. */
    CciResponse checkAccepted(Call<?> call, CciRequest request, CciResponse response) {
        if (!response.isSuccess() && !response.isBackground()) {
            throw new CommandFailedException(
                    request.context(transport),
                    response.returnCode(),
                    response.vendorExtendedStatus(),
                    ReturnCode.of(response.returnCode()).blamesRequest() ? describe(call.request()) : "");
        }
        return response;
    }

    /** A request as text, without its secrets; empty if it has no fields. */
    private static String describe(@Nullable Struct request) {
        if (request == null || request.byteLength() == 0) {
            return "";
        }
        String text = request.toString();
        return "The request: "
                + (text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) + "..." : text) + ".";
    }
}
