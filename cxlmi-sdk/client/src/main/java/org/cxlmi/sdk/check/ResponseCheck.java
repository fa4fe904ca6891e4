package org.cxlmi.sdk.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.check.Finding.Outcome;

/** Sends a command that only reads, and checks its return code and its response. */
final class ResponseCheck implements CommandCheck {

    /** Refusals that depend on the state of the component, not on the request. */
    private static final Set<ReturnCode> STATES = EnumSet.of(
            ReturnCode.RETRY_REQUIRED,
            ReturnCode.BUSY,
            ReturnCode.MEDIA_DISABLED,
            ReturnCode.INVALID_SECURITY_STATE,
            ReturnCode.UNSUPPORTED_MAILBOX_OR_CCI);

    /** Refusals that may be right for a request that was not made of what the component told. */
    private static final Set<ReturnCode> CHOICES = EnumSet.of(
            ReturnCode.INVALID_INPUT,
            ReturnCode.UNSUPPORTED,
            ReturnCode.INVALID_LOG,
            ReturnCode.INVALID_HANDLE,
            ReturnCode.INVALID_PHYSICAL_ADDRESS);

    private final CheckSession session;
    private final Told told;
    private final Requests requests;

    ResponseCheck(CheckSession session, Told told, Requests requests) {
        this.session = session;
        this.told = told;
        this.requests = requests;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.RESPONSE;
    }

    @Override
    public Optional<SkipReason> reasonAgainst(Listed listed) {
        return listed.impact() == CommandImpact.READS
                ? listed.forbidden(session.options())
                : Optional.of(SkipReason.CHANGES);
    }

    @Override
    public void check(Listed listed) throws InterruptedException {
        check(listed, listed.command().orElseThrow());
    }

    private <Q extends Struct, R extends Struct> void check(Listed listed, Command<Q, R> command)
            throws InterruptedException {
        List<Q> all = requests.of(command);
        if (all.isEmpty()) {
            found(listed, CheckKind.RESPONSE, Outcome.skip(SkipReason.NO_REQUEST, ""));
            return;
        }
        Collected collected = new Collected(listed, command.hasSecret());
        Outcome refusal = Outcome.skip(SkipReason.NO_REQUEST, "");
        int read = 0;
        for (Q request : all) {
            Answer<R> answer = session.send(command, request);
            if (answer.response().isPresent()) {
                R response = answer.response().get();
                told.note(command, request, response);
                collected.add(response);
                read++;
            } else {
                refusal = refusal(answer, request instanceof EmptyPayload, collected);
                if (refusal.verdict() == Verdict.FAIL) {
                    collected.fail(CheckKind.RESPONSE, refusal);
                }
            }
        }
        collected.report(read, all.size(), refusal);
    }

    private static <R> Outcome refusal(Answer<R> answer, boolean hasNoChoice, Collected collected) {
        if (answer.malformed().isPresent()) {
            var malformed = answer.malformed().get();
            return Outcome.fail(
                    malformed.field().equals("payload") ? "" : malformed.field(),
                    malformed.expected(),
                    malformed.found(),
                    collected.shown(malformed.bytes()));
        }
        if (answer.isNotSent()) {
            return Outcome.skip(SkipReason.NOT_SENT, answer.text());
        }
        ReturnCode code = answer.returnCode().isPresent()
                ? ReturnCode.of(answer.returnCode().getAsInt())
                : ReturnCode.UNRECOGNIZED;
        if (STATES.contains(code) || (CHOICES.contains(code) && !hasNoChoice)) {
            return Outcome.skip(SkipReason.REFUSED, answer.text());
        }
        return Outcome.fail("return code", "Success (0000h)", answer.text());
    }

    private void found(Listed listed, CheckKind kind, Outcome outcome) {
        session.found(listed.subject(), kind, outcome);
    }

    /** What the responses of one command show; the same mistake in several of them counts once. */
    private final class Collected {

        private final Listed listed;
        private final boolean hasSecret;
        private final List<StructCheck.Mistake> mistakes = new ArrayList<>();
        private final EnumSet<CheckKind> failed = EnumSet.noneOf(CheckKind.class);
        private int shortest = Integer.MAX_VALUE;
        private int fixed;

        Collected(Listed listed, boolean hasSecret) {
            this.listed = listed;
            this.hasSecret = hasSecret;
        }

        byte[] shown(byte[] bytes) {
            return hasSecret ? new byte[0] : bytes;
        }

        void add(Struct response) {
            fixed = response.layout().fixedLength();
            shortest = Math.min(shortest, response.byteLength());
            for (StructCheck.Mistake mistake : StructCheck.of(response)) {
                if (!mistakes.contains(mistake)) {
                    mistakes.add(mistake);
                    fail(
                            mistake.kind(),
                            Outcome.fail(
                                    mistake.place(), mistake.expected(), mistake.found(), shown(response.bytes())));
                }
            }
        }

        void fail(CheckKind kind, Outcome outcome) {
            failed.add(kind);
            found(listed, kind, outcome);
        }

        void report(int read, int sent, Outcome refusal) {
            if (read == 0 && refusal.verdict() != Verdict.FAIL) {
                found(listed, CheckKind.RESPONSE, refusal);
            }
            if (read == 0) {
                return;
            }
            pass(CheckKind.RESPONSE, detail(read, sent));
            pass(CheckKind.RESERVED, "");
            pass(CheckKind.VALUES, "");
        }

        private String detail(int read, int sent) {
            String earlier =
                    shortest < fixed ? ", of an earlier revision (" + shortest + " of " + fixed + " bytes)" : "";
            return (sent == 1 ? "1 response" : read + " of " + sent + " requests answered") + earlier;
        }

        private void pass(CheckKind kind, String detail) {
            if (!failed.contains(kind)) {
                found(listed, kind, Outcome.pass(detail));
            }
        }
    }
}
