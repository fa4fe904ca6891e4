package org.cxlmi.sdk.ops;

import java.util.List;
import java.util.UUID;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetCommandEffectsLogResponse;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedLogEntry;

/** Reads whole logs with Get Log, in as many pieces as it takes. */
public final class LogReader {

    private final Generic component;
    private final int pieceBytes;

    private LogReader(CxlTarget target, int pieceBytes) {
        this.component = Generic.of(target);
        this.pieceBytes = Pieces.checkSize(pieceBytes);
    }

    /** Reads in pieces that every component has room for. */
    public static LogReader of(CxlTarget target) {
        return of(target, Pieces.DEFAULT_BYTES);
    }

    /**
     * Reads in larger pieces, if the component and the way to it have room for them.
     *
     * @param pieceBytes bytes of one response, from 1 to 1 MiB
     */
    public static LogReader of(CxlTarget target, int pieceBytes) {
        return new LogReader(target, pieceBytes);
    }

    /** The logs that the component has. */
    public List<SupportedLogEntry> logs() {
        return component.getSupportedLogs().supportedLogEntries();
    }

    /**
     * All bytes of a log, as many as the component says that it has.
     *
     * @throws IllegalArgumentException if the component has no such log, or one larger than 2 GiB
     * @throws MalformedResponseException if it sends other than what was asked for
     */
    public byte[] read(LogIdentifier log) {
        return read(log.id());
    }

    /** As {@link #read(LogIdentifier)}, for logs that have no constant. */
    public byte[] read(UUID log) {
        long size = logs().stream()
                .filter(entry -> entry.logIdentifierId().equals(log))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the component has no log " + log))
                .logSize();
        return Pieces.readWhole(
                "GetLogResponse",
                length(log, size),
                pieceBytes,
                (offset, length) -> component
                        .getLog(GetLogRequest.builder()
                                .logIdentifierId(log)
                                .offset(offset)
                                .length(length)
                                .build())
                        .bytes());
    }

    /** The Command Effects Log: what the component can do, and what that changes. */
    public List<CommandEffectsLogEntry> commandEffects() {
        return GetCommandEffectsLogResponse.wrap(read(LogIdentifier.COMMAND_EFFECTS_LOG))
                .entries();
    }

    private static int length(UUID log, long size) {
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the log " + log + " has " + size + " bytes, more than an array can hold");
        }
        return (int) size;
    }
}
