package org.cxlmi.sdk.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.check.Finding.Outcome;

/** One run of all checks: first what only reads, then what is not listed, then what writes. */
final class CheckRun {

    private final CheckSession session;
    private final SpecCommands commands = SpecCommands.load();
    private List<Listed> listed = List.of();

    CheckRun(CheckSession session) {
        this.session = session;
    }

    CheckReport run() throws InterruptedException {
        Optional<CxlException> end = Optional.empty();
        try {
            checkAll();
        } catch (ComponentGoneException e) {
            end = Optional.of(e.failure());
        }
        int included = (int) listed.stream().filter(this::isIncluded).count();
        return new CheckReport(session.target().name(), included, session.findings(), session.changed(), end);
    }

    private boolean isIncluded(Listed command) {
        return session.options().includes(command.opcode());
    }

    private void checkAll() throws InterruptedException {
        listed = new EffectsLogCheck(session, commands).check();
        Set<Integer> opcodes = listed.stream().map(Listed::opcode).collect(Collectors.toSet());
        Told told = new Told(session, opcodes);
        Requests requests = new Requests(session, told);
        RequestLengthCheck lengths = new RequestLengthCheck(session, commands, told);
        ResponseCheck responses = new ResponseCheck(session, told, requests);
        List<CommandCheck> reading = List.of(responses, lengths, new PiecesCheck(session, requests));
        for (Listed command : listed) {
            if (isIncluded(command) && command.onlyReads()) {
                check(command, reading);
            }
        }
        new UnlistedCheck(session, commands).check(listed);
        checkOthers(opcodes, requests, responses, lengths);
    }

    private void checkOthers(
            Set<Integer> opcodes, Requests requests, ResponseCheck responses, RequestLengthCheck lengths)
            throws InterruptedException {
        Map<Integer, Setting> settings = settings(opcodes);
        Settings before = Settings.read(
                session, requests, session.options().writes() ? List.copyOf(settings.values()) : List.of());
        WriteBackCheck writing = new WriteBackCheck(session, before, settings);
        List<CommandCheck> checks =
                List.of(responses, writing, lengths, new BackgroundCheck(session, requests, opcodes));
        for (Listed command : listed) {
            if (isIncluded(command) && !command.onlyReads()) {
                check(command, checks);
            }
        }
        before.compare(writing.reported());
    }

    /** The settings that are to be checked, by the opcode of the command that writes them. */
    private Map<Integer, Setting> settings(Set<Integer> opcodes) {
        Map<Integer, Setting> settings = new LinkedHashMap<>();
        for (Listed command : listed) {
            if (isIncluded(command)) {
                Setting.of(command, commands, opcodes).ifPresent(setting -> settings.put(command.opcode(), setting));
            }
        }
        return settings;
    }

    private void check(Listed command, List<CommandCheck> checks) throws InterruptedException {
        int before = session.findings().size();
        for (CommandCheck check : checks) {
            if (check.reasonAgainst(command).isEmpty()) {
                check.check(command);
            }
        }
        if (session.findings().size() == before) {
            SkipReason reason = command.forbidden(session.options()).orElse(SkipReason.NO_REQUEST);
            session.found(command.subject(), CheckKind.RESPONSE, Outcome.skip(reason, ""));
        }
    }

    /** Reads the Command Effects Log only. */
    List<PlannedCommand> plan() throws InterruptedException {
        listed = new EffectsLogCheck(session, commands).listed();
        Set<Integer> opcodes = listed.stream().map(Listed::opcode).collect(Collectors.toSet());
        Set<Integer> setters = settings(opcodes).keySet();
        List<PlannedCommand> plan = new ArrayList<>();
        for (Listed command : listed) {
            if (isIncluded(command)) {
                plan.add(planned(command, setters));
            }
        }
        return plan;
    }

    private PlannedCommand planned(Listed command, Set<Integer> setters) {
        CheckOptions options = session.options();
        List<CheckKind> kinds = new ArrayList<>();
        if (command.onlyReads()) {
            kinds.add(CheckKind.RESPONSE);
            kinds.add(CheckKind.REQUEST_LENGTH);
            if (PiecesCheck.applies(command)) {
                kinds.add(CheckKind.PIECES);
            }
        } else if (command.forbidden(options).isEmpty()) {
            if (command.impact() == CommandImpact.READS) {
                kinds.add(CheckKind.RESPONSE);
            }
            if (WriteBackCheck.reasonAgainst(command, options, setters).isEmpty()) {
                kinds.add(CheckKind.WRITE_BACK);
            }
            if (options.destructive()) {
                kinds.add(CheckKind.REQUEST_LENGTH);
            }
            if (BackgroundCheck.reasonAgainst(command, options).isEmpty()) {
                kinds.add(CheckKind.BACKGROUND);
            }
        }
        Optional<SkipReason> reason = kinds.isEmpty()
                ? Optional.of(command.forbidden(options).orElse(SkipReason.NO_REQUEST))
                : Optional.empty();
        return new PlannedCommand(command.opcode(), command.subject().command(), kinds, reason);
    }
}
