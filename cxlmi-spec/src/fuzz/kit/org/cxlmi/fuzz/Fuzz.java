package org.cxlmi.fuzz;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs a target on one random input after the other, for {@code -Dfuzz.seconds} (2 if that is not given).
 *
 * <p>{@code -Dfuzz.seed}, which the message of a failure names, runs the target on that one input only.
 */
public final class Fuzz {

    private static final long SLOWEST_INPUT = TimeUnit.SECONDS.toNanos(30);

    private final Target target;
    private final String name;
    private final AtomicLong inputs = new AtomicLong();

    private volatile Input input = new Input(0);
    private volatile long started;
    private volatile Throwable failure;

    private Fuzz(Target target, String name) {
        this.target = target;
        this.name = name;
    }

    /** What is tried: it throws if its invariant does not hold. */
    @FunctionalInterface
    public interface Target {
        void accept(Input input) throws Exception;
    }

    /**
     * Tries a target; called by the test method itself, whose name is that of the target.
     *
     * @throws AssertionError with the seed of the input if the target throws anything, or takes 30 s for one input
     */
    public static void run(Target target) {
        StackWalker.StackFrame test = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.skip(1).findFirst())
                .orElseThrow();
        new Fuzz(target, test.getDeclaringClass().getSimpleName() + "#" + test.getMethodName()).run();
    }

    private void run() {
        long seconds = Long.getLong("fuzz.seconds", 2);
        Long only = Long.getLong("fuzz.seed");
        Random seeds = new Random();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        started = System.nanoTime();
        // A thread of its own has the stack that a program's threads usually have.
        Thread worker = new Thread(
                () -> {
                    do {
                        tryInput(only == null ? seeds.nextLong() : only);
                    } while (failure == null && only == null && System.nanoTime() - end < 0);
                },
                name);
        worker.setDaemon(true);
        worker.start();
        await(worker);
        if (failure != null) {
            throw new AssertionError(message(), failure);
        }
        System.out.println(name + ": " + inputs + " inputs");
    }

    private void tryInput(long seed) {
        Input next = new Input(seed);
        started = System.nanoTime();
        input = next;
        try {
            target.accept(next);
        } catch (Throwable e) {
            failure = e;
        }
        inputs.incrementAndGet();
    }

    private void await(Thread worker) {
        try {
            while (worker.isAlive()) {
                worker.join(100);
                if (worker.isAlive() && System.nanoTime() - started > SLOWEST_INPUT) {
                    IllegalStateException slow = new IllegalStateException("one input takes longer than 30 s");
                    slow.setStackTrace(worker.getStackTrace());
                    failure = slow;
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        }
    }

    private String message() {
        return failure + "\nafter " + inputs + " inputs; again with -Pfuzz -Dtest=" + name + " -Dfuzz.seed="
                + input.seed() + input.shown();
    }
}
