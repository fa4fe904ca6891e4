package org.cxlmi.sdk.ops;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.GetPoisonListResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MemoryDevice;

/** The poison that a memory device knows of, read with as many Get Poison List (4300h) commands as it takes. */
public final class PoisonList {

    private final List<MediaErrorRecord> records;
    private final boolean overflowed;
    private final boolean scanning;

    private PoisonList(List<MediaErrorRecord> records, boolean overflowed, boolean scanning) {
        this.records = List.copyOf(records);
        this.overflowed = overflowed;
        this.scanning = scanning;
    }

    /**
     * A job that reads the list for the whole capacity that Identify Memory Device (4000h) reports. Only one client may
     * read the list of a device at a time.
     */
    public static Job<PoisonList> of(CxlTarget target) {
        return Job.of("poison list", target, run -> {
            run.enter("capacity");
            long capacity = MemoryDevice.of(run.target()).identifyMemoryDevice().totalCapacityBytes();
            return read(run, 0, capacity);
        });
    }

    /**
     * A job that reads the list for a range.
     *
     * @param range the device physical addresses; multiples of 64 bytes
     * @throws IllegalArgumentException if it is empty, too long or not aligned
     */
    public static Job<PoisonList> of(CxlTarget target, DpaRange range) {
        long start = range.startingDevicePhysicalAddress();
        long length = range.length();
        if (!DpaRanges.isSound(start, length, DpaRanges.LINE)) {
            throw new IllegalArgumentException(
                    "a range of " + length + " bytes that begins at 0x" + Long.toHexString(start)
                            + "; start and length have to be multiples of " + DpaRanges.LINE + " bytes");
        }
        return Job.of("poison list", target, run -> read(run, start, length));
    }

    private static PoisonList read(JobRun<PoisonList> run, long start, long length) {
        run.enter("poison list");
        GetPoisonListRequest request = GetPoisonListRequest.builder()
                .devicePhysicalAddress(start)
                .physicalAddressLengthBytes(length)
                .build();
        List<MediaErrorRecord> records = new ArrayList<>();
        boolean overflowed = false;
        boolean scanning = false;
        for (GetPoisonListResponse response :
                Pages.of(run.target(), GetPoisonList.PAGING, request).responses()) {
            records.addAll(response.mediaErrorRecords());
            overflowed |= response.poisonListOverflow();
            scanning |= response.scanMediaInProgress();
        }
        return new PoisonList(records, overflowed, scanning);
    }

    /** Where the memory is poisoned, in the order of the device. */
    public List<MediaErrorRecord> records() {
        return records;
    }

    /** Whether there is more poison than the device can list. Scan the media to find it. */
    public boolean hasOverflowed() {
        return overflowed;
    }

    /** Whether the device is scanning its media, so that the list may become longer. */
    public boolean isScanMediaInProgress() {
        return scanning;
    }
}
