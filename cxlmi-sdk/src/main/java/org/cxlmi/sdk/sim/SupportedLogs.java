package org.cxlmi.sdk.sim;

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

/** The only log of the device: the Command Effects Log, made of the table that the commands are dispatched from. */
final class SupportedLogs {

    private SupportedLogs() {}

    static void register(CommandTable table, MessageLimits limits) {
        table.on(GetSupportedLogs.COMMAND, () -> supported(table));
        table.on(GetLog.COMMAND, request -> read(table, limits, request));
    }

    private static GetSupportedLogsResponse supported(CommandTable table) {
        SupportedLogEntry commandEffects = SupportedLogEntry.builder()
                .logIdentifier(LogIdentifier.COMMAND_EFFECTS_LOG)
                .logSize(commandEffectsLog(table).byteLength())
                .build();
        return GetSupportedLogsResponse.builder()
                .supportedLogEntries(List.of(commandEffects))
                .build();
    }

    private static GetLogResponse read(CommandTable table, MessageLimits limits, GetLogRequest request) {
        Refusal.when(request.logIdentifier() != LogIdentifier.COMMAND_EFFECTS_LOG, ReturnCode.INVALID_LOG);
        byte[] log = commandEffectsLog(table).bytes();
        limits.checkPart(request.offset(), request.length(), log.length);
        byte[] part = new byte[(int) request.length()];
        System.arraycopy(log, (int) request.offset(), part, 0, part.length);
        return GetLogResponse.builder().data(part).build();
    }

    private static GetCommandEffectsLogResponse commandEffectsLog(CommandTable table) {
        return GetCommandEffectsLogResponse.builder()
                .entries(table.commandEffects())
                .build();
    }
}
