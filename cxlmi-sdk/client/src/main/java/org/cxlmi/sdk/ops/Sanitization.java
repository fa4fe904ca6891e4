package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.SecureErase;

/**
 * Jobs that erase a memory device, or some ranges of it. The data are lost.
 *
 * <p>While Sanitize is at work, the media of the device are disabled. If such a job is cancelled, the device is asked to
 * stop. After a Sanitize that was stopped, the media stay disabled until a Sanitize has succeeded.
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
        return new Sanitization(target, DEFAULT_TIMEOUT);
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long to wait for the device to carry out a command, and for a busy device to take it
     * @throws IllegalArgumentException if it is negative
     */
    public Sanitization withTimeout(Duration limit) {
        return new Sanitization(target, Patience.checkTimeout(limit));
    }

    /** Erases the whole device with Sanitize (4400h). Results in the operation, finished. */
    public Job<BackgroundOperation> sanitize() {
        return whole("sanitize", Sanitize.COMMAND);
    }

    /**
     * Erases the whole device with Secure Erase (4401h), which changes the keys that the data are encrypted with. Results
     * in the operation, finished.
     */
    public Job<BackgroundOperation> secureErase() {
        return whole("secure erase", SecureErase.COMMAND);
    }

    private Job<BackgroundOperation> whole(String name, Command<EmptyPayload, EmptyPayload> command) {
        return Job.of(name, target, run -> new BackgroundWork(run, timeout).perform(name, command, EmptyPayload.EMPTY));
    }

    /** Asks which media operations (4402h) the device has. */
    public Job<SupportedMediaOperations> mediaOperations() {
        return Job.of("media operations discovery", target, run -> SupportedMediaOperations.discover(run, timeout));
    }

    /**
     * Erases ranges of the device with Media Operations (4402h), so that the data cannot be recovered. The device is
     * asked first whether it can do that, and how the ranges have to be aligned; if it cannot, nothing is erased. If not
     * all ranges fit into one command, they are erased one after the other. Many devices cannot stop a media operation.
     *
     * @param ranges the device physical addresses
     * @return a job that results in the last operation, finished
     * @throws IllegalArgumentException if there are no ranges, or if one of them is empty or too long
     */
    public Job<BackgroundOperation> sanitize(List<DpaRange> ranges) {
        return erase(SanitizeOperation.SANITIZE, ranges);
    }

    /** Writes zeros to ranges of the device; otherwise as {@link #sanitize(List)}. */
    public Job<BackgroundOperation> zero(List<DpaRange> ranges) {
        return erase(SanitizeOperation.ZERO, ranges);
    }

    private Job<BackgroundOperation> erase(SanitizeOperation operation, List<DpaRange> ranges) {
        RangeErasure erasure = new RangeErasure(operation, ranges, timeout);
        return Job.<BackgroundOperation>of(
                        operation.name().toLowerCase(Locale.ROOT) + " of ranges", target, erasure::perform)
                .about("ranges", erasure.text());
    }
}
