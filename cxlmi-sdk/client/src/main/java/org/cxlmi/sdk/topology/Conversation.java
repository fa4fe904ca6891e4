package org.cxlmi.sdk.topology;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.ops.Pages;
import org.cxlmi.sdk.topology.ReadFailure.Reason;
import org.jspecify.annotations.Nullable;

/** The questions to one component. A component that does not answer, or cannot be reached, is not asked again. */
final class Conversation {

    private final CxlTarget target;
    private final Deadline deadline;

    /** The conversation with the component that the tunnel to this one goes through; null for the first component. */
    private final @Nullable Conversation carrier;

    private final Optional<Tunnel> tunnel;
    private final Map<Integer, ReadFailure> missing = new HashMap<>();
    private boolean answered;
    private @Nullable ReadFailure end;

    private Conversation(CxlTarget target, Deadline deadline, @Nullable Conversation carrier, Optional<Tunnel> tunnel) {
        this.target = target;
        this.deadline = deadline;
        this.carrier = carrier;
        this.tunnel = tunnel;
    }

    static Conversation with(CxlTarget target, Deadline deadline) {
        return new Conversation(target, deadline, null, Optional.empty());
    }

    /** The conversation with the component at the other end of a tunnel. */
    Reading<Conversation> through(Tunnel hop) {
        Tunnel whole = tunnel.map(before -> before.then(hop)).orElse(hop);
        try {
            return Reading.of(new Conversation(target.through(hop), deadline, this, Optional.of(whole)));
        } catch (UnsupportedOperationException e) {
            return Reading.failed(ReadFailure.of(e, target.layer()));
        }
    }

    String name() {
        return target.name();
    }

    /** The tunnel from the component where the walk began. */
    Optional<Tunnel> tunnel() {
        return tunnel;
    }

    /** The number of tunnels from the component where the walk began. */
    int depth() {
        return tunnel.map(whole -> whole.hops().size()).orElse(0);
    }

    Generic generic() {
        return Generic.of(target);
    }

    MemoryDevice memoryDevice() {
        return MemoryDevice.of(target);
    }

    FabricManager fabricManager() {
        return FabricManager.of(target);
    }

    /** The number of entries that fit in a response: from 1 to 255, the largest 8-bit number. */
    int entries(int fixedBytes, int entryBytes) {
        return Math.max(1, Math.min(0xFF, (room() - fixedBytes) / entryBytes));
    }

    private int room() {
        try {
            return target.limits().response().orElse(PayloadLimits.SMALLEST);
        } catch (RuntimeException e) { // The endpoint is closed; questions tell that.
            return PayloadLimits.SMALLEST;
        }
    }

    /** Asks the component, unless it is known that no answer will come. */
    <R> Reading<R> ask(int opcode, Supplier<R> question) {
        Optional<ReadFailure> known = whyNotToAsk(opcode);
        if (known.isPresent()) {
            return Reading.failed(known.get());
        }
        try {
            R answer = question.get();
            answered = true;
            return Reading.of(answer);
        } catch (RuntimeException e) { // Whatever a transport throws, the walk goes on elsewhere.
            return Reading.failed(learn(opcode, e));
        }
    }

    /**
     * Reads a list part by part. What was read before a failure is used all the same.
     *
     * @param request how much to read in all
     * @param into uses a part; may throw a {@link MalformedResponseException}
     * @return why it could not be read to its end, if so
     */
    <Q extends Struct, R extends Struct> Optional<ReadFailure> read(
            Paging<Q, R, ?> paging, Q request, Consumer<? super R> into) {
        Iterator<R> parts = Pages.of(target, paging, request)
                .withPageSize(entries(paging.command().responseLayout().fixedLength(), paging.elementLength()))
                .responses()
                .iterator();
        Reading<Boolean> more = Reading.of(true);
        while (more.answer().orElse(false)) {
            more = ask(paging.command().opcode(), () -> {
                boolean isThere = parts.hasNext();
                if (isThere) {
                    use(parts.next(), paging.command(), into);
                }
                return isThere;
            });
        }
        return more.failure();
    }

    private <R extends Struct> void use(R part, Command<?, R> command, Consumer<? super R> into) {
        try {
            into.accept(part);
        } catch (MalformedResponseException e) {
            throw e.in(command.context(target));
        }
    }

    private Optional<ReadFailure> whyNotToAsk(int opcode) {
        if (deadline.isExpired()) {
            return Optional.of(ReadFailure.of(Reason.DEADLINE, name() + ": the deadline of the walk has passed"));
        }
        return endOfPath().or(() -> Optional.ofNullable(missing.get(opcode)));
    }

    private Optional<ReadFailure> endOfPath() {
        return carrier == null ? Optional.ofNullable(end) : carrier.endOfPath().or(() -> Optional.ofNullable(end));
    }

    private ReadFailure learn(int opcode, RuntimeException e) {
        ReadFailure failure = ReadFailure.of(e, target.layer());
        switch (failure.reason()) {
            case UNSUPPORTED, NOT_LET_THROUGH -> missing.put(opcode, failure);
            case NOT_PASSED_ON -> {
                // What answered before is there, and the rest of its answers may have more luck.
                if (!answered && !((CxlException) e).isRetryable()) {
                    end(e);
                }
            }
            case NO_ANSWER -> {
                end(e);
                if (carrier != null) {
                    carrier.checkAnswers();
                }
            }
            default -> {}
        }
        answered |= failure.reason() != Reason.NOT_PASSED_ON;
        return failure;
    }

    private void end(RuntimeException e) {
        end = new ReadFailure(Reason.NOT_ASKED, name() + " is asked no more since: " + e.getMessage(), Optional.of(e));
    }

    /** Checks whether this component still answers: it may be the reason why the component behind it does not. */
    private void checkAnswers() {
        if (deadline.isExpired() || endOfPath().isPresent()) {
            return;
        }
        try {
            generic().identify();
        } catch (RuntimeException e) {
            learn(Identify.OPCODE, e);
        }
    }
}
