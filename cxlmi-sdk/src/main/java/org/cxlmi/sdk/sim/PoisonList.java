package org.cxlmi.sdk.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.GetPoisonListResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.PoisonSource;

/** The poisoned ranges of the device, by address; they do not overlap. */
final class PoisonList {

    private final long deviceBytes;
    private final int maximumRecords;
    private final TimestampClock clock;
    private final TreeMap<Long, MediaErrorRecord> records = new TreeMap<>();
    private boolean overflow;
    private long overflowTimestamp;

    PoisonList(long deviceBytes, int maximumRecords, TimestampClock clock) {
        this.deviceBytes = deviceBytes;
        this.maximumRecords = maximumRecords;
        this.clock = clock;
    }

    void register(CommandTable table, MessageLimits limits) {
        PoisonReader reader = new PoisonReader(this, limits);
        table.on(GetPoisonList.COMMAND, reader::read);
    }

    long deviceBytes() {
        return deviceBytes;
    }

    /** Poisons a range; a list that is full notes no more than that there is poison which it lacks. */
    void inject(long address, long length) {
        MediaErrorRecord record = record(PoisonSource.INJECTED, address, length);
        if (length == 0 || address < 0 || address > deviceBytes - length) {
            throw new IllegalArgumentException(
                    length + " bytes from " + address + " do not lie within the device's " + deviceBytes);
        }
        if (!within(address, address + length).isEmpty()) {
            throw new IllegalArgumentException(length + " bytes from " + address + " are poisoned already, in part");
        }
        if (records.size() < maximumRecords) {
            records.put(address, record);
        } else if (!overflow) {
            overflow = true;
            overflowTimestamp = clock.nanos();
        }
    }

    /** What is poisoned from {@code start} to {@code end}, cut to that range. */
    List<MediaErrorRecord> within(long start, long end) {
        Map.Entry<Long, MediaErrorRecord> before = records.floorEntry(start);
        List<MediaErrorRecord> found = new ArrayList<>();
        records.subMap(before == null ? start : before.getKey(), end).forEach((address, record) -> {
            long from = Math.max(start, address);
            long length = Math.min(end, address + record.mediaErrorLengthBytes()) - from;
            if (length > 0) {
                found.add(record(record.errorSource(), from, length));
            }
        });
        return found;
    }

    private static MediaErrorRecord record(PoisonSource source, long address, long length) {
        return MediaErrorRecord.builder()
                .errorSource(source)
                .devicePhysicalAddress(address)
                .mediaErrorLengthBytes(length)
                .build();
    }

    /** A response that says of the list what does not depend on the request. */
    GetPoisonListResponse.Builder response() {
        return GetPoisonListResponse.builder().poisonListOverflow(overflow).overflowTimestampNanos(overflowTimestamp);
    }
}
