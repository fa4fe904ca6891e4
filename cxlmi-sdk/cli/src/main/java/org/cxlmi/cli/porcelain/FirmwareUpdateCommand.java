package org.cxlmi.cli.porcelain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.cli.run.WholeNumber;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.ops.FirmwareResult;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a firmware package. */
@Command(
        description = "Sends a firmware package to a slot, and activates it if that is wanted. If it fails or is"
                + " interrupted, the transfer is aborted.")
final class FirmwareUpdateCommand extends JobCommand<FirmwareResult> {

    static final String NAME = "firmware update";

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "The package.")
    private Path file = Path.of("");

    @Option(
            names = "--slot",
            paramLabel = "N",
            converter = Slot.class,
            description = "The slot, from 1. By default, one that is empty, or else neither active nor next.")
    private @Nullable Integer slot;

    @Option(
            names = "--activate",
            description = "Activate the firmware: at once if the component can do that, otherwise at its next reset.")
    private boolean activate;

    @Option(names = "--verify", description = "Fail if the component does not tell afterwards what is in the slot.")
    private boolean verify;

    @Option(names = "--takeover", description = "Abort a transfer that somebody else began and has not ended.")
    private boolean takeover;

    @Option(
            names = "--part-bytes",
            paramLabel = "N",
            converter = PartBytes.class,
            description = "How much of the package is in each command: a multiple of 128. By default, as much as fits.")
    private @Nullable Integer partBytes;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long the component may work on each part, and on the activation. The default is 5m.")
    private @Nullable Duration patience;

    @Option(
            names = "--dry-run",
            description = "Read what is in the slots, show what would be sent and where, and change nothing.")
    private boolean dryRun;

    @Mixin
    private ResumeOption resume = new ResumeOption();

    static final class Slot extends WholeNumber {

        Slot() {
            super(1, FirmwareUpdate.MOST_SLOTS, 1);
        }
    }

    private static final class PartBytes extends WholeNumber {

        PartBytes() {
            super(FirmwareUpdate.STEP, PayloadLimits.LARGEST, FirmwareUpdate.STEP);
        }
    }

    FirmwareUpdateCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return TransferFw.COMMAND + " of " + file;
    }

    @Override
    CommandImpact impact() {
        return TransferFw.COMMAND.impact();
    }

    @Override
    String done() {
        return "updated";
    }

    @Override
    boolean isDry() {
        return dryRun;
    }

    @Override
    Optional<ResumeOption> resume() {
        return Optional.of(resume);
    }

    @Override
    Work work(JobContext context) {
        return dryRun
                ? (place, opener) -> FirmwareText.of(
                        context.run(place, update(opener.open(place)).plan(file)))
                : super.work(context);
    }

    @Override
    Job<FirmwareResult> job(CxlTarget target) {
        return update(target).transfer(file);
    }

    private FirmwareUpdate update(CxlTarget target) {
        FirmwareUpdate update = FirmwareUpdate.of(target);
        update = slot == null ? update : update.withSlot(slot);
        update = partBytes == null ? update : update.withPartBytes(partBytes);
        update = patience == null ? update : update.withTimeout(patience);
        update = takeover ? update.withTakeover() : update;
        update = verify ? update.withVerification() : update;
        return activate ? update.withActivation() : update;
    }

    @Override
    Content content(FirmwareResult result) {
        return FirmwareText.of(result);
    }
}
