package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;

/**
 * Updates the firmware of a component: sends the package in parts, waits for each part, and activates the firmware.
 *
 * <p>Parts are as large as the component and the connection to it allow. If the component refuses a part as Busy, the
 * part is sent again until it is taken, so this also works without Background Operation Status. The end of the transfer
 * and the activation are then confirmed by Get FW Info.
 *
 * <p>A component does one transfer at a time. If a transfer was begun and never ended, by this or by another process,
 * the component refuses all others until it is aborted: see {@link #abort} and {@link #takingOver}.
 */
public final class FirmwareUpdate {

    private static final int STEP = 128;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    /** How long to repeat an abort while the component is still busy with the part that failed. */
    private static final Duration LONGEST_ABORT = Duration.ofSeconds(30);

    private final CxlTarget target;
    private final Generic component;
    private final OptionalInt partBytes;
    private final Duration timeout;
    private LongConsumer progress = bytes -> {};
    private boolean takingOver;

    private FirmwareUpdate(CxlTarget target, OptionalInt partBytes, Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("the timeout " + timeout + " is negative");
        }
        this.target = target;
        this.component = Generic.of(target);
        this.partBytes = partBytes;
        this.timeout = timeout;
    }

    /** Prepares an update with parts as large as possible. Waits up to five minutes for each part. */
    public static FirmwareUpdate of(CxlTarget target) {
        return of(target, DEFAULT_TIMEOUT);
    }

    /**
     * Prepares an update with parts as large as possible.
     *
     * @param timeout how long to wait for one part, or the activation, to be done in the background, and for a busy
     *     component to take it
     * @throws IllegalArgumentException if the timeout is negative
     */
    public static FirmwareUpdate of(CxlTarget target, Duration timeout) {
        return new FirmwareUpdate(target, OptionalInt.empty(), timeout);
    }

    /**
     * Prepares an update with parts of a given size.
     *
     * @param partBytes the bytes of the package in one command, a multiple of 128, up to 1 MiB
     * @param timeout how long to wait for one part, or the activation, to be done in the background, and for a busy
     *     component to take it
     * @throws IllegalArgumentException if the size is anything else, or the timeout is negative
     */
    public static FirmwareUpdate of(CxlTarget target, int partBytes, Duration timeout) {
        if (partBytes <= 0 || partBytes % STEP != 0) {
            throw new IllegalArgumentException("parts of " + partBytes + " bytes; write a multiple of " + STEP);
        }
        return new FirmwareUpdate(target, OptionalInt.of(Room.checkSize(partBytes)), timeout);
    }

    /** Sets a listener that is called after each part, with the number of bytes that the component has taken so far. */
    public FirmwareUpdate progress(LongConsumer bytes) {
        progress = bytes;
        return this;
    }

    /**
     * Lets {@link #transfer} abort an unfinished transfer first, no matter which client began it. Without this,
     * {@code transfer} ends in a {@link CommandFailedException} with {@link ReturnCode#FW_TRANSFER_IN_PROGRESS},
     * because the component does not show whether the other client is still at work.
     */
    public FirmwareUpdate takingOver() {
        takingOver = true;
        return this;
    }

    /**
     * Sends a package to a slot. If a part fails, or the thread is interrupted, the transfer is aborted. If the abort
     * fails too, its exception is added to the suppressed ones.
     *
     * @param slot the number of the slot, from 1; not the active slot
     * @param firmware the package, a multiple of 128 bytes
     * @throws IllegalArgumentException if the package is empty or no multiple of 128 bytes
     * @throws CommandFailedException if the component refuses a part, or stays busy until the timeout is over
     * @throws CxlTimeoutException if it does not finish a part in time
     * @throws OutcomeUnknownException if the whole package was taken, but neither Background Operation Status nor Get
     *     FW Info confirms that it is in the slot
     * @throws CxlException if the component cannot be reached
     * @throws InterruptedException if the thread is interrupted
     */
    public void transfer(int slot, byte[] firmware) throws InterruptedException {
        if (firmware.length == 0 || firmware.length % STEP != 0) {
            throw new IllegalArgumentException("a firmware package of " + firmware.length
                    + " bytes; it must not be empty, and a multiple of " + STEP + " bytes long");
        }
        int size = partBytes.isPresent() ? partBytes.getAsInt() : largestPart();
        new Transfer(slot, FirmwareOutcome.before(target, timeout)).run(PartedTransfer.Source.of(firmware), size);
    }

    private final class Transfer extends PartedTransfer {

        private final int slot;
        private final FirmwareOutcome outcome;

        Transfer(int slot, FirmwareOutcome outcome) {
            super(target, TransferFw.COMMAND, ReturnCode.FW_TRANSFER_OUT_OF_ORDER, timeout);
            this.slot = slot;
            this.outcome = outcome;
        }

        @Override
        BackgroundOperation send(Position position, long offset, byte[] part) throws InterruptedException {
            TransferFwRequest request = TransferFwRequest.builder()
                    .action(
                            switch (position) {
                                case WHOLE -> FirmwareTransferAction.FULL_TRANSFER;
                                case FIRST -> FirmwareTransferAction.INITIATE;
                                case MIDDLE -> FirmwareTransferAction.CONTINUE;
                                case LAST -> FirmwareTransferAction.END;
                            })
                    .slot(slot)
                    .offsetBytes(offset)
                    .data(part)
                    .build();
            return offset == 0 ? begin(request) : FirmwareUpdate.this.send(request);
        }

        @Override
        void awaitEnd(BackgroundWait wait, BackgroundOperation last) throws InterruptedException {
            outcome.awaitContents(wait, last, slot);
        }

        @Override
        void taken(long bytes) {
            progress.accept(bytes);
        }

        @Override
        void abort() throws InterruptedException {
            FirmwareUpdate.this.abort(timeout.compareTo(LONGEST_ABORT) < 0 ? timeout : LONGEST_ABORT);
        }
    }

    /** The largest multiple of 128 bytes that fits into a request. */
    private int largestPart() throws InterruptedException {
        int room = Busy.retry(target, timeout, () -> Room.behind(target, TransferFwRequest.MINIMUM_LENGTH));
        return Math.max(STEP, room - room % STEP);
    }

    private BackgroundOperation begin(TransferFwRequest first) throws InterruptedException {
        try {
            return send(first);
        } catch (CommandFailedException e) {
            if (!takingOver || e.returnCode() != ReturnCode.FW_TRANSFER_IN_PROGRESS) {
                throw e;
            }
        }
        abort();
        return send(first);
    }

    private BackgroundOperation send(TransferFwRequest part) throws InterruptedException {
        return Busy.retry(target, timeout, () -> component.transferFw(part));
    }

    /**
     * Aborts the unfinished transfer of the component, no matter which client began it. Then another transfer can
     * begin. While the component is busy, for example with the latest part, the abort is sent again until the component
     * takes it.
     *
     * @throws CommandFailedException if the component refuses, or stays busy until the timeout is over
     * @throws CxlException if the component cannot be reached
     * @throws InterruptedException if the thread is interrupted
     */
    public void abort() throws InterruptedException {
        abort(timeout);
    }

    private void abort(Duration limit) throws InterruptedException {
        BackgroundOperation operation = Busy.retry(
                target, limit, () -> component.transferFw(request -> request.action(FirmwareTransferAction.ABORT)));
        BackgroundWait.on(target, limit).whileSeen(operation);
    }

    /**
     * Makes the firmware of a slot the active one. While the component is busy, the command is sent again until the
     * component takes it.
     *
     * @param slot the number of the slot, from 1
     * @throws CommandFailedException if the component refuses, for example because it has no online activation, or
     *     stays busy until the timeout is over
     * @throws CxlTimeoutException if it does not finish the activation in time; it goes on
     * @throws OutcomeUnknownException if neither Background Operation Status nor Get FW Info confirms that the slot is
     *     active, or next
     * @throws InterruptedException if the thread is interrupted while it waits; the activation goes on
     */
    public void activate(int slot, FirmwareActivationAction when) throws InterruptedException {
        BackgroundOperation operation = Busy.retry(target, timeout, () -> component.activateFw(when, slot));
        FirmwareOutcome.of(target, timeout).awaitActivation(BackgroundWait.on(target, timeout), operation, slot, when);
    }
}
