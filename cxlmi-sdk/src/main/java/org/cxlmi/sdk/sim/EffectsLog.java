package org.cxlmi.sdk.sim;

import java.util.Arrays;
import java.util.List;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.GetCommandEffectsLogResponse;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetLogResponse;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetSupportedLogsResponse;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedLogEntry;

/** The only log of a managing component: the Command Effects Log, made of the table that commands are dispatched from. */
final class EffectsLog {

    private EffectsLog() {}

    static void register(CommandTable table, MessageLimits limits) {
        table.on(GetSupportedLogs.COMMAND, () -> supported(table));
        table.on(GetLog.COMMAND, request -> read(table, limits, request));
    }

    private static GetSupportedLogsResponse supported(CommandTable table) {
        SupportedLogEntry commandEffects = SupportedLogEntry.builder()
                .logIdentifier(LogIdentifier.COMMAND_EFFECTS_LOG)
                .logSize(commandEffects(table).length)
                .build();
        return GetSupportedLogsResponse.builder()
                .supportedLogEntries(List.of(commandEffects))
                .build();
    }

    private static GetLogResponse read(CommandTable table, MessageLimits limits, GetLogRequest request) {
        Refusal.when(request.logIdentifier() != LogIdentifier.COMMAND_EFFECTS_LOG, ReturnCode.INVALID_LOG);
        byte[] log = commandEffects(table);
        limits.checkPart(request.offset(), request.length(), log.length);
        int from = (int) request.offset();
        return GetLogResponse.builder()
                .data(Arrays.copyOfRange(log, from, from + (int) request.length()))
                .build();
    }

    private static byte[] commandEffects(CommandTable table) {
        return GetCommandEffectsLogResponse.builder()
                .entries(table.commandEffects())
                .build()
                .bytes();
    }
}
