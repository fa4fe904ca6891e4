package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.jspecify.annotations.Nullable;

/** What a {@link MediaScan} has found. */
public final class MediaScanResult {

    private final List<MediaErrorRecord> records;
    private final @Nullable DpaRange rest;
    private final @Nullable Duration estimate;

    MediaScanResult(List<MediaErrorRecord> records, @Nullable DpaRange rest, @Nullable Duration estimate) {
        this.records = List.copyOf(records);
        this.rest = rest;
        this.estimate = estimate;
    }

    /** The poisoned addresses. */
    public List<MediaErrorRecord> records() {
        return records;
    }

    /** Whether the whole range was scanned, and everything found is in {@link #records}. */
    public boolean isComplete() {
        return rest == null;
    }

    /** The range that was not scanned, because the device kept no more results and did not get on; absent if there is none. */
    public Optional<DpaRange> rest() {
        return Optional.ofNullable(rest);
    }

    /** How long the device expected the first scan to take; absent if it did not tell. */
    public Optional<Duration> estimate() {
        return Optional.ofNullable(estimate);
    }

    /** For example {@code 2 records, complete}. */
    @Override
    public String toString() {
        return records.size()
                + (records.size() == 1 ? " record, " : " records, ")
                + (rest == null
                        ? "complete"
                        : "not scanned: " + rest.length() + " bytes at "
                                + Long.toHexString(rest.startingDevicePhysicalAddress()) + "h");
    }
}
