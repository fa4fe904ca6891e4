package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.Optional;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.Constants;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.ops.FirmwareResult;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Activates what is in a slot. */
@Command(description = "Activates the firmware that is in a slot.")
final class FirmwareActivateCommand extends JobCommand<FirmwareResult> {

    static final String NAME = "firmware activate";

    private static final String WHEN = "--when";

    @Option(
            names = "--slot",
            paramLabel = "N",
            required = true,
            converter = FirmwareUpdateCommand.Slot.class,
            description = "The slot, from 1.")
    private int slot;

    @Option(
            names = WHEN,
            paramLabel = "TIME",
            description = "online or on-next-reset. By default, online if the component can do that.")
    private @Nullable String when;

    @Option(names = "--verify", description = "Fail if the component does not tell afterwards which slot is active.")
    private boolean verify;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long the component may work on it. The default is 5m.")
    private @Nullable Duration patience;

    @Mixin
    private ResumeOption resume = new ResumeOption();

    FirmwareActivateCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return ActivateFw.COMMAND + " of slot " + slot;
    }

    @Override
    CommandImpact impact() {
        return ActivateFw.COMMAND.impact();
    }

    @Override
    Optional<ResumeOption> resume() {
        return Optional.of(resume);
    }

    @Override
    String done() {
        return "activated";
    }

    @Override
    Job<FirmwareResult> job(CxlTarget target) {
        FirmwareUpdate update = FirmwareUpdate.of(target);
        update = patience == null ? update : update.withTimeout(patience);
        update = verify ? update.withVerification() : update;
        if (when != null) {
            update = update.withActivation(Constants.constant(WHEN, FirmwareActivationAction.class, when));
        }
        return update.activate(slot);
    }

    @Override
    Content content(FirmwareResult result) {
        return FirmwareText.of(result);
    }
}
