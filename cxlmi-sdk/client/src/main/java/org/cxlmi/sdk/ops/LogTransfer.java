package org.cxlmi.sdk.ops;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ListChangedException;
import org.cxlmi.sdk.generic.GetLogResponse;
import org.cxlmi.sdk.generic.SupportedLogEntry;

/** Reads a log of any length for a job, and reports how far it has come. */
final class LogTransfer {

    private static final int MOST_RESTARTS = 3;
    private static final String UNIT = "bytes";

    private final JobRun<?> run;
    private final LogReader logs;
    private final Duration timeout;

    /** @param timeout how long the component may be busy before each part */
    LogTransfer(JobRun<?> run, LogReader logs, Duration timeout) {
        this.run = run;
        this.logs = logs;
        this.timeout = timeout;
    }

    /** Where the bytes of a log go. */
    interface Destination {

        /** Begins to write, without the bytes of an earlier attempt. */
        OutputStream begin() throws IOException;

        /** Whether the bytes of an earlier attempt can be taken back. */
        default boolean beginsAgain() {
            return true;
        }
    }

    /**
     * Reads a whole log.
     *
     * @param most the most bytes that the destination takes
     * @return the number of bytes
     */
    long read(UUID log, long most, Destination destination) throws InterruptedException {
        for (int restarts = 0; ; restarts++) {
            try {
                return copy(log, most, destination.begin());
            } catch (ListChangedException e) {
                if (restarts == MOST_RESTARTS || !destination.beginsAgain()) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the log cannot be written: " + e, e);
            }
        }
    }

    private long copy(UUID log, long most, OutputStream out) throws IOException, InterruptedException {
        run.enter("read");
        SupportedLogEntry entry = Busy.retry(run.target(), timeout, () -> logs.entry(log));
        long announced = entry.logSize();
        long done = 0;
        if (announced > 0) {
            Iterator<GetLogResponse> parts =
                    logs.pages(log, Math.min(announced, most)).responses().iterator();
            run.done(0, announced, UNIT);
            while (hasNext(parts)) {
                byte[] part = parts.next().data();
                out.write(part);
                done += part.length;
                run.done(done, announced, UNIT);
            }
        }
        if (announced > most && done == most) {
            throw logs.tooLong(entry, most);
        }
        run.done(done, done, UNIT);
        return done;
    }

    /** A busy component is asked again. A log that has changed is not, because the parts no longer fit together. */
    private boolean hasNext(Iterator<GetLogResponse> parts) throws InterruptedException {
        Optional<ListChangedException> change = Busy.retry(run.target(), timeout, () -> ask(parts));
        if (change.isPresent()) {
            throw change.get();
        }
        return parts.hasNext();
    }

    /** Reads the next part. A change is returned, because its exception would count as one of a busy component. */
    private static Optional<ListChangedException> ask(Iterator<GetLogResponse> parts) throws CxlException {
        try {
            boolean unused = parts.hasNext();
            return Optional.empty();
        } catch (ListChangedException e) {
            return Optional.of(e);
        }
    }
}
