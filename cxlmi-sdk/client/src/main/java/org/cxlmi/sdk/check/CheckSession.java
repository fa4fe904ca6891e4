package org.cxlmi.sdk.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.check.Finding.Outcome;
import org.cxlmi.sdk.check.Finding.Subject;
import org.cxlmi.sdk.generic.Generic;

/** A component while it is checked: sends commands to it, and collects what is found. */
final class CheckSession {

    private final CxlTarget target;
    private final CheckOptions options;
    private final Consumer<? super Finding> listener;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private boolean failed;
    private long since = System.nanoTime();

    CheckSession(CxlTarget target, CheckOptions options, Consumer<? super Finding> listener) {
        this.target = target;
        this.options = options;
        this.listener = listener;
    }

    CxlTarget target() {
        return target;
    }

    CheckOptions options() {
        return options;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many findings are failures. */
    int failures() {
        return (int) findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .count();
    }

    /** What was changed and could not be restored. */
    List<String> changed() {
        return List.copyOf(changed);
    }

    /** Takes note of something that could not be restored. */
    void leftChanged(String what) {
        changed.add(what);
    }

    /** Takes what was found; its time began with the finding before. */
    void found(Subject subject, CheckKind check, Outcome outcome) {
        long now = System.nanoTime();
        Finding finding = outcome.about(subject, check, Duration.ofNanos(now - since));
        since = now;
        findings.add(finding);
        failed |= finding.verdict() == Verdict.FAIL;
        listener.accept(finding);
    }

    /** Sends a command. */
    <Q extends Struct, R extends Struct> Answer<R> send(Command<Q, R> command, Q request) throws InterruptedException {
        return attempt(() -> target.execute(command, request));
    }

    /** Sends bytes that no typed request holds. */
    Answer<byte[]> send(int opcode, byte[] payload) throws InterruptedException {
        return attempt(() -> target.executeRaw(opcode, payload));
    }

    /**
     * Does something that sends commands.
     *
     * @throws ComponentGoneException if the component does not answer any more
     */
    <R> Answer<R> attempt(Supplier<R> commands) throws InterruptedException {
        Pauses.checkInterrupt();
        if (failed) {
            failed = false;
            Pauses.await(target, options.pauseAfterFailure());
        }
        try {
            return Answer.of(commands.get());
        } catch (CxlTimeoutException | TransportException e) {
            checkThere(e);
            return Answer.failed(e);
        } catch (CommandFailedException e) {
            if (e.layer() != target.layer()) {
                throw new ComponentGoneException(e);
            }
            return Answer.failed(e);
        } catch (CxlException e) {
            return Answer.failed(e);
        }
    }

    /** Whatever the component answers shows that it is still there. */
    private void checkThere(CxlException failure) {
        try {
            Generic.of(target).getSupportedLogs();
        } catch (CxlTimeoutException | TransportException e) {
            throw new ComponentGoneException(failure);
        } catch (CommandFailedException e) {
            if (e.layer() != target.layer()) {
                throw new ComponentGoneException(failure);
            }
        } catch (UnsupportedCommandException e) {
            // The connection works, and that is all that can be known.
            return;
        } catch (CxlException e) {
            return;
        }
    }
}
