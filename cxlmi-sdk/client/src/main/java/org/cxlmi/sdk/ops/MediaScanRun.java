package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.GetScanMediaCapabilitiesRequest;
import org.cxlmi.sdk.memdev.GetScanMediaResults;
import org.cxlmi.sdk.memdev.GetScanMediaResultsResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.memdev.ScanMediaRequest;

/** One run of a job of {@link MediaScan}. */
final class MediaScanRun {

    private static final Duration WITHOUT_ESTIMATE = Duration.ofDays(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(5);
    private static final int ESTIMATE_FACTOR = 4;

    /** A device that keeps one result at a time needs as many scans as there is poison; this ends those that never end. */
    private static final int MOST_SCANS = 10_000;

    private final JobRun<MediaScanResult> run;
    private final Optional<Duration> limit;
    private final boolean noEventLog;
    private final List<MediaErrorRecord> records = new ArrayList<>();

    /** @param limit how long one scan may take; absent to take the estimate of the device */
    MediaScanRun(JobRun<MediaScanResult> run, Optional<Duration> limit, boolean noEventLog) {
        this.run = run;
        this.limit = limit;
        this.noEventLog = noEventLog;
    }

    MediaScanResult scan(long address, long bytes) throws InterruptedException {
        DpaRange range = range(address, bytes);
        Optional<Duration> estimate = estimate(range);
        Duration timeout = limit.orElseGet(() -> timeout(estimate));
        Optional<DpaRange> rest = Optional.of(range);
        for (int scans = 1; rest.isPresent() && scans <= MOST_SCANS; scans++) {
            DpaRange next = rest.get();
            scan(next, scans == 1 ? "scan" : "scan of the rest " + scans, timeout);
            rest = rest(next, results(timeout));
            if (rest.isPresent() && !isShorter(rest.get(), next)) {
                break;
            }
        }
        return new MediaScanResult(records, rest.orElse(null), estimate.orElse(null));
    }

    private static DpaRange range(long address, long bytes) {
        return DpaRange.builder()
                .startingDevicePhysicalAddress(address)
                .length(bytes)
                .build();
    }

    private Optional<Duration> estimate(DpaRange range) throws InterruptedException {
        run.enter("estimate");
        GetScanMediaCapabilitiesRequest request = GetScanMediaCapabilitiesRequest.builder()
                .devicePhysicalAddress(range.startingDevicePhysicalAddress())
                .physicalAddressLengthBytes(range.length())
                .build();
        try {
            var millis = Busy.retry(
                            run.target(),
                            limit.orElse(WITHOUT_ESTIMATE),
                            () -> MemoryDevice.of(run.target()).getScanMediaCapabilities(request))
                    .estimatedScanMediaTime();
            return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
        } catch (CxlException e) {
            // It is only about time. If the device cannot be reached, the scan will tell.
            return Optional.empty();
        }
    }

    private static Duration timeout(Optional<Duration> estimate) {
        Duration scaled =
                estimate.map(time -> time.multipliedBy(ESTIMATE_FACTOR)).orElse(WITHOUT_ESTIMATE);
        return scaled.compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : scaled;
    }

    private void scan(DpaRange range, String phase, Duration timeout) throws InterruptedException {
        ScanMediaRequest request = ScanMediaRequest.builder()
                .devicePhysicalAddress(range.startingDevicePhysicalAddress())
                .physicalAddressLengthBytes(range.length())
                .noEventLog(noEventLog)
                .build();
        new BackgroundWork(run, timeout).perform(phase, ScanMedia.COMMAND, request);
    }

    /**
     * Reads all results of the latest scan.
     *
     * @return the last response
     */
    private GetScanMediaResultsResponse results(Duration timeout) throws InterruptedException {
        run.enter("results");
        run.keepNothing();
        run.leaves("Results that the device has handed out are lost. Scan again.");
        Iterator<GetScanMediaResultsResponse> pages = Pages.of(
                        run.target(), GetScanMediaResults.PAGING, EmptyPayload.EMPTY)
                .responses()
                .iterator();
        GetScanMediaResultsResponse last = null;
        while (Busy.retry(run.target(), timeout, pages::hasNext)) {
            last = pages.next();
            records.addAll(last.mediaErrorRecords());
        }
        if (last == null) {
            throw new IllegalStateException("a list without a page");
        }
        run.leaves("");
        return last;
    }

    /** What is left after a scan that stopped early; the whole range if the device names another one. */
    private static Optional<DpaRange> rest(DpaRange scanned, GetScanMediaResultsResponse last) {
        if (!last.scanMediaStoppedPrematurely()) {
            return Optional.empty();
        }
        long address = last.restartDevicePhysicalAddress().orElseThrow();
        long bytes = last.restartPhysicalAddressLengthBytes().orElseThrow();
        DpaRange rest = range(address, bytes);
        return Optional.of(isWithin(rest, scanned) ? rest : scanned);
    }

    private static boolean isWithin(DpaRange inner, DpaRange outer) {
        long offset = inner.startingDevicePhysicalAddress() - outer.startingDevicePhysicalAddress();
        return offset >= 0 && inner.length() > 0 && inner.length() <= outer.length() - offset;
    }

    private static boolean isShorter(DpaRange rest, DpaRange before) {
        return rest.length() < before.length();
    }
}
