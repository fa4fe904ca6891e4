package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.ComponentCheck;
import org.cxlmi.sdk.check.Finding;
import org.cxlmi.sdk.check.SkipReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs inside the guest, where {@link GuestIT} starts it: QEMU's device is checked, and what it does wrong is found. */
class CheckJourney {

    private final Cxl cxl = Cxl.create();
    private final Endpoint mem0 = cxl.open("mem0");

    @BeforeAll
    static void allowRawCommands() throws IOException {
        GuestKernel.allowAllRawCommands();
    }

    @AfterEach
    void close() {
        cxl.close();
    }

    @Test
    void check_findsThatOffsetsInTheEffectsLogCountEntries() throws Exception {
        CheckReport report = ComponentCheck.of(mem0).withWrites().run();

        // W12
        List<String> failures =
                report.failures().stream().map(Finding::toString).toList();
        assertTrue(report.isComplete(), report::toString);
        assertTrue(
                failures.stream().anyMatch(failure -> failure.startsWith("FAIL  0401h Get Log: pieces: ")),
                () -> String.join("\n", failures));
        assertEquals(List.of(), report.changed());
        assertEquals(
                !GuestKernel.hasRawCommands(),
                report.findings().stream()
                        .anyMatch(finding -> finding.skipReason().equals(Optional.of(SkipReason.NOT_SENT))));
    }
}
