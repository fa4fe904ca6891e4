package org.cxlmi.sdk.ops;

import java.util.Arrays;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.error.CxlException;

/**
 * A transfer to a component that takes several commands: the first part begins it, the last one ends it, and in between the
 * component takes no other. After a failure it has to be told to abort, or it refuses the next transfer.
 */
abstract class PartedTransfer {

    private final BackgroundWait wait;

    /**
     * @param wait for what the component does in the background with each part
     */
    PartedTransfer(BackgroundWait wait) {
        this.wait = wait;
    }

    /** Which part of the transfer a command has. */
    enum Position {
        WHOLE,
        FIRST,
        MIDDLE,
        LAST;

        private static Position of(int offset, int length, int wholeLength) {
            boolean last = offset + length == wholeLength;
            if (offset == 0) {
                return last ? WHOLE : FIRST;
            }
            return last ? LAST : MIDDLE;
        }

        private boolean ends() {
            return this == WHOLE || this == LAST;
        }
    }

    /** Sends one part. */
    abstract BackgroundOperation send(Position position, int offset, byte[] part) throws InterruptedException;

    /** Waits until the component is done with the last part. */
    void awaitEnd(BackgroundWait waiting, BackgroundOperation last) throws InterruptedException {
        waiting.until(last);
    }

    /** Called after each part with the number of bytes that the component has taken so far. */
    void taken(int bytes) {}

    /** Tells the component to give up the transfer. */
    abstract void abort() throws InterruptedException;

    /**
     * Sends all parts in order, and waits for each.
     *
     * @param whole at least one byte
     * @param partBytes bytes of one part; the last one may be shorter
     */
    final void run(byte[] whole, int partBytes) throws InterruptedException {
        boolean open = false;
        try {
            int at = 0;
            while (at < whole.length) {
                int length = Math.min(partBytes, whole.length - at);
                Position position = Position.of(at, length, whole.length);
                BackgroundOperation operation = send(position, at, Arrays.copyOfRange(whole, at, at + length));
                open = !position.ends();
                if (open) {
                    wait.whileSeen(operation);
                } else {
                    awaitEnd(wait, operation);
                }
                at += length;
                taken(at);
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            if (open) {
                abortAfter(e);
            }
            throw e;
        }
    }

    /** Aborts even if the thread is interrupted, and interrupts it again. What fails here is suppressed by the failure. */
    private void abortAfter(Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            abort();
        } catch (CxlException e) {
            failure.addSuppressed(e);
        } catch (InterruptedException e) {
            failure.addSuppressed(e);
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
