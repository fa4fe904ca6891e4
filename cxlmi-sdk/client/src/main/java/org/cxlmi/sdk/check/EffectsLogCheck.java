package org.cxlmi.sdk.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxlmi.runtime.CommandEffect;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.check.Finding.Outcome;
import org.cxlmi.sdk.check.Finding.Subject;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.GetCommandEffectsLogResponse;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.ops.LogReader;

/** Reads the Command Effects Log, and checks that it contradicts neither itself nor the specification. */
final class EffectsLogCheck {

    private static final Set<CommandEffect> CHANGES = EnumSet.of(
            CommandEffect.CONFIGURATION_CHANGE_AFTER_COLD_RESET,
            CommandEffect.IMMEDIATE_CONFIGURATION_CHANGE,
            CommandEffect.IMMEDIATE_DATA_CHANGE,
            CommandEffect.IMMEDIATE_POLICY_CHANGE,
            CommandEffect.IMMEDIATE_LOG_CHANGE,
            CommandEffect.SECURITY_STATE_CHANGE);

    private final CheckSession session;
    private final SpecCommands commands;

    EffectsLogCheck(CheckSession session, SpecCommands commands) {
        this.session = session;
        this.commands = commands;
    }

    /** The commands in the log, in its order, each once. */
    List<Listed> listed() throws InterruptedException {
        Map<Integer, Listed> listed = new LinkedHashMap<>();
        entries()
                .forEach(entry -> listed.putIfAbsent(
                        entry.opcode(),
                        new Listed(entry.opcode(), entry.commandEffects(), commands.find(entry.opcode()))));
        listed.remove(0);
        return List.copyOf(listed.values());
    }

    /** Checks the log while it is read. */
    List<Listed> check() throws InterruptedException {
        List<Listed> listed = new ArrayList<>();
        int before = session.failures();
        Map<Integer, Listed> seen = new LinkedHashMap<>();
        for (CommandEffectsLogEntry entry : entries()) {
            int opcode = entry.opcode();
            if (opcode == 0) {
                component(Outcome.fail("an entry", "the opcode of a command", "0000h", entry.bytes()));
                continue;
            }
            Listed command = new Listed(opcode, entry.commandEffects(), commands.find(opcode));
            if (seen.putIfAbsent(opcode, command) != null) {
                fail(command, "the log", "one entry for the opcode", "several");
                continue;
            }
            listed.add(command);
            check(command, entry);
        }
        if (!listed.isEmpty() && session.failures() == before) {
            component(Outcome.pass(listed.size() + " commands"));
        }
        return listed;
    }

    private List<CommandEffectsLogEntry> entries() throws InterruptedException {
        Answer<byte[]> log;
        try {
            log = session.attempt(() -> LogReader.of(session.target()).read(LogIdentifier.COMMAND_EFFECTS_LOG));
        } catch (IllegalArgumentException e) {
            component(Outcome.fail("Get Supported Logs", "the Command Effects Log", "no such log"));
            return List.of();
        }
        byte[] bytes = log.response().orElse(new byte[0]);
        if (log.response().isEmpty()) {
            component(
                    log.isNotSent()
                            ? Outcome.skip(SkipReason.NOT_SENT, log.text())
                            : log.malformed()
                                    .map(EffectsLogCheck::outcome)
                                    .orElseGet(() -> Outcome.fail("reading it", "Success (0000h)", log.text())));
        }
        try {
            return GetCommandEffectsLogResponse.wrap(bytes).entries();
        } catch (MalformedResponseException e) {
            component(outcome(e));
            return List.of();
        }
    }

    private static Outcome outcome(MalformedResponseException e) {
        return Outcome.fail(e.struct() + "." + e.field(), e.expected(), e.found(), e.bytes());
    }

    private void check(Listed command, CommandEffectsLogEntry entry) {
        for (StructCheck.Mistake mistake : StructCheck.of(entry)) {
            fail(command, "the log: " + mistake.place(), mistake.expected(), mistake.found());
        }
        if (command.command().isEmpty() && !SpecCommands.isOfVendor(command.opcode())) {
            fail(
                    command,
                    "the log",
                    "the opcode of a command of the specification, or from C000h on",
                    HexText.opcode(command.opcode()));
        }
        CommandEffects effects = command.effects();
        boolean hasResetEffects = (effects.bits()
                        & (bit(CommandEffect.CONFIGURATION_CHANGE_AFTER_CONVENTIONAL_RESET)
                                | bit(CommandEffect.CONFIGURATION_CHANGE_AFTER_CXL_RESET)))
                != 0;
        if (hasResetEffects && !effects.resetEffectsValid()) {
            fail(command, "the log: effects", "bit 9 (valid) with bits 10 and 11", effects.toString());
        }
        int changes = CHANGES.stream().mapToInt(EffectsLogCheck::bit).reduce(0, (a, b) -> a | b);
        if (commands.alwaysReads(command.opcode()) && (effects.bits() & changes) != 0) {
            fail(command, "the log: effects", "no change by a command that only reads", effects.toString());
        }
    }

    private static int bit(CommandEffect effect) {
        return 1 << effect.bit();
    }

    private void fail(Listed command, String detail, String expected, String found) {
        session.found(command.subject(), CheckKind.EFFECTS_LOG, Outcome.fail(detail, expected, found));
    }

    private void component(Outcome outcome) {
        session.found(Subject.COMPONENT, CheckKind.EFFECTS_LOG, outcome);
    }
}
