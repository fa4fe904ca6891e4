package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.internal.pause.Pauses;

/** Sends commands again that a component, or the operating system, does not take at the moment. */
final class Busy {

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private Busy() {}

    /**
     * Sends a command until it is taken, and not at all if the thread is interrupted.
     *
     * @param timeout how long to repeat it; the last refusal is thrown then
     */
    static <T> T retry(CxlTarget target, Duration timeout, Supplier<T> command) throws InterruptedException {
        Patience patience = new Patience(target, timeout, LONGEST_PAUSE);
        while (true) {
            Pauses.checkInterrupt();
            try {
                return command.get();
            } catch (CxlException e) {
                if (!e.isRetryable() || patience.isExhausted()) {
                    throw e;
                }
            }
            patience.pause();
        }
    }

    /**
     * Asks what a component need not tell.
     *
     * @param timeout how long to repeat the question while the component is busy; the last refusal is thrown then
     * @return absent if the component refuses, or if the connection to it does not take the command
     */
    static <T> Optional<T> ask(CxlTarget target, Duration timeout, Supplier<T> question) throws InterruptedException {
        return retry(target, timeout, () -> {
            try {
                return Optional.of(question.get());
            } catch (UnsupportedCommandException | CommandFailedException e) {
                if (e.isRetryable()) {
                    throw e;
                }
                return Optional.empty();
            }
        });
    }
}
