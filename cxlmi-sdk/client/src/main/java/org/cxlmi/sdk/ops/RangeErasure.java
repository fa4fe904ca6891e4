package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MediaOperationsSanitize;
import org.cxlmi.sdk.memdev.MediaOperationsSanitizeRequest;
import org.cxlmi.sdk.memdev.SanitizeOperation;

/** Erases ranges of a memory device, with as many commands as needed. */
final class RangeErasure {

    private static final String PER_COMMAND = "per-command";

    private final SanitizeOperation operation;
    private final List<DpaRange> ranges;
    private final Duration timeout;

    /** @throws IllegalArgumentException if there are no ranges, or one that is empty or too long */
    RangeErasure(SanitizeOperation operation, List<DpaRange> ranges, Duration timeout) {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("there are no ranges to erase");
        }
        this.operation = operation;
        this.ranges = List.copyOf(ranges);
        this.timeout = timeout;
        this.ranges.forEach(RangeErasure::check);
    }

    private static void check(DpaRange range) {
        long start = range.startingDevicePhysicalAddress();
        if (!DpaRanges.isSound(start, range.length(), 1)) {
            throw new IllegalArgumentException("a range that begins at " + Long.toHexString(start) + "h and has "
                    + Long.toUnsignedString(range.length()) + " bytes cannot be erased");
        }
    }

    /** The ranges as text for a {@link Checkpoint}. */
    String text() {
        return ranges.stream()
                .map(range ->
                        String.format(Locale.ROOT, "%x+%x", range.startingDevicePhysicalAddress(), range.length()))
                .collect(Collectors.joining(","));
    }

    BackgroundOperation perform(JobRun<BackgroundOperation> run) throws InterruptedException {
        SupportedMediaOperations supported = SupportedMediaOperations.discover(run, timeout);
        if (!supported.has(operation)) {
            throw run.impossible("The device does not have this media operation.");
        }
        ranges.forEach(range -> checkAligned(run, range, supported.granularityBytes()));
        int perCommand = perCommand(run);
        int commands = (ranges.size() + perCommand - 1) / perCommand;
        BackgroundOperation last = null;
        for (int i = 0; i < commands; i++) {
            String phase = commands == 1 ? "erasure" : "erasure " + (i + 1) + " of " + commands;
            List<DpaRange> some = ranges.subList(i * perCommand, Math.min(ranges.size(), (i + 1) * perCommand));
            last = new BackgroundWork(run, timeout)
                    .perform(
                            phase,
                            MediaOperationsSanitize.COMMAND,
                            MediaOperationsSanitizeRequest.builder()
                                    .mediaOperationSubclass(operation)
                                    .dpaRanges(some)
                                    .build());
        }
        if (last == null) {
            throw new IllegalStateException("no command for " + ranges.size() + " ranges");
        }
        return last;
    }

    private static void checkAligned(JobRun<?> run, DpaRange range, long granularity) {
        long start = range.startingDevicePhysicalAddress();
        if (start % granularity != 0 || range.length() % granularity != 0) {
            throw run.impossible("The range of " + range.length() + " bytes at " + Long.toHexString(start)
                    + "h is not aligned: start and length have to be multiples of " + granularity + " bytes.");
        }
    }

    /** The same number in all runs, because the checkpoint counts commands. */
    private int perCommand(JobRun<?> run) throws InterruptedException {
        long earlier = run.checkpoint().number(PER_COMMAND).orElse(0);
        if (earlier > 0 && earlier <= ranges.size()) {
            return (int) earlier;
        }
        int room = Busy.retry(
                run.target(), timeout, () -> Room.behind(run.target(), MediaOperationsSanitizeRequest.MINIMUM_LENGTH));
        int most = Math.max(1, Math.min(ranges.size(), room / DpaRange.LENGTH));
        run.keep(run.checkpoint().with(PER_COMMAND, most));
        return most;
    }
}
