package org.cxlmi.simulator.topology;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fleet.Fleet;
import org.cxlmi.sdk.fleet.FleetOutcome;
import org.cxlmi.sdk.fleet.FleetRun;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.topology.Component;
import org.cxlmi.sdk.topology.PhysicalPort;
import org.cxlmi.sdk.topology.TopologyWalk;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

/** The guide shows code of these sections that is compiled and run here. */
class GuideTest {

    private static void many(Cxl cxl) {
        Fleet fleet = Fleet.create().withConcurrency(16).withDeadline(Duration.ofSeconds(30));
        try (FleetRun<Endpoint, GetHealthInfoResponse> run =
                fleet.start(cxl.endpoints(), target -> MemoryDevice.of(target).getHealthInfo())) {
            for (FleetOutcome<Endpoint, GetHealthInfoResponse> outcome : run) {
                if (outcome instanceof FleetOutcome.Done<Endpoint, GetHealthInfoResponse> done) {
                    System.out.println(done.target() + ": " + done.value());
                } else {
                    System.out.println(outcome);
                }
            }
        }
    }

    private static Fleet waves() {
        Fleet careful = Fleet.create().withWave(1, 0).withWave(10, 1);
        return careful;
    }

    private static void topology(Endpoint sw) {
        Component root = TopologyWalk.create().from(sw);
        root.all().forEach(System.out::println);
        root.switchDevice().ifPresent(device -> {
            for (PhysicalPort port : device.ports()) {
                System.out.println(port.id() + " " + port.component().map(Component::kind) + " " + port.boundTo());
            }
        });
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws IOException {
        GuideCode.assertCompiled(GuideTest.class, "Many components at once", "Watch events", 2);
        GuideCode.assertCompiled(GuideTest.class, "Topology", "Change a fabric", 1);
    }

    @Test
    void code_prints() throws Exception {
        String text = GuideCode.printed(() -> {
            try (Cxl cxl = Cxl.create()) {
                cxl.open(SimulatedMemoryDevice.builder().name("mem0").build().connect());
                cxl.open(new Rack().sw.connect());
                many(cxl);
                topology(new Rack().endpoint);
            }
        });
        assertTrue(text.contains("mem0: GetHealthInfoResponse{"), text);
        assertTrue(text.contains("Failed[target=sw, cause="), text);
        assertTrue(text.contains("1 Optional[MEMORY_DEVICE] [VCS 0 vPPB 99]"), text);
        assertTrue(waves().toString().contains("allowedFailures=1"), text);
    }
}
