package org.cxlmi.simulator.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.ComponentCheck;
import org.cxlmi.sdk.check.Finding;
import org.cxlmi.sdk.generic.GetLogCapabilities;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

/** The guide shows code on checks that is compiled and run here. */
class CheckGuideTest {

    private static void check(CxlTarget mem0) throws InterruptedException {
        CheckReport report = ComponentCheck.of(mem0).run(finding -> {});
        for (Finding failure : report.failures()) {
            System.out.println(failure);
        }
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws IOException {
        GuideCode.assertCompiled(CheckGuideTest.class, "Check a component", "All that a component tells", 1);
    }

    @Test
    void code_printsTheFailureThatTheGuideShows() throws Exception {
        SimulatedMemoryDevice device = SimulatedMemoryDevice.builder().build();
        device.faults().always(GetLogCapabilities.COMMAND).resizePayload(3);
        String printed = GuideCode.printed(() -> {
            try (Endpoint mem0 = Endpoint.over(device.connect())) {
                check(mem0);
            }
        });

        assertTrue(
                printed.startsWith(
                        "FAIL  0402h Get Log Capabilities: response: expected at least 4 bytes, found 3 bytes"),
                printed);
    }
}
