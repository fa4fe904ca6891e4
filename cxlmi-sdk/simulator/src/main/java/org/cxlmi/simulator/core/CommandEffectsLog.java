package org.cxlmi.simulator.core;

import java.util.List;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandEffect;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.GetCommandEffectsLogResponse;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetLogResponse;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetSupportedLogsResponse;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.simulator.Refusal;

/** The Command Effects Log, made of the table that commands are dispatched from; managing components have no other. */
public final class CommandEffectsLog {

    private static final CommandEffects RESET_EFFECTS_VALID =
            CommandEffects.builder().resetEffectsValid(true).build();

    private CommandEffectsLog() {}

    /** The log, by opcode. */
    public static byte[] of(CommandTable table) {
        List<CommandEffectsLogEntry> entries =
                table.commands().stream().map(CommandEffectsLog::entry).toList();
        return GetCommandEffectsLogResponse.builder().entries(entries).build().bytes();
    }

    private static CommandEffectsLogEntry entry(List<Command<?, ?>> variants) {
        return CommandEffectsLogEntry.builder()
                .opcode(variants.get(0).opcode())
                .commandEffects(effects(variants))
                .build();
    }

    /** What a command may change; of variants, what any of them may. */
    static CommandEffects effects(List<Command<?, ?>> variants) {
        int bits = RESET_EFFECTS_VALID.bits();
        for (Command<?, ?> command : variants) {
            for (CommandEffect effect : command.effects()) {
                bits |= 1 << effect.bit();
            }
        }
        return CommandEffects.of(bits);
    }

    /** Makes it the only log of a component. */
    static void register(CommandTable table, MessageLimits limits) {
        table.on(GetSupportedLogs.COMMAND, () -> supported(table));
        table.on(GetLog.COMMAND, request -> read(table, limits, request));
    }

    private static GetSupportedLogsResponse supported(CommandTable table) {
        SupportedLogEntry commandEffects = SupportedLogEntry.builder()
                .logIdentifier(LogIdentifier.COMMAND_EFFECTS_LOG)
                .logSize(of(table).length)
                .build();
        return GetSupportedLogsResponse.builder()
                .supportedLogEntries(List.of(commandEffects))
                .build();
    }

    private static GetLogResponse read(CommandTable table, MessageLimits limits, GetLogRequest request) {
        Refusal.when(request.logIdentifier() != LogIdentifier.COMMAND_EFFECTS_LOG, ReturnCode.INVALID_LOG);
        return GetLogResponse.builder()
                .data(limits.part(of(table), request.offset(), request.length()))
                .build();
    }
}
