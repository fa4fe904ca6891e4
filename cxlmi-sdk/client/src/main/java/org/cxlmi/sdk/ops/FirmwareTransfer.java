package org.cxlmi.sdk.ops;

import java.util.Optional;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;

/** The transfer of a package to a slot, with what a checkpoint says of it. */
final class FirmwareTransfer {

    private static final String PACKAGE = "package";
    private static final String SLOT = "slot";
    private static final String PART = "part";
    private static final String OFFSET = "offset";

    private final JobRun<?> run;
    private final FirmwareUpdate.Options options;
    private final FirmwarePackage firmware;
    private final String digest;
    private final FirmwareCommands commands;

    FirmwareTransfer(JobRun<?> run, FirmwareUpdate.Options options, FirmwarePackage firmware)
            throws InterruptedException {
        this.run = run;
        this.options = options;
        this.firmware = firmware;
        this.digest = firmware.digest();
        this.commands = new FirmwareCommands(run.target(), options.timeout());
    }

    /** Refuses to go on with a package or a slot other than that of the checkpoint. */
    void check() {
        Optional<String> earlier = run.checkpoint().text(PACKAGE);
        if (earlier.isPresent() && !earlier.get().equals(digest)) {
            throw run.impossible("The checkpoint is that of another package. Begin anew to send this one.");
        }
        if (isBegun() && options.slot().isPresent() && options.slot().getAsInt() != slot()) {
            throw run.impossible("The checkpoint is that of a transfer to slot " + slot() + ", not to slot "
                    + options.slot().getAsInt() + ".");
        }
    }

    /** Whether an earlier run has begun the transfer. */
    boolean isBegun() {
        return run.checkpoint().number(SLOT).isPresent();
    }

    /** Whether an earlier run has ended the transfer. */
    boolean isDone() {
        return isBegun() && offset() == firmware.length();
    }

    /** The slot that an earlier run chose. */
    int slot() {
        long slot = run.checkpoint().number(SLOT).orElseThrow();
        return FirmwareSlots.check((int) Math.min(slot, Integer.MAX_VALUE));
    }

    private long offset() {
        return run.checkpoint().number(OFFSET).orElse(0);
    }

    /**
     * Sends the parts that the component does not have yet.
     *
     * @param before what the slots held before; absent if that is not known
     */
    void perform(int slot, Optional<FirmwareSlots> before) throws InterruptedException {
        run.enter("transfer");
        long from = offset();
        if (isDone()) {
            run.done(from, from, "bytes");
            return;
        }
        Parts parts = new Parts(slot, new FirmwareOutcome(run.target(), options.timeout(), before));
        int size = partSize();
        boolean fits = from > 0 && from < firmware.length() && from % size == 0;
        if (fits) {
            try {
                parts.run(firmware, size, from);
                return;
            } catch (CommandFailedException | OutcomeUnknownException e) {
                if (!parts.isGone(e)) {
                    throw e;
                }
                run.leaves("");
            }
        }
        sendAll(parts, slot, size);
    }

    private void sendAll(Parts parts, int slot, int size) throws InterruptedException {
        run.keep(run.checkpoint()
                .with(PACKAGE, digest)
                .with(SLOT, slot)
                .with(PART, size)
                .with(OFFSET, 0));
        try {
            parts.run(firmware, size);
        } catch (CommandFailedException e) {
            if (parts.isOutOfOrder(e)) {
                run.leaves("The component no longer has the transfer, as after a loss of power, a pause of more than"
                        + " 30 seconds, or an abort by another client. Begin again.");
            }
            throw e;
        }
    }

    /** How much of the package is in each command. */
    int partSize() throws InterruptedException {
        long earlier = run.checkpoint().number(PART).orElse(0);
        if (earlier > 0 && earlier % FirmwareUpdate.STEP == 0 && earlier <= Integer.MAX_VALUE) {
            return Room.checkSize((int) earlier);
        }
        return options.partBytes().isPresent() ? options.partBytes().getAsInt() : commands.largestPart();
    }

    private final class Parts extends PartedTransfer {

        private final int slot;
        private final FirmwareOutcome outcome;

        Parts(int slot, FirmwareOutcome outcome) {
            super(run.target(), TransferFw.COMMAND, ReturnCode.FW_TRANSFER_OUT_OF_ORDER, options.timeout());
            this.slot = slot;
            this.outcome = outcome;
        }

        /** Whether a failure shows that the component no longer has the transfer of an earlier run. */
        boolean isGone(CxlException e) {
            return e instanceof CommandFailedException refusal ? isOutOfOrder(refusal) : true;
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
            return offset == 0 ? begin(request) : commands.send(request);
        }

        private BackgroundOperation begin(TransferFwRequest first) throws InterruptedException {
            try {
                return commands.send(first);
            } catch (CommandFailedException e) {
                if (!options.takeover() || e.returnCode() != ReturnCode.FW_TRANSFER_IN_PROGRESS) {
                    throw e;
                }
            }
            commands.abort(options.timeout());
            return commands.send(first);
        }

        @Override
        void awaitEnd(BackgroundWait wait, BackgroundOperation last) throws InterruptedException {
            outcome.awaitContents(wait, last, slot);
        }

        @Override
        void taken(long bytes) {
            run.keep(run.checkpoint().with(OFFSET, bytes));
            run.done(bytes, firmware.length(), "bytes");
        }

        @Override
        void abort() throws InterruptedException {
            run.leaves("The transfer may still be open. Go on from its checkpoint within 30 seconds, or abort it.");
            commands.abort(abortLimit(options.timeout()));
            run.keepNothing();
            run.leaves("The transfer was aborted.");
        }
    }
}
