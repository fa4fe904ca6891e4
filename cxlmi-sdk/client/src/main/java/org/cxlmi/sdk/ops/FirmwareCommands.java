package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Optional;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;

/** The firmware commands, which are repeated while the component is busy. */
final class FirmwareCommands {

    private final CxlTarget target;
    private final Duration timeout;
    private final Generic component;

    FirmwareCommands(CxlTarget target, Duration timeout) {
        this.target = target;
        this.timeout = timeout;
        this.component = Generic.of(target);
    }

    FirmwareSlots slots() throws InterruptedException {
        return Busy.retry(target, timeout, () -> new FirmwareSlots(component.getFwInfo()));
    }

    /** What the slots hold; absent if the component does not tell. */
    Optional<FirmwareSlots> slotsIfTold() throws InterruptedException {
        try {
            return Optional.of(slots());
        } catch (CxlException e) {
            return Optional.empty();
        }
    }

    /** The largest multiple of 128 bytes that fits into a request. */
    int largestPart() throws InterruptedException {
        int room = Busy.retry(target, timeout, () -> Room.behind(target, TransferFwRequest.MINIMUM_LENGTH));
        return Math.max(FirmwareUpdate.STEP, room - room % FirmwareUpdate.STEP);
    }

    BackgroundOperation send(TransferFwRequest part) throws InterruptedException {
        return Busy.retry(target, timeout, () -> component.transferFw(part));
    }

    /**
     * Aborts the transfer of the component.
     *
     * @param limit how long the component may be busy before
     * @return the operation, finished as far as the component tells
     */
    BackgroundOperation abort(Duration limit) throws InterruptedException {
        BackgroundOperation operation = Busy.retry(
                target, limit, () -> component.transferFw(request -> request.action(FirmwareTransferAction.ABORT)));
        BackgroundWait.on(target, limit).whileSeen(operation);
        return BackgroundWork.operation(target, TransferFw.COMMAND, BackgroundOperation.State.FINISHED);
    }
}
