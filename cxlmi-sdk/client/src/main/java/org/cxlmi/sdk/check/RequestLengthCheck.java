package org.cxlmi.sdk.check;

import java.util.Arrays;
import java.util.Optional;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.check.Finding.Outcome;

/**
 * Sends requests that are too short, and one that is a byte too long. A component has to refuse the short ones with
 * Invalid Payload Length. It may take the long one, because a later revision may have appended fields, or refuse it with
 * the same return code.
 *
 * <p>A sloppy component may carry out what it should refuse. So other commands than those that only read are sent too
 * short only if they may destroy something, and never too long.
 */
final class RequestLengthCheck implements CommandCheck {

    private static final String REFUSED = ReturnCode.describe(ReturnCode.INVALID_PAYLOAD_LENGTH.code());

    private final CheckSession session;
    private final SpecCommands commands;
    private final Told told;

    RequestLengthCheck(CheckSession session, SpecCommands commands, Told told) {
        this.session = session;
        this.commands = commands;
        this.told = told;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.REQUEST_LENGTH;
    }

    @Override
    public Optional<SkipReason> reasonAgainst(Listed listed) {
        boolean isAllowed = listed.onlyReads() || session.options().destructive();
        return isAllowed ? listed.forbidden(session.options()) : Optional.of(SkipReason.DESTROYS);
    }

    @Override
    public void check(Listed listed) throws InterruptedException {
        Command<?, ?> command = listed.command().orElseThrow();
        Optional<? extends Struct> accepted = told.accepted(command);
        if (listed.onlyReads() && accepted.isEmpty()) {
            return;
        }
        Layout layout = command.requestLayout();
        byte[] request = accepted.<byte[]>map(Struct::bytes).orElseGet(() -> Requests.shortest(layout));
        int shortest = commands.shortestRequest(listed.opcode());
        int sent = 0;
        int mistakes = 0;
        for (int length : new int[] {0, shortest - 1}) {
            boolean isRepeated = length == 0 && shortest == 1 && sent > 0;
            if (length >= 0 && length < shortest && !isRepeated) {
                Answer<byte[]> answer = session.send(listed.opcode(), Arrays.copyOf(request, length));
                if (skipped(listed, answer)) {
                    return;
                }
                sent++;
                if (!answer.is(ReturnCode.INVALID_PAYLOAD_LENGTH)) {
                    mistakes++;
                    fail(listed, length, request.length, REFUSED, answer);
                }
            }
        }
        if (listed.onlyReads() && layout.fields().stream().noneMatch(RequestLengthCheck::isOpen)) {
            int length = request.length + 1;
            Answer<byte[]> answer = session.send(listed.opcode(), Arrays.copyOf(request, length));
            if (skipped(listed, answer)) {
                return;
            }
            sent++;
            if (!answer.is(ReturnCode.INVALID_PAYLOAD_LENGTH) && !answer.is(ReturnCode.SUCCESS)) {
                mistakes++;
                fail(listed, length, request.length, REFUSED + " or Success (0000h)", answer);
            }
        }
        if (sent > 0 && mistakes == 0) {
            session.found(listed.subject(), kind(), Outcome.pass(sent == 1 ? "1 length" : sent + " lengths"));
        }
    }

    private boolean skipped(Listed listed, Answer<?> answer) {
        if (answer.isNotSent()) {
            session.found(listed.subject(), kind(), Outcome.skip(SkipReason.NOT_SENT, answer.text()));
        }
        return answer.isNotSent();
    }

    /** Whether any length is right. */
    private static boolean isOpen(Layout.Field field) {
        return field.count()
                .filter(count -> count.kind() == Layout.CountKind.REST)
                .isPresent();
    }

    private void fail(Listed listed, int length, int right, String expected, Answer<?> answer) {
        session.found(
                listed.subject(),
                kind(),
                Outcome.fail(
                        "a request of " + length + (length == 1 ? " byte" : " bytes") + " instead of " + right,
                        expected,
                        answer.text()));
    }
}
