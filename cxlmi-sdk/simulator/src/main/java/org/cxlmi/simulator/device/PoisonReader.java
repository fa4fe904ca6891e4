package org.cxlmi.simulator.device;

import java.util.List;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.GetPoisonListResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.device.MediaGuard.Range;

/** Reads the poison list for one connection, and remembers how far it has come in a range. */
final class PoisonReader {

    /** The record count has 16 bits, whatever the response has room for. */
    private static final int MOST_RECORDS = 0xFFFF;

    private final PoisonedMedia media;
    private final MediaGuard guard;
    private final MessageLimits limits;

    /** The range that is read and where to go on in it; nothing is read while the two ends are one. */
    private long start;

    private long next;
    private long end;

    PoisonReader(PoisonedMedia media, MediaGuard guard, MessageLimits limits) {
        this.media = media;
        this.guard = guard;
        this.limits = limits;
    }

    GetPoisonListResponse read(GetPoisonListRequest request, boolean scanning) {
        Range wanted = range(request);
        guard.checkAccessible(wanted);
        long wantedStart = wanted.start();
        long wantedEnd = wanted.end();
        boolean goOn = !request.restart() && next < end && wantedStart == start && wantedEnd == end;
        start = wantedStart;
        next = goOn ? next : wantedStart;
        end = wantedEnd;

        List<MediaErrorRecord> left = media.listedWithin(next, end);
        int room = Math.min(MOST_RECORDS, limits.room(GetPoisonListResponse.MINIMUM_LENGTH, MediaErrorRecord.LENGTH));
        boolean more = left.size() > room;
        next = more ? left.get(room).devicePhysicalAddress() : end;
        return GetPoisonListResponse.builder()
                .moreMediaErrorRecords(more)
                .poisonListOverflow(media.hasOverflow())
                .overflowTimestampNanos(media.overflowTimestamp())
                .scanMediaInProgress(scanning)
                .restartAcknowledged(request.restart())
                .mediaErrorRecords(more ? left.subList(0, room) : left)
                .build();
    }

    private Range range(GetPoisonListRequest request) {
        long address = request.devicePhysicalAddress();
        long flags = GetPoisonListRequest.builder()
                .restart(request.restart())
                .build()
                .physicalAddress();
        return guard.range(request.physicalAddress() & ~flags, address, request::physicalAddressLengthBytes);
    }
}
