package org.cxlmi.examples;

import java.nio.file.Path;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.OperationProgress;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.ops.FirmwareResult;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the firmware slots of a component, and puts new firmware into one. */
@Command(name = "firmware", description = "Show the firmware of a component, or give it another.")
final class Firmware extends ComponentExample {

    @Option(
            names = "--transfer",
            paramLabel = "FILE",
            description =
                    "A firmware package to send to the slot; a transfer that was begun and not ended is given up.")
    private @Nullable Path firmware;

    @Option(names = "--slot", description = "The slot, from 1; without this, the package goes to a free one.")
    private @Nullable Integer slot;

    @Option(
            names = "--activate",
            description = "Run it: at once where the component can do that, else from the next reset on.")
    private boolean activate;

    @Override
    void run(Endpoint component, Report report) {
        Job<FirmwareResult> job = job(component);
        print(component, report);
        if (job == null) {
            return;
        }
        try {
            job.onProgress(progress -> show(progress, report)).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        print(component, report);
    }

    private static void show(OperationProgress progress, Report report) {
        if (progress.unit().equals("bytes")) {
            report.progress(progress.done().orElseThrow(), progress.total().orElseThrow());
        }
    }

    private @Nullable Job<FirmwareResult> job(Endpoint component) {
        FirmwareUpdate update = FirmwareUpdate.of(component).withTakeover();
        FirmwareUpdate toSlot = slot == null ? update : update.withSlot(slot);
        if (firmware != null) {
            return (activate ? toSlot.withActivation() : toSlot).transfer(InputFile.check(firmware));
        }
        if (activate && slot == null) {
            throw new IllegalArgumentException("--activate: say which slot with --slot");
        }
        return slot != null && activate ? update.activate(slot) : null;
    }

    private static void print(Endpoint component, Report report) {
        GetFwInfoResponse info = Generic.of(component).getFwInfo();
        List<String> revisions = List.of(
                info.slot1FirmwareRevision(),
                info.slot2FirmwareRevision(),
                info.slot3FirmwareRevision(),
                info.slot4FirmwareRevision());
        Report.Section section = report.section("Firmware of " + component.name());
        for (int i = 1; i <= Math.min(info.slotsSupported(), revisions.size()); i++) {
            String revision = revisions.get(i - 1);
            section.line("slot " + i, (revision.isEmpty() ? "empty" : revision) + state(info, i));
        }
        section.line("activation without a reset", info.onlineActivationSupported() ? "yes" : "no")
                .print();
    }

    private static String state(GetFwInfoResponse info, int slot) {
        if (slot == info.activeSlot()) {
            return ", active";
        }
        return slot == info.stagedSlot() ? ", next" : "";
    }
}
