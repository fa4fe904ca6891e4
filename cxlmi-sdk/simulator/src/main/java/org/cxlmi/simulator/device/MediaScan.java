package org.cxlmi.simulator.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilities;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilitiesRequest;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilitiesResponse;
import org.cxlmi.sdk.memdev.GetScanMediaResults;
import org.cxlmi.sdk.memdev.GetScanMediaResultsResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.memdev.ScanMediaRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.device.MediaGuard.Range;

/**
 * Scanning the media for poison, also for what the poison list has no room for.
 *
 * <p>The results have room for as many records as the poison list, at least one; a scan that finds more stops early.
 */
final class MediaScan implements CommandSet, Saved, BackgroundOperations.Work<ScanMediaRequest> {

    private static final long LINE = 64;
    private static final int MOST_RECORDS = 0xFFFF;

    private final PoisonedMedia media;
    private final MediaGuard guard;
    private final MediaEvents events;
    private final BackgroundOperations background;
    private final int resultSize;
    private List<MediaErrorRecord> results = List.of();
    private Range left = new Range(0, 0);

    MediaScan(
            PoisonedMedia media, MediaGuard guard, MediaEvents events, BackgroundOperations background, int listSize) {
        this.media = media;
        this.guard = guard;
        this.events = events;
        this.background = background;
        this.resultSize = Math.max(1, listSize);
        background.define(ScanMedia.COMMAND, this);
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetScanMediaCapabilities.COMMAND, this::capabilities);
        table.onStart(ScanMedia.COMMAND, this::start);
        ResultReader reader = new ResultReader(limits);
        table.on(GetScanMediaResults.COMMAND, reader::read);
    }

    private GetScanMediaCapabilitiesResponse capabilities(GetScanMediaCapabilitiesRequest request) {
        Range range = guard.range(
                request.physicalAddress(), request.devicePhysicalAddress(), request::physicalAddressLengthBytes);
        return GetScanMediaCapabilitiesResponse.builder()
                .estimatedScanMediaTime(
                        Math.min(0xFFFF_FFFFL, MediaTime.of(range.length()).toMillis()))
                .build();
    }

    private ReturnCode start(ScanMediaRequest request) {
        background.checkIdle();
        ReturnCode started = background.start(
                ScanMedia.COMMAND, request, MediaTime.of(range(request).length()));
        results = List.of();
        left = new Range(0, 0);
        return started;
    }

    private Range range(ScanMediaRequest request) {
        return guard.range(
                request.physicalAddress(), request.devicePhysicalAddress(), request::physicalAddressLengthBytes);
    }

    @Override
    public void check(ScanMediaRequest request) {
        guard.checkAccessible(range(request));
    }

    @Override
    public ReturnCode finish(ScanMediaRequest request) {
        Range range = range(request);
        scan(range, range.end(), request.noEventLog());
        return ReturnCode.SUCCESS;
    }

    @Override
    public void abort(ScanMediaRequest request, int percent) {
        Range range = range(request);
        scan(range, range.start() + range.length() / LINE * percent / 100 * LINE, request.noEventLog());
    }

    private void scan(Range range, long end, boolean noEventLog) {
        List<MediaErrorRecord> found = media.within(range.start(), end);
        long stop = found.size() > resultSize ? found.get(resultSize).devicePhysicalAddress() : end;
        results = found.subList(0, Math.min(resultSize, found.size()));
        left = new Range(stop, range.end() - stop);
        if (!noEventLog) {
            for (MediaErrorRecord record : results) {
                long address = record.devicePhysicalAddress();
                events.poison(
                        EventLog.FAILURE, address, MemoryEventTransactionType.HOST_SCAN_MEDIA, media.hasOverflow());
            }
        }
        media.list(range.start(), stop);
    }

    /** Reads the results for one connection, and remembers how far it has come in them. */
    private final class ResultReader {

        private final MessageLimits limits;
        private List<MediaErrorRecord> read = List.of();
        private int next;

        ResultReader(MessageLimits limits) {
            this.limits = limits;
        }

        GetScanMediaResultsResponse read() {
            Refusal.when(background.isRunning(ScanMedia.COMMAND), ReturnCode.BUSY);
            if (read != results) {
                read = results;
                next = 0;
            }
            int room = limits.room(GetScanMediaResultsResponse.MINIMUM_LENGTH, MediaErrorRecord.LENGTH);
            int end = Math.min(read.size(), next + Math.min(room, MOST_RECORDS));
            List<MediaErrorRecord> part = read.subList(next, end);
            boolean more = end < read.size();
            next = more ? end : 0;
            return GetScanMediaResultsResponse.builder()
                    .restartDevicePhysicalAddress(left.length() > 0 ? left.start() : 0)
                    .restartPhysicalAddressLengthBytes(left.length())
                    .scanMediaStoppedPrematurely(left.length() > 0)
                    .moreMediaErrorRecords(more)
                    .mediaErrorRecords(part)
                    .build();
        }
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("results", SavedState.hex(results));
        state.put("leftStart", left.start());
        state.put("leftLength", left.length());
        return state;
    }

    @Override
    public void restore(SavedState state) {
        results = state.structs("results", MediaErrorRecord.LENGTH, MediaErrorRecord::wrap);
        long start = state.number("leftStart", 0, guard.deviceBytes());
        left = new Range(start, state.number("leftLength", 0, guard.deviceBytes() - start));
        state.check((left.start() | left.length()) % LINE == 0, "leftStart", "aligned, like leftLength");
    }
}
