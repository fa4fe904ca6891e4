package org.cxlmi.sdk.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.ops.Pages;

/** What the component has told: responses to commands without a request, and requests that it takes. */
final class Told {

    private final CheckSession session;
    private final Set<Integer> listed;
    private final Map<Command<?, ?>, Optional<Struct>> responses = new HashMap<>();
    private final Map<Command<?, ?>, List<Struct>> sizes = new HashMap<>();
    private final Map<Command<?, ?>, Struct> accepted = new HashMap<>();

    /** @param listed the opcodes of the commands that the component has */
    Told(CheckSession session, Set<Integer> listed) {
        this.session = session;
        this.listed = new HashSet<>(listed);
    }

    /** The response to a command that only reads; the component is asked once. Empty if it does not tell. */
    <R extends Struct> Optional<R> ask(Command<EmptyPayload, R> command) throws InterruptedException {
        Optional<Struct> known = responses.get(command);
        if (known == null) {
            known = listed.contains(command.opcode())
                    ? session.send(command, EmptyPayload.EMPTY).response().map(Struct.class::cast)
                    : Optional.empty();
            responses.put(command, known);
        }
        return known.map(command.responseType()::cast);
    }

    /** The whole list that a command reads; empty if the component does not tell. */
    <Q extends Struct, E> List<E> list(Paging<Q, ?, E> paging, Q request) throws InterruptedException {
        return listed.contains(paging.command().opcode())
                ? session.attempt(() ->
                                Pages.of(session.target(), paging, request).toList())
                        .response()
                        .orElse(List.of())
                : List.of();
    }

    /** How many bytes there are in all of what a request is about; empty if the component does not tell. */
    <P extends Struct, S extends Struct> OptionalLong size(Paging.Size<P, S> size, Struct request)
            throws InterruptedException {
        for (S response : sizes(size)) {
            OptionalLong found = size.in(response, request);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    private <P extends Struct, S extends Struct> List<S> sizes(Paging.Size<P, S> size) throws InterruptedException {
        Command<P, S> command = size.command();
        List<Struct> known = sizes.get(command);
        if (known == null) {
            known = List.copyOf(askSizes(size));
            sizes.put(command, known);
        }
        return known.stream().map(command.responseType()::cast).toList();
    }

    private <P extends Struct, S extends Struct> List<S> askSizes(Paging.Size<P, S> size) throws InterruptedException {
        Command<P, S> command = size.command();
        if (!listed.contains(command.opcode())) {
            return List.of();
        }
        Answer<List<S>> answer = session.attempt(() -> {
            List<S> responses = new ArrayList<>();
            command.paging()
                    .<Iterable<S>>map(paging ->
                            Pages.of(session.target(), paging, size.request()).responses())
                    .orElseGet(() -> List.of(session.target().execute(command, size.request())))
                    .forEach(responses::add);
            return responses;
        });
        return answer.response().orElse(List.of());
    }

    /** Takes note of a command that succeeded. */
    void note(Command<?, ?> command, Struct request, Struct response) {
        accepted.putIfAbsent(command, request);
        if (request instanceof EmptyPayload) {
            responses.put(command, Optional.of(response));
        }
    }

    /** A request that the component has answered with success. */
    <Q extends Struct> Optional<Q> accepted(Command<Q, ?> command) {
        return Optional.ofNullable(accepted.get(command)).map(command.requestType()::cast);
    }
}
