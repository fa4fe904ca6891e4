package org.cxlmi.examples;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.sim.SimulatedMemoryDevice;
import org.cxlmi.sdk.sim.SimulatedMultiLogicalDevice;
import org.cxlmi.sdk.sim.SimulatedSwitch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks what is behind the ports of a switch: memory devices, and logical devices within them. */
@Command(name = "tunneling", description = "List the memory devices behind a switch.")
final class Tunneling extends ComponentExample {

    @Option(
            names = "--logical-devices",
            defaultValue = "4",
            description = "Logical devices to ask for behind each port; ${DEFAULT-VALUE} if not given.")
    private int logicalDevices;

    @Override
    Endpoint openSimulated(Cxl cxl) {
        return cxl.openSimulated(SimulatedSwitch.builder()
                .name("switch")
                .ports(4)
                .plugIn(1, SimulatedMemoryDevice.create())
                .plugIn(2, SimulatedMultiLogicalDevice.builder().build())
                .build());
    }

    @Override
    void run(Endpoint component, Report report) {
        IdentifySwitchDeviceResponse identity = FabricManager.of(component).identifySwitchDevice();
        List<List<String>> rows = new ArrayList<>();
        for (int port = 0; port < identity.physicalPortCount(); port++) {
            rows.addAll(behindPort(component, port));
        }
        report.table("Behind " + component.name(), List.of("where", "what"), rows);
    }

    /** A device that fills the port, or else the logical devices of one that is divided, or else why there is neither. */
    private List<List<String>> behindPort(Endpoint component, int port) {
        String place = "port " + port;
        List<List<String>> rows = new ArrayList<>();
        try {
            return List.of(row(place, component.through(Tunnel.switchPort(port))));
        } catch (CommandFailedException e) {
            String who = e.layer() == 0 ? "the switch" : "the component";
            rows.add(List.of(place, who + " says: " + e.returnCode()));
            if (e.layer() == 0) {
                return rows;
            }
        }
        for (int ld = 0; ld < logicalDevices; ld++) {
            try {
                rows.add(row(
                        place + ", LD " + ld,
                        component.through(Tunnel.switchPort(port).ld(ld))));
            } catch (CommandFailedException e) {
                break;
            }
        }
        return rows;
    }

    private static List<String> row(String place, CxlTarget target) {
        IdentifyMemoryDeviceResponse memory = MemoryDevice.of(target).identifyMemoryDevice();
        return List.of(place, "memory device of " + Report.bytes(memory.totalCapacityBytes()));
    }
}
