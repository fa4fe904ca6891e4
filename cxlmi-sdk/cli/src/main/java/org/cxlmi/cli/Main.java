package org.cxlmi.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cxlmi.cli.output.Streams;

/** The entry point of the process. */
public final class Main {

    /** Longer than a run needs to end that was interrupted. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final CountDownLatch DONE = new CountDownLatch(1);

    private Main() {}

    public static void main(String[] arguments) {
        endInOrder(Thread.currentThread());
        int exitCode = new Cli(Streams.ofProcess(), System.getenv()).run(arguments);
        DONE.countDown();
        System.exit(exitCode);
    }

    /** Ctrl-C interrupts the run, which then still says what was done. */
    private static void endInOrder(Thread main) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (DONE.getCount() > 0) {
                main.interrupt();
                try {
                    DONE.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }));
    }
}
