package org.cxlmi.cli.porcelain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.sdk.ops.Job;

/**
 * A line on standard error that shows how far jobs have come, if it is a terminal. It is erased before anything else is
 * written.
 */
final class ProgressLine {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int WHOLE = 100;
    private static final int WIDTH = 20;
    private static final String ERASE = "\r\u001b[K";

    private final Streams streams;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final long begin = System.nanoTime();
    private int done;
    private long drawn;
    private boolean visible;

    ProgressLine(Streams streams) {
        this.streams = streams;
    }

    /**
     * A job that is not done.
     *
     * @param since when its phase began
     */
    private record Running(OperationProgress progress, long since) {}

    /** Does a job, and shows how far it has come. */
    <T> T run(String target, Job<T> job) throws InterruptedException {
        try {
            return job.onProgress(progress -> report(target, progress)).run();
        } finally {
            end(target);
        }
    }

    /** The streams for everything else. */
    Streams streams() {
        return streams.progressive()
                ? new Streams(
                        streams.in(), new Over(streams.out()), new Over(streams.err()), streams.interactive(), true)
                : streams;
    }

    /** Shows how far a target has come. */
    synchronized void report(String target, OperationProgress progress) {
        Running before = running.get(target);
        long since =
                before != null && before.progress.phase().equals(progress.phase()) ? before.since : System.nanoTime();
        running.put(target, new Running(progress, since));
        long now = System.nanoTime();
        if (streams.progressive() && now - begin >= FIRST.toNanos() && (!visible || now - drawn >= PAUSE.toNanos())) {
            drawn = now;
            visible = true;
            write(ERASE + line());
        }
    }

    /** A target is done. */
    synchronized void end(String target) {
        running.remove(target);
        done++;
        erase();
    }

    private void erase() {
        if (visible) {
            visible = false;
            write(ERASE);
        }
    }

    /** A line that cannot be shown is no reason to end a job. */
    private void write(String text) {
        try {
            streams.err().write(text.getBytes(StandardCharsets.US_ASCII));
            streams.err().flush();
        } catch (IOException e) {
            visible = false;
        }
    }

    private String line() {
        int percent = (int) running.values().stream()
                .mapToInt(each -> each.progress.percent().orElse(0))
                .average()
                .orElse(0);
        int filled = percent * WIDTH / WHOLE;
        String bar =
                String.format(Locale.ROOT, " [%s%s] %3d %%  ", "#".repeat(filled), "-".repeat(WIDTH - filled), percent);
        boolean single = running.size() == 1 && done == 0;
        return bar
                + (single
                        ? single(running.values().iterator().next())
                        : done + " done, " + running.size() + " at work");
    }

    private static String single(Running job) {
        OptionalInt percent = job.progress.percent();
        if (percent.isEmpty() || percent.getAsInt() == 0) {
            return job.progress.toString();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - job.since);
        long seconds = elapsed.multipliedBy(WHOLE - percent.getAsInt())
                .dividedBy(percent.getAsInt())
                .toSeconds();
        return job.progress + ", " + seconds + " s left";
    }

    /** A stream that shares a terminal with the line. */
    private final class Over extends OutputStream {

        private final OutputStream stream;

        Over(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            synchronized (ProgressLine.this) {
                erase();
                stream.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }
    }
}
