package org.cxlmi.sdk.ops;

import java.util.Arrays;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.error.CxlException;

/**
 * A transfer to a component with several commands. The first part begins the transfer, the last part ends it, and in
 * between the component accepts no other transfer. After a failure, the transfer has to be aborted; otherwise the
 * component refuses the next one.
 */
abstract class PartedTransfer {

    private final BackgroundWait wait;

    /** @param wait waits for the end of the background operation of each part */
    PartedTransfer(BackgroundWait wait) {
        this.wait = wait;
    }

    /** The position of a part in the transfer. */
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

    /** Waits until the component has processed the last part. */
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
     * @param whole the data, at least one byte
     * @param partBytes the bytes of one part; the last part may be shorter
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

    /**
     * Aborts even if the thread is interrupted, and then interrupts it again. An exception here is added to the
     * suppressed ones of the failure.
     */
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
