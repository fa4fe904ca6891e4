package org.cxlmi.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

    private final Endpoint endpoint;
    private final CxlTarget target;
    private final Route route;
    private final Transport transport;

    Dispatch(Endpoint endpoint, CxlTarget target, Route route) {
        this.endpoint = endpoint;
        this.target = target;
        this.route = route;
        this.transport = route.transport();
    }

    <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
        CciRequest sent = requestOf(command, request);
        return exchange(command, sent, () -> describe(request), response -> {
            checkFinished(sent, response);
            try {
                return command.responseReader().read(response.payload(), request);
            } catch (MalformedResponseException e) {
                throw e.in(sent.context(transport));
            }
        });
    }

    <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
        return exchange(command, requestOf(command, request), () -> describe(request), response -> {
            BackgroundOperation.State state =
                    response.isBackground() ? BackgroundOperation.State.RUNNING : BackgroundOperation.State.FINISHED;
            return new BackgroundOperation(
                    command.name(), command.opcode(), transport.name(), transport.layer(), state);
        });
    }

    byte[] executeRaw(int opcode, byte[] payload) {
        MessageType messageType = MessageType.of(Command.checkOpcode(opcode));
        CciRequest request = new CciRequest("Raw command", opcode, messageType, checkPayload(payload.clone()));
        return exchange(null, request, () -> "", response -> {
            checkFinished(request, response);
            return response.payload();
        });
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
        List<Policy> policies = route.policies();
        if (policies.isEmpty()) {
            return reader.apply(send(request, description, route.limit()));
        }
        Attempt<T> attempt = new Attempt<>(limit -> send(request, description, limit), reader);
        Exchange exchange = new Exchange(target, command, request, route.limit().deadline());
        return attempt.read(proceed(exchange, attempt, policies.size() - 1, route.limit()));
    }

    private <T> CciResponse proceed(Exchange exchange, Attempt<T> attempt, int policy, TimeLimit limit) {
        if (policy < 0) {
            exchange.addAttempt();
            return attempt.send(limit);
        }
        Policy.Chain chain = new Policy.Chain() {
            @Override
            public Duration timeout() {
                return limit.now(endpoint.timeout());
            }

            @Override
            public CciResponse proceed() {
                return Dispatch.this.proceed(exchange, attempt, policy - 1, limit);
            }

            @Override
            public CciResponse proceed(Duration timeout) {
                TimeLimit other = limit.withTimeout(Endpoint.checkTimeout(transport, timeout));
                return Dispatch.this.proceed(exchange, attempt, policy - 1, other);
            }
        };
        Policy current = route.policies().get(policy);
        return Objects.requireNonNull(
                current.exchange(exchange, chain), () -> "the policy " + current + " returned no response");
    }

    private CciResponse send(CciRequest request, Supplier<String> description, TimeLimit limit) {
        CciResponse response = endpoint.exchange(transport, request, limit);
        if (!response.isSuccess() && !response.isBackground()) {
            throw new CommandFailedException(
                    request.context(transport),
                    response.returnCode(),
                    response.vendorExtendedStatus(),
                    ReturnCode.of(response.returnCode()).blamesRequest() ? description.get() : "");
        }
        return response;
    }

    /**
     * Reads each response as soon as it arrives, so that policies see a malformed response as a failure. Keeps what the
     * last response says.
     */
    private static final class Attempt<T> {

        private final Function<TimeLimit, CciResponse> sender;
        private final Function<CciResponse, T> reader;
        private @Nullable CciResponse response;
        private @Nullable T result;

        private Attempt(Function<TimeLimit, CciResponse> sender, Function<CciResponse, T> reader) {
            this.sender = sender;
            this.reader = reader;
        }

        private CciResponse send(TimeLimit limit) {
            CciResponse received = sender.apply(limit);
            result = reader.apply(received);
            response = received;
            return received;
        }

        /**
         * The content of the response that the policies returned. It may be another response than the one that arrived
         * last.
         */
        @SuppressWarnings("ReferenceEquality") // An equal one has to be read, too.
        private T read(CciResponse returned) {
            T last = result;
            return returned == response && last != null ? last : reader.apply(returned);
        }
    }
}
