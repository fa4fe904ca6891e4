package org.cxlmi.sdk.ops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetComponentStateDumpLogResponse;
import org.cxlmi.sdk.generic.GetDdr5EcsLogResponse;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.LogCapabilities;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.PopulateLogRequest;

/**
 * Jobs that have a component fill one of its logs with Populate Log (0404h), and read the whole log.
 *
 * <p>If such a job is cancelled while the log is filled, the component is asked to stop. A job that is resumed does not
 * have the log filled again, but reads it from its beginning. A log that changes while it is read is read again, up to
 * three times.
 */
public final class LogCapture {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    private static final String POPULATE = "populate";
    private static final String HEADER = "header";

    private final CxlTarget target;
    private final Duration timeout;
    private final boolean asItIs;

    private LogCapture(CxlTarget target, Duration timeout, boolean asItIs) {
        this.target = target;
        this.timeout = timeout;
        this.asItIs = asItIs;
    }

    /** Prepares jobs that wait up to five minutes for the component to fill a log. */
    public static LogCapture of(CxlTarget target) {
        return new LogCapture(target, DEFAULT_TIMEOUT, false);
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long the component may take to fill a log, and how long it may be busy before
     * @throws IllegalArgumentException if it is negative
     */
    public LogCapture withTimeout(Duration limit) {
        return new LogCapture(target, Patience.checkTimeout(limit), asItIs);
    }

    /**
     * The same, but the logs are read as they are: for logs that the component fills by itself, for example after an
     * error, and for those that were filled before.
     */
    public LogCapture asItIs() {
        return new LogCapture(target, timeout, true);
    }

    /** Reads a log into memory, up to 2 GiB. */
    public Job<byte[]> bytes(LogIdentifier log) {
        return bytes(log.id());
    }

    /** Does the same as {@link #bytes(LogIdentifier)} for a log that has no constant. */
    public Job<byte[]> bytes(UUID log) {
        return inMemory(log, bytes -> bytes);
    }

    /**
     * Reads the Component State Dump Log. Fails with a {@link MalformedResponseException} if less data than the log
     * announces could be read.
     */
    public Job<GetComponentStateDumpLogResponse> stateDump() {
        return inMemory(LogIdentifier.COMPONENT_STATE_DUMP_LOG.id(), LogCapture::stateDumpOf);
    }

    private static GetComponentStateDumpLogResponse stateDumpOf(byte[] log) {
        GetComponentStateDumpLogResponse dump = GetComponentStateDumpLogResponse.wrap(log);
        int length = dump.dataBuffer().remaining();
        checkWhole(dump.layout().name(), "dataLength", dump.dataLength(), length, log);
        return dump;
    }

    /**
     * Reads the DDR5 Error Check Scrub Log. Fails with a {@link MalformedResponseException} if it has more or fewer
     * entries than it announces.
     */
    public Job<GetDdr5EcsLogResponse> ecsLog() {
        return inMemory(LogIdentifier.DDR5_ERROR_CHECK_SCRUB_LOG.id(), LogCapture::ecsLogOf);
    }

    private static GetDdr5EcsLogResponse ecsLogOf(byte[] bytes) {
        GetDdr5EcsLogResponse log = GetDdr5EcsLogResponse.wrap(bytes);
        checkWhole(
                log.layout().name(),
                "entryCount",
                log.entryCount(),
                log.entries().size(),
                bytes);
        return log;
    }

    private static void checkWhole(String struct, String field, long announced, int read, byte[] log) {
        if (announced != read) {
            throw new MalformedResponseException(
                    struct, field, read + ", as many as were read", Long.toString(announced), log);
        }
    }

    private <R> Job<R> inMemory(UUID log, Function<byte[], R> reader) {
        return job(log, run -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            capture(run, log, LogReader.LARGEST_LOG, () -> {
                bytes.reset();
                return bytes;
            });
            try {
                return reader.apply(bytes.toByteArray());
            } catch (MalformedResponseException e) {
                throw e.in(GetLog.COMMAND.context(target));
            }
        });
    }

    /**
     * Copies a log to a stream, which stays open. Results in the number of bytes. If the log changes while it is read,
     * the job fails, because the stream has a part of the old log already.
     */
    public Job<Long> copy(UUID log, OutputStream to) {
        return job(
                log,
                run -> capture(run, log, Long.MAX_VALUE, new LogTransfer.Destination() {
                    @Override
                    public OutputStream begin() {
                        return to;
                    }

                    @Override
                    public boolean beginsAgain() {
                        return false;
                    }
                }));
    }

    /**
     * Saves a log as a file. Results in the number of bytes. The file appears when the whole log was read, and replaces a
     * file of the same name.
     */
    public Job<Long> save(UUID log, Path file) {
        return job(log, run -> {
            try (PartialFile partial = PartialFile.beside(file)) {
                long length = capture(run, log, Long.MAX_VALUE, partial::begin);
                partial.complete();
                return length;
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written: " + IoReason.of(e) + ".", e);
            }
        });
    }

    private <R> Job<R> job(UUID log, Job.Work<R> work) {
        return Job.of("capture of the " + name(log), target, work);
    }

    private static String name(UUID log) {
        LogIdentifier known = LogIdentifier.of(log);
        return known == LogIdentifier.UNRECOGNIZED ? "log " + log : known.label();
    }

    private long capture(JobRun<?> run, UUID log, long most, LogTransfer.Destination destination)
            throws InterruptedException {
        run.enter("check");
        LogReader logs = LogReader.of(run.target());
        if (!asItIs) {
            if (run.checkpoint().text(POPULATE).isEmpty()) {
                Busy.retry(run.target(), timeout, () -> logs.entry(log));
                checkCanBePopulated(run, log);
            }
            populate(run, log);
        }
        return new LogTransfer(run, logs, timeout).read(log, most, destination);
    }

    /** A component that does not report the capabilities is left to refuse the command. */
    private void checkCanBePopulated(JobRun<?> run, UUID log) throws InterruptedException {
        Optional<LogCapabilities> capabilities = Busy.ask(
                run.target(),
                timeout,
                () -> Generic.of(run.target())
                        .getLogCapabilities(request -> request.logIdentifierId(log))
                        .parameterFlags());
        if (capabilities.isPresent() && !capabilities.get().populateLogSupported()) {
            throw run.impossible("The component cannot populate this log. "
                    + (capabilities.get().autoPopulateSupported() ? "It fills the log by itself. " : "")
                    + "Read the log with asItIs().");
        }
    }

    private void populate(JobRun<?> run, UUID log) throws InterruptedException {
        if (run.checkpoint().text(HEADER).isEmpty()) {
            run.keep(run.checkpoint().with(HEADER, header(run, log)));
        }
        PopulateLogRequest request =
                PopulateLogRequest.builder().logIdentifierId(log).build();
        try {
            new BackgroundWork(run, timeout).perform(POPULATE, PopulateLog.COMMAND, request);
        } catch (OutcomeUnknownException e) {
            String before = run.checkpoint().text(HEADER).orElse("");
            if (before.isEmpty() || !e.hasEnded() || before.equals(header(run, log))) {
                run.leaves("What is in the log now can be read with asItIs().");
                throw e;
            }
        }
        run.leaves("The component has filled the log; asItIs() reads it without filling it again.");
    }

    /**
     * The bytes before the data of the Component State Dump Log, with the time of the dump: if they have changed, the log
     * was filled. Empty for other logs, and if the component refuses.
     */
    private String header(JobRun<?> run, UUID log) throws InterruptedException {
        if (!log.equals(LogIdentifier.COMPONENT_STATE_DUMP_LOG.id())) {
            return "";
        }
        return Busy.retry(run.target(), timeout, () -> {
            try {
                byte[] header = Generic.of(run.target())
                        .getLog(request ->
                                request.logIdentifierId(log).length(GetComponentStateDumpLogResponse.MINIMUM_LENGTH))
                        .data();
                return HexFormat.of().formatHex(header);
            } catch (CommandFailedException e) {
                if (e.isRetryable() || e.layer() != run.target().layer()) {
                    throw e;
                }
                return "";
            }
        });
    }
}
