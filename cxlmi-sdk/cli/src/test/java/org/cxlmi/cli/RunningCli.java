package org.cxlmi.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.cli.output.Streams;

/** A command at work in this process. Closing it is Ctrl-C. */
final class RunningCli implements AutoCloseable {

    private static final Pattern URL = Pattern.compile("http://\\S+/metrics");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final FutureTask<Integer> run;
    private final Thread thread;

    private RunningCli(String... arguments) {
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, err, false, false);
        run = new FutureTask<>(() -> new Cli(streams, Map.of()).run(arguments));
        thread = new Thread(run);
    }

    static RunningCli start(String... arguments) {
        RunningCli started = new RunningCli(arguments);
        started.thread.start();
        return started;
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The URL of the metrics, when it is known. */
    String url() throws InterruptedException {
        while (thread.isAlive()) {
            Matcher url = URL.matcher(err());
            if (url.find()) {
                return url.group();
            }
            Thread.sleep(1);
        }
        throw new AssertionError("it ended: " + err());
    }

    /** Interrupts it, and returns its exit code. */
    int end() throws InterruptedException, ExecutionException {
        thread.interrupt();
        return run.get();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
