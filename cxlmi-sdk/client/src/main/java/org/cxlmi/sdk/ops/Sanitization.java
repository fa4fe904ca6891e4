package org.cxlmi.sdk.ops;

import java.time.Duration;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.memdev.Sanitize;

/**
 * Jobs that erase a memory device. The data are lost, and while the device is at work, its media are disabled.
 *
 * <p>If such a job is cancelled, the device is asked to stop. After a Sanitize that was stopped, the media stay disabled
 * until a Sanitize has succeeded.
 */
public final class Sanitization {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofDays(1);

    private final CxlTarget target;
    private final Duration timeout;

    private Sanitization(CxlTarget target, Duration timeout) {
        this.target = target;
        this.timeout = timeout;
    }

    /** Prepares jobs that wait up to a day for the device. */
    public static Sanitization of(CxlTarget target) {
        return of(target, DEFAULT_TIMEOUT);
    }

    /**
     * Prepares jobs for a device.
     *
     * @param timeout how long to wait for the device
     * @throws IllegalArgumentException if the timeout is negative
     */
    public static Sanitization of(CxlTarget target, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        return new Sanitization(target, timeout);
    }

    /** Erases the whole device with Sanitize (4400h). Results in the operation, finished. */
    public Job<BackgroundOperation> sanitize() {
        return Job.of(
                "sanitize",
                target,
                run -> new BackgroundWork(run, timeout).perform("sanitize", Sanitize.COMMAND, EmptyPayload.EMPTY));
    }
}
