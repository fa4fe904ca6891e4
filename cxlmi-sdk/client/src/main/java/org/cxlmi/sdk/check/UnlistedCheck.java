package org.cxlmi.sdk.check;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.check.Finding.Outcome;
import org.cxlmi.sdk.check.Finding.Subject;

/**
 * Sends commands that only read and are not in the Command Effects Log. Those of a message type of which none is in the
 * log are left out, because a component need not answer such messages.
 */
final class UnlistedCheck {

    private final CheckSession session;
    private final SpecCommands commands;

    UnlistedCheck(CheckSession session, SpecCommands commands) {
        this.session = session;
        this.commands = commands;
    }

    void check(List<Listed> listed) throws InterruptedException {
        Set<Integer> opcodes = listed.stream().map(Listed::opcode).collect(Collectors.toSet());
        Set<MessageType> types = listed.stream()
                .flatMap(each -> each.command().stream())
                .map(Command::messageType)
                .collect(Collectors.toSet());
        int sent = 0;
        int failed = 0;
        for (Command<?, ?> command : commands.all()) {
            if (opcodes.contains(command.opcode())
                    || !session.options().includes(command.opcode())
                    || SpecCommands.isOfVendor(command.opcode())
                    || !types.contains(command.messageType())
                    || command.impact() != CommandImpact.READS
                    || !command.isRepeatable()) {
                continue;
            }
            Answer<byte[]> answer = session.send(command.opcode(), Requests.shortest(command.requestLayout()));
            if (!answer.isNotSent()) {
                sent++;
                failed += isRefused(answer) ? 0 : fail(command, answer);
            }
        }
        if (sent > failed) {
            session.found(
                    Subject.COMPONENT,
                    CheckKind.UNLISTED,
                    Outcome.pass(sent - failed + " commands that are not in the log are refused"));
        }
    }

    private static boolean isRefused(Answer<?> answer) {
        return answer.is(ReturnCode.UNSUPPORTED) || answer.is(ReturnCode.UNSUPPORTED_MAILBOX_OR_CCI);
    }

    private int fail(Command<?, ?> command, Answer<?> answer) {
        session.found(
                new Subject(OptionalInt.of(command.opcode()), command.name()),
                CheckKind.UNLISTED,
                Outcome.fail("", ReturnCode.describe(ReturnCode.UNSUPPORTED.code()), answer.text()));
        return 1;
    }
}
