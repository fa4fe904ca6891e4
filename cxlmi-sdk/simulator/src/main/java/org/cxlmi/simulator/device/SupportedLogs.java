package org.cxlmi.simulator.device;

import java.util.List;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ClearLog;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogCapabilities;
import org.cxlmi.sdk.generic.GetLogCapabilitiesResponse;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetLogResponse;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetSupportedLogsResponse;
import org.cxlmi.sdk.generic.GetSupportedLogsSubList;
import org.cxlmi.sdk.generic.GetSupportedLogsSubListRequest;
import org.cxlmi.sdk.generic.GetSupportedLogsSubListResponse;
import org.cxlmi.sdk.generic.LogCapabilities;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandEffectsLog;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/**
 * The logs of the device: the Command Effects Log, made of the table that the commands are dispatched from, and the
 * Component State Dump Log.
 */
final class SupportedLogs implements CommandSet {

    private static final LogCapabilities DUMP_CAPABILITIES = LogCapabilities.builder()
            .clearLogSupported(true)
            .populateLogSupported(true)
            .persistentAcrossColdReset(true)
            .build();

    private final ComponentStateDump dump;

    SupportedLogs(ComponentStateDump dump) {
        this.dump = dump;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        Reader reader = new Reader(table, limits);
        table.on(
                GetSupportedLogs.COMMAND,
                () -> GetSupportedLogsResponse.builder()
                        .supportedLogEntries(reader.supported())
                        .build());
        table.on(GetSupportedLogsSubList.COMMAND, reader::subList);
        table.on(GetLog.COMMAND, reader::read);
        table.on(GetLogCapabilities.COMMAND, request -> capabilities(request.logIdentifier()));
        table.onChange(ClearLog.COMMAND, request -> {
            checkDump(request.logIdentifier());
            dump.clear();
        });
        table.onStart(PopulateLog.COMMAND, request -> {
            checkDump(request.logIdentifier());
            return dump.populate(request);
        });
    }

    private static GetLogCapabilitiesResponse capabilities(LogIdentifier log) {
        LogCapabilities capabilities = switch (log) {
            case COMMAND_EFFECTS_LOG -> LogCapabilities.NONE;
            case COMPONENT_STATE_DUMP_LOG -> DUMP_CAPABILITIES;
            default -> throw new Refusal(ReturnCode.INVALID_LOG);
        };
        return GetLogCapabilitiesResponse.builder().parameterFlags(capabilities).build();
    }

    /** A log that is there but cannot be changed is Invalid Input, one that is not there is Invalid Log. */
    private static void checkDump(LogIdentifier log) {
        Refusal.when(log == LogIdentifier.COMMAND_EFFECTS_LOG, ReturnCode.INVALID_INPUT);
        Refusal.when(log != LogIdentifier.COMPONENT_STATE_DUMP_LOG, ReturnCode.INVALID_LOG);
    }

    /** Reads logs for one connection, and remembers which state dump it began to read. */
    private final class Reader {

        private final CommandTable table;
        private final MessageLimits limits;
        private int dumpGeneration;

        Reader(CommandTable table, MessageLimits limits) {
            this.table = table;
            this.limits = limits;
        }

        List<SupportedLogEntry> supported() {
            return List.of(
                    entry(LogIdentifier.COMMAND_EFFECTS_LOG, CommandEffectsLog.of(table)),
                    entry(LogIdentifier.COMPONENT_STATE_DUMP_LOG, dump.bytes()));
        }

        private SupportedLogEntry entry(LogIdentifier log, byte[] bytes) {
            return SupportedLogEntry.builder()
                    .logIdentifier(log)
                    .logSize(bytes.length)
                    .build();
        }

        GetSupportedLogsSubListResponse subList(GetSupportedLogsSubListRequest request) {
            List<SupportedLogEntry> all = supported();
            int start = request.startLogEntryIndex();
            int most = request.maximumSupportedLogEntryCount();
            Refusal.when(start >= all.size() || most == 0, ReturnCode.INVALID_INPUT);
            int room = limits.room(GetSupportedLogsSubListResponse.MINIMUM_LENGTH, SupportedLogEntry.LENGTH);
            return GetSupportedLogsSubListResponse.builder()
                    .totalSupportedLogEntryCount(all.size())
                    .startLogEntryIndex(start)
                    .supportedLogEntries(
                            all.stream().skip(start).limit(Math.min(most, room)).toList())
                    .build();
        }

        GetLogResponse read(GetLogRequest request) {
            byte[] data = switch (request.logIdentifier()) {
                case COMMAND_EFFECTS_LOG ->
                    limits.part(CommandEffectsLog.of(table), request.offset(), request.length());
                case COMPONENT_STATE_DUMP_LOG -> dump(request.offset(), request.length());
                default -> throw new Refusal(ReturnCode.INVALID_LOG);
            };
            return GetLogResponse.builder().data(data).build();
        }

        private byte[] dump(long offset, long length) {
            Refusal.when(offset != 0 && dumpGeneration != dump.generation(), ReturnCode.INTERRUPTED);
            byte[] part = limits.part(dump.bytes(), offset, length);
            dumpGeneration = dump.generation();
            return part;
        }
    }
}
