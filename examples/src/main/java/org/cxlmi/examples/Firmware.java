package org.cxlmi.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.ops.FirmwareUpdate;
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

    @Option(
            names = "--slot",
            defaultValue = "2",
            description = "The slot for it, from 1; ${DEFAULT-VALUE} if not given.")
    private int slot;

    @Option(
            names = "--activate",
            description = "Run it: at once where the component can do that, else from the next reset on.")
    private boolean activate;

    @Override
    void run(Endpoint component, Report report) {
        byte[] bytes = firmware == null ? null : read(firmware);
        print(component, report);
        if (bytes == null && !activate) {
            return;
        }
        try {
            FirmwareUpdate update = FirmwareUpdate.of(component).takingOver();
            if (bytes != null) {
                update.progress(sent -> report.progress(sent, bytes.length)).transfer(slot, bytes);
            }
            if (activate) {
                update.activate(slot, activation(component));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        print(component, report);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(InputFile.check(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FirmwareActivationAction activation(Endpoint component) {
        return Generic.of(component).getFwInfo().onlineActivationSupported()
                ? FirmwareActivationAction.ONLINE
                : FirmwareActivationAction.ON_NEXT_RESET;
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
