package org.cxlmi.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
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

    <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        CciRequest sent = requestOf(command, request);
        return exchange(command, sent, () -> describe(request), response -> read(command, request, sent, response));
    }

    <Q extends Struct, R extends Struct> CompletableFuture<R> executeAsync(Command<Q, R> command, Q request) {
        CciRequest sent = requestOf(command, request);
        return exchangeAsync(
                command, sent, () -> describe(request), response -> read(command, request, sent, response));
    }

    private <Q extends Struct, R extends Struct> R read(
            Command<Q, R> command, Q request, CciRequest sent, CciResponse response) {
        checkFinished(sent, response);
        try {
            return command.responseReader().read(response.payload(), request);
        } catch (MalformedResponseException e) {
            throw e.in(sent.context(transport));
        }
    }

    <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return exchange(
                command, requestOf(command, request), () -> describe(request), response -> started(command, response));
    }

    <Q extends Struct> CompletableFuture<BackgroundOperation> startAsync(Command<Q, EmptyPayload> command, Q request) {
        return orFailure(() -> exchangeAsync(
                command, requestOf(command, request), () -> describe(request), response -> started(command, response)));
    }

    private BackgroundOperation started(Command<?, ?> command, CciResponse response) {
        BackgroundOperation.State state =
                response.isBackground() ? BackgroundOperation.State.RUNNING : BackgroundOperation.State.FINISHED;
        return new BackgroundOperation(command.name(), command.opcode(), transport.name(), transport.layer(), state);
    }

    byte[] executeRaw(int opcode, byte[] payload) {
        CciRequest request = rawRequest(opcode, payload);
        return exchange(null, request, () -> "", response -> readRaw(request, response));
    }

    CompletableFuture<byte[]> executeRawAsync(int opcode, byte[] payload) {
        return orFailure(() -> {
            CciRequest request = rawRequest(opcode, payload);
            return exchangeAsync(null, request, () -> "", response -> readRaw(request, response));
        });
    }

    private static CciRequest rawRequest(int opcode, byte[] payload) {
        MessageType messageType = MessageType.of(Command.checkOpcode(opcode));
        return new CciRequest("Raw command", opcode, messageType, checkPayload(payload.clone()));
    }

    private byte[] readRaw(CciRequest request, CciResponse response) {
        checkFinished(request, response);
        return response.payload();
    }

    private static <Q extends Struct> CciRequest requestOf(Command<Q, ?> command, Q request) {
        return new CciRequest(
                command.name(),
                command.opcode(),
                command.messageType(),
                checkPayload(request.bytes()),
                response -> isComplete(command, request, response));
    }

    private static <Q extends Struct> boolean isComplete(Command<Q, ?> command, Q request, byte[] response) {
        try {
            command.responseReader().read(response, request);
            return true;
        } catch (MalformedResponseException e) {
            return e.hasSurplus();
        }
    }

    private static byte[] checkPayload(byte[] payload) {
        if (payload.length > Endpoint.MAXIMUM_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload of " + payload.length + " bytes is larger than " + Endpoint.MAXIMUM_PAYLOAD);
        }
        return payload;
    }

    /** Refuses to take a command that still runs in the background for a finished one. */
    private void checkFinished(CciRequest request, CciResponse response) {
        if (response.isBackground()) {
            throw new StillRunningException(request.context(transport));
        }
    }

    /** A request as text, without its secrets; empty if it has no fields. */
    private static String describe(Struct request) {
        if (request.byteLength() == 0) {
            return "";
        }
        String text = request.toString();
        return "The request: "
                + (text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) + "..." : text) + ".";
    }

    private <T> T exchange(
            @Nullable Command<?, ?> command,
            CciRequest request,
            Supplier<String> description,
            Function<CciResponse, T> reader) {
        int policies = route.policies().size();
        if (policies == 0) {
            return reader.apply(send(request, description, route.limit()));
        }
        Attempt<T> attempt = new Attempt<>(reader);
        BlockingChain chain = new BlockingChain(
                connection,
                route,
                exchangeOf(command, request),
                limit -> attempt.received(send(request, description, limit)),
                policies,
                route.limit());
        return attempt.read(chain.proceed());
    }

    private <T> CompletableFuture<T> exchangeAsync(
            @Nullable Command<?, ?> command,
            CciRequest request,
            Supplier<String> description,
            Function<CciResponse, T> reader) {
        return new AsyncCommand<>(
                        connection,
                        route,
                        exchangeOf(command, request),
                        request,
                        response -> checkAccepted(request, description, response),
                        reader)
                .start();
    }

    /** All failures are in the future, those of the arguments too. */
    private static <T> CompletableFuture<T> orFailure(Supplier<CompletableFuture<T>> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Exchange exchangeOf(@Nullable Command<?, ?> command, CciRequest request) {
        return new Exchange(target, command, request, route.limit().deadline());
    }

    private CciResponse send(CciRequest request, Supplier<String> description, TimeLimit limit) {
        return checkAccepted(request, description, connection.exchange(transport, request, limit));
    }

    private CciResponse checkAccepted(CciRequest request, Supplier<String> description, CciResponse response) {
        if (!response.isSuccess() && !response.isBackground()) {
            throw new CommandFailedException(
                    request.context(transport),
                    response.returnCode(),
                    response.vendorExtendedStatus(),
                    ReturnCode.of(response.returnCode()).blamesRequest() ? description.get() : "");
        }
        return response;
    }
}
