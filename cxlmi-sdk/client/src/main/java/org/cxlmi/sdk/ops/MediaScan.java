package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Optional;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.memdev.MemoryDevice;

/**
 * Jobs that look for poison in a range of a memory device: Scan Media (4304h) in the background, then Get Scan Media
 * Results (4305h) until the device has told everything.
 *
 * <p>A device keeps a limited number of results. If a scan stops early because there are more, the job scans the rest, as
 * long as the device gets on. What could not be scanned is part of the result.
 *
 * <p>A device hands each result out once, to whichever client asks. So only one client may scan at a time, and a job that
 * is resumed after it has begun to read results scans again. If the job is cancelled, the device is asked to stop.
 */
public final class MediaScan {

    private final CxlTarget target;
    private final Optional<Duration> timeout;
    private final boolean noEventLog;

    private MediaScan(CxlTarget target, Optional<Duration> timeout, boolean noEventLog) {
        this.target = target;
        this.timeout = timeout;
        this.noEventLog = noEventLog;
    }

    /**
     * Prepares jobs that wait four times as long as the device estimates, and at least five minutes; up to a day if it
     * has no estimate.
     */
    public static MediaScan of(CxlTarget target) {
        return new MediaScan(target, Optional.empty(), false);
    }

    /**
     * The same with a timeout.
     *
     * @param limit how long one scan may take, and how long the device may be busy before
     * @throws IllegalArgumentException if it is negative
     */
    public MediaScan withTimeout(Duration limit) {
        return new MediaScan(target, Optional.of(Patience.checkTimeout(limit)), noEventLog);
    }

    /** The same, but the device puts no records of what it finds into its event logs. */
    public MediaScan withoutEventRecords() {
        return new MediaScan(target, timeout, true);
    }

    /** Scans the whole capacity that Identify Memory Device (4000h) reports. */
    public Job<MediaScanResult> scanAll() {
        return Job.of("media scan", target, run -> {
            run.enter("capacity");
            long bytes = MemoryDevice.of(run.target()).identifyMemoryDevice().totalCapacityBytes();
            return new MediaScanRun(run, timeout, noEventLog).scan(0, bytes);
        });
    }

    /**
     * Scans a range.
     *
     * @param address the device physical address, a multiple of 64
     * @param bytes the length, a multiple of 64
     * @throws IllegalArgumentException if they are anything else
     */
    public Job<MediaScanResult> scan(long address, long bytes) {
        if (!DpaRanges.isSound(address, bytes, DpaRanges.LINE)) {
            throw new IllegalArgumentException("a range of " + bytes + " bytes at " + Long.toHexString(address)
                    + "h cannot be scanned; both have to be multiples of " + DpaRanges.LINE);
        }
        return Job.<MediaScanResult>of(
                        "media scan", target, run -> new MediaScanRun(run, timeout, noEventLog).scan(address, bytes))
                .about("address", address)
                .about("bytes", bytes);
    }
}
