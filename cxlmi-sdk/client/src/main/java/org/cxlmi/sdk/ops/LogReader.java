package org.cxlmi.sdk.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetCommandEffectsLogResponse;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetLogResponse;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedLogEntry;

/** Reads whole logs, with as many Get Log commands as needed. */
public final class LogReader {

    /** The largest array that every Java virtual machine can make. */
    static final int LARGEST_LOG = Integer.MAX_VALUE - 8;

    /** The size of a log with one entry for each possible opcode. */
    private static final int LARGEST_EFFECTS_LOG = 0x1_0000 * CommandEffectsLogEntry.LENGTH;

    private final CxlTarget target;
    private final Generic component;
    private final OptionalInt pieceBytes;

    private LogReader(CxlTarget target, OptionalInt pieceBytes) {
        this.target = target;
        this.component = Generic.of(target);
        this.pieceBytes = pieceBytes;
    }

    /** Prepares to read with as few commands as the component and the connection allow; see {@link CxlTarget#limits}. */
    public static LogReader of(CxlTarget target) {
        return new LogReader(target, OptionalInt.empty());
    }

    /**
     * Prepares to read pieces of a given size.
     *
     * @param pieceBytes the bytes of the log in one response, from 1 to 1 MiB
     * @throws IllegalArgumentException if it is not from 1 to 1 MiB
     */
    public static LogReader of(CxlTarget target, int pieceBytes) {
        return new LogReader(target, OptionalInt.of(Room.checkSize(pieceBytes)));
    }

    /** The logs that the component has. */
    public List<SupportedLogEntry> logs() {
        return component.getSupportedLogs().supportedLogEntries();
    }

    /**
     * Reads all bytes of a log. The size that the component announces is an upper bound: if it sends fewer bytes than asked
     * for, the log ends there.
     *
     * @throws IllegalArgumentException if the component has no such log
     * @throws MalformedResponseException if it sends more than was asked for, or more than 2 GiB
     */
    public byte[] read(LogIdentifier log) {
        return read(log.id());
    }

    /** Does the same as {@link #read(LogIdentifier)} for a log that has no constant. */
    public byte[] read(UUID log) {
        return read(log, LARGEST_LOG);
    }

    private byte[] read(UUID log, int most) {
        SupportedLogEntry entry = entry(log);
        long length = Math.min(entry.logSize(), most);
        byte[] bytes = length == 0 ? new byte[0] : Pages.toBytes(pages(log, length));
        if (entry.logSize() > most && bytes.length == most) {
            throw tooLong(entry, most);
        }
        return bytes;
    }

    /** The entry of a log in the list of the component. */
    SupportedLogEntry entry(UUID log) {
        return find(log).orElseThrow(() -> new IllegalArgumentException("the component has no log " + log));
    }

    /** The parts of a log; {@code length} is at least 1. */
    Pages<GetLogRequest, GetLogResponse, byte[]> pages(UUID log, long length) {
        GetLogRequest whole =
                GetLogRequest.builder().logIdentifierId(log).length(length).build();
        var pages = Pages.of(target, GetLog.PAGING, whole);
        return pieceBytes.isPresent() ? pages.withPageSize(pieceBytes.getAsInt()) : pages;
    }

    CxlException tooLong(SupportedLogEntry entry, long most) {
        return new MalformedResponseException(
                        "SupportedLogEntry",
                        "logSize",
                        "at most " + most + " bytes",
                        entry.logSize() + " bytes",
                        entry.bytes())
                .in(GetSupportedLogs.COMMAND.context(target));
    }

    /**
     * Reads the Command Effects Log: the commands that the component has, and what each of them changes.
     *
     * @throws IllegalArgumentException if the component has no such log
     * @throws MalformedResponseException if the log has an entry for opcode 0000h, which is no command, or more entries
     *     than there are opcodes
     */
    public List<CommandEffectsLogEntry> commandEffects() {
        byte[] log = read(LogIdentifier.COMMAND_EFFECTS_LOG.id(), LARGEST_EFFECTS_LOG);
        List<CommandEffectsLogEntry> entries = wrap(log).entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).opcode() == 0) {
                throw new MalformedResponseException(
                                "GetCommandEffectsLogResponse",
                                "entries[" + i + "].opcode",
                                "the opcode of a command",
                                "0000h",
                                log)
                        .in(GetLog.COMMAND.context(target));
            }
        }
        return entries;
    }

    private GetCommandEffectsLogResponse wrap(byte[] log) {
        try {
            return GetCommandEffectsLogResponse.wrap(log);
        } catch (MalformedResponseException e) {
            throw e.in(GetLog.COMMAND.context(target));
        }
    }

    /** The effects of the component's commands, by opcode; empty if it has no Command Effects Log. */
    Map<Integer, CommandEffects> effectsByOpcode() {
        Map<Integer, CommandEffects> effects = new HashMap<>();
        if (find(LogIdentifier.COMMAND_EFFECTS_LOG.id()).isPresent()) {
            commandEffects().forEach(entry -> effects.put(entry.opcode(), entry.commandEffects()));
        }
        return effects;
    }

    private Optional<SupportedLogEntry> find(UUID log) {
        return logs().stream()
                .filter(entry -> entry.logIdentifierId().equals(log))
                .findFirst();
    }
}
