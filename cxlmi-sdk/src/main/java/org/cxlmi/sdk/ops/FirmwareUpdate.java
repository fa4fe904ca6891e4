package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.TransferFwRequest;

/** Gives a component new firmware: sends the package in parts, waits for each, and activates it. */
public final class FirmwareUpdate {

    private static final int STEP = 128;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    private final CxlTarget target;
    private final Generic component;
    private final int partBytes;
    private final Duration timeout;
    private LongConsumer progress = bytes -> {};

    private FirmwareUpdate(CxlTarget target, int partBytes, Duration timeout) {
        if (partBytes <= 0 || partBytes % STEP != 0) {
            throw new IllegalArgumentException("parts of " + partBytes + " bytes; write a multiple of " + STEP);
        }
        this.target = target;
        this.component = Generic.of(target);
        this.partBytes = Pieces.checkSize(partBytes);
        this.timeout = timeout;
    }

    /** Sends parts that every component has room for, and waits up to five minutes for each. */
    public static FirmwareUpdate of(CxlTarget target) {
        return of(target, STEP, DEFAULT_TIMEOUT);
    }

    /**
     * Sends larger parts, if the component and the way to it have room for them.
     *
     * @param partBytes bytes of the package in one command, a multiple of 128, up to 1 MiB
     * @param timeout how long to wait for one part, or the activation, to be done in the background
     */
    public static FirmwareUpdate of(CxlTarget target, int partBytes, Duration timeout) {
        return new FirmwareUpdate(target, partBytes, timeout);
    }

    /** Tells how many bytes of the package the component has taken, after each part. */
    public FirmwareUpdate progress(LongConsumer bytes) {
        progress = bytes;
        return this;
    }

    /**
     * Sends a package to a slot. If a part fails the component is told to give the transfer up.
     *
     * @param slot from 1, not the active one
     * @param firmware a multiple of 128 bytes
     * @throws IllegalArgumentException if the package is empty or no multiple of 128 bytes
     * @throws CxlException if the component refuses a part, or does not finish it in time
     * @throws InterruptedException if the thread is interrupted between parts
     */
    public void transfer(int slot, byte[] firmware) throws InterruptedException {
        if (firmware.length == 0 || firmware.length % STEP != 0) {
            throw new IllegalArgumentException(
                    "a package of " + firmware.length + " bytes; it has to be a multiple of " + STEP);
        }
        boolean done = false;
        try {
            for (int at = 0; at < firmware.length; at += partBytes) {
                int end = Math.min(firmware.length, at + partBytes);
                send(action(at, end, firmware.length), slot, at, Arrays.copyOfRange(firmware, at, end));
                progress.accept(end);
            }
            done = true;
        } finally {
            if (!done && firmware.length > partBytes) {
                giveUp(slot);
            }
        }
    }

    private static FirmwareTransferAction action(int begin, int end, int length) {
        if (begin == 0) {
            return end == length ? FirmwareTransferAction.FULL_TRANSFER : FirmwareTransferAction.INITIATE;
        }
        return end == length ? FirmwareTransferAction.END : FirmwareTransferAction.CONTINUE;
    }

    private void send(FirmwareTransferAction action, int slot, int offset, byte[] part) throws InterruptedException {
        BackgroundOperation operation = component.transferFw(TransferFwRequest.builder()
                .action(action)
                .slot(slot)
                .offsetBytes(offset)
                .data(part)
                .build());
        BackgroundWait.on(target, timeout).until(operation);
    }

    /** What went wrong is on its way to the caller already. */
    private void giveUp(int slot) {
        try {
            component.transferFw(
                    request -> request.action(FirmwareTransferAction.ABORT).slot(slot));
        } catch (CxlException e) {
            System.getLogger("org.cxlmi").log(System.Logger.Level.DEBUG, "giving the transfer up failed too", e);
        }
    }

    /**
     * Makes the firmware of a slot the active one.
     *
     * @param slot from 1
     * @throws CommandFailedException if the component refuses, for example because it has no online activation
     * @throws InterruptedException if the thread is interrupted while it waits; the activation goes on
     */
    public void activate(int slot, FirmwareActivationAction when) throws InterruptedException {
        BackgroundWait.on(target, timeout).until(component.activateFw(when, slot));
    }
}
