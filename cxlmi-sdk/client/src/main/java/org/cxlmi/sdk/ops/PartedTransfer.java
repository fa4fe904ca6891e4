package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Arrays;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * A transfer to a component with several commands. The first part begins the transfer, the last part ends it, and in
 * between the component accepts no other transfer. After a failure, the transfer has to be aborted; otherwise the
 * component refuses the next one.
 *
 * <p>A part whose response was lost is sent again, because components allow this for the latest part. If a component
 * refuses it as out of order, it has taken the part already, or it no longer has the transfer. Then the next part is
 * sent, which shows which of the two is the case.
 */
abstract class PartedTransfer {

    private static final int MOST_ATTEMPTS = 3;

    /** How long to repeat an abort while the component is still busy with the part that failed. */
    private static final Duration LONGEST_ABORT = Duration.ofSeconds(30);

    private final CxlTarget target;
    private final Command<?, EmptyPayload> command;
    private final ReturnCode outOfOrder;
    private final BackgroundWait wait;
    private boolean open;

    /**
     * Prepares a transfer.
     *
     * @param outOfOrder how a component refuses a part that does not follow the one before
     * @param timeout how long to wait for the end of the background operation of each part
     */
    PartedTransfer(CxlTarget target, Command<?, EmptyPayload> command, ReturnCode outOfOrder, Duration timeout) {
        this.target = target;
        this.command = command;
        this.outOfOrder = outOfOrder;
        this.wait = BackgroundWait.on(target, timeout);
    }

    /** The bytes to transfer; at least one. */
    interface Source {

        long length();

        byte[] read(long offset, int length) throws InterruptedException;

        static Source of(byte[] bytes) {
            return new Source() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public byte[] read(long offset, int length) {
                    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
                }
            };
        }
    }

    /** The position of a part in the transfer. */
    enum Position {
        WHOLE,
        FIRST,
        MIDDLE,
        LAST;

        private static Position of(long offset, int length, long wholeLength) {
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
    abstract BackgroundOperation send(Position position, long offset, byte[] part) throws InterruptedException;

    /** Waits until the component has processed the last part. */
    void awaitEnd(BackgroundWait waiting, BackgroundOperation last) throws InterruptedException {
        waiting.until(last);
    }

    /** Called after each part with the number of bytes that the component has taken so far. */
    void taken(long bytes) {}

    /** How long to repeat an abort; no longer than the timeout of the transfer. */
    static Duration abortLimit(Duration timeout) {
        return timeout.compareTo(LONGEST_ABORT) < 0 ? timeout : LONGEST_ABORT;
    }

    /** Tells the component to give up the transfer. */
    abstract void abort() throws InterruptedException;

    /**
     * Sends all parts in order, and waits for each.
     *
     * @param partBytes the bytes of one part; the last part may be shorter
     */
    final void run(Source whole, int partBytes) throws InterruptedException {
        run(whole, partBytes, 0);
    }

    /**
     * Goes on with a transfer.
     *
     * @param from the bytes that the component has taken so far; 0 to begin
     */
    final void run(Source whole, int partBytes, long from) throws InterruptedException {
        open = from > 0;
        boolean mayBeTaken = open;
        long at = from;
        try {
            while (at < whole.length()) {
                int length = (int) Math.min(partBytes, whole.length() - at);
                Position position = Position.of(at, length, whole.length());
                BackgroundOperation operation = sendSurely(position, at, whole.read(at, length), mayBeTaken);
                open = !position.ends();
                if (open) {
                    wait.whileSeen(operation);
                } else {
                    awaitEnd(wait, operation);
                }
                at += length;
                mayBeTaken = false;
                taken(at);
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            if (open) {
                abortAfter(e);
            }
            throw e;
        }
    }

    /** @param mayBeTaken whether the component may have the part already */
    private BackgroundOperation sendSurely(Position position, long offset, byte[] part, boolean mayBeTaken)
            throws InterruptedException {
        boolean mayBeRepeated = mayBeTaken;
        for (int attempt = 1; ; attempt++) {
            try {
                return send(position, offset, part);
            } catch (CxlTimeoutException | MalformedResponseException e) {
                boolean mayBeSent = !e.isRetryable();
                open |= mayBeSent && position == Position.FIRST;
                mayBeRepeated = true;
                if (!mayBeSent || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            } catch (CommandFailedException e) {
                if (!mayBeRepeated || !isOutOfOrder(e)) {
                    throw e;
                }
                return BackgroundWork.operation(
                        target,
                        command,
                        position.ends() ? BackgroundOperation.State.RUNNING : BackgroundOperation.State.FINISHED);
            }
        }
    }

    /** Whether the component refused a part because it has it already, or because it no longer has the transfer. */
    final boolean isOutOfOrder(CommandFailedException refusal) {
        return refusal.returnCode() == outOfOrder && refusal.layer() == target.layer();
    }

    /**
     * Aborts even if the thread is interrupted, and then interrupts it again. An exception here is added to the
     * suppressed ones of the failure.
     */
    private void abortAfter(Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            abort();
        } catch (RuntimeException e) {
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
