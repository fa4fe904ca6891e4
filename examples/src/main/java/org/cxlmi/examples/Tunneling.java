package org.cxlmi.examples;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfoResponse;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiHeadedDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks what is behind the ports of a switch: memory devices, logical devices within them, and what heads share. */
@Command(name = "tunneling", description = "List the memory devices behind a switch, or within a device.")
final class Tunneling extends ComponentExample {

    private static final int HEADS = 2;
    private static final int MOST_LOGICAL_DEVICES = 256;

    private final List<List<String>> rows = new ArrayList<>();

    @Option(
            names = "--logical-devices",
            defaultValue = "4",
            description = "Logical devices to ask for in each device; ${DEFAULT-VALUE} if not given.")
    private int logicalDevices;

    @Override
    Endpoint openSimulated(Cxl cxl) {
        SimulatedMultiHeadedDevice shared =
                SimulatedMultiHeadedDevice.create(SimulatedMultiLogicalDevice.builder(), HEADS);
        return cxl.open(SimulatedSwitch.builder()
                .name("switch")
                .ports(5)
                .plugIn(1, SimulatedMemoryDevice.create())
                .plugIn(2, SimulatedMultiLogicalDevice.builder().build())
                .plugIn(3, shared.head(1))
                .build()
                .connect());
    }

    @Override
    void run(Endpoint component, Report report) {
        if (logicalDevices < 0 || logicalDevices > MOST_LOGICAL_DEVICES) {
            throw new IllegalArgumentException(
                    "--logical-devices " + logicalDevices + " is not between 0 and " + MOST_LOGICAL_DEVICES);
        }
        boolean isSwitch = isSwitch(component);
        int ports =
                isSwitch ? FabricManager.of(component).identifySwitchDevice().physicalPortCount() : 0;
        for (int port = 0; port < ports; port++) {
            lookBehind("port " + port, component.through(Tunnel.switchPort(port)));
        }
        if (!isSwitch) {
            lookInto(component.name(), component);
        }
        if (rows.isEmpty()) {
            rows.add(List.of(component.name(), "no tunnel leads further"));
        }
        report.table("Behind " + component.name(), List.of("where", "what"), rows);
    }

    /** Memory devices need not identify themselves as other components do. */
    private static boolean isSwitch(CxlTarget component) {
        try {
            return Generic.of(component)
                    .identify()
                    .componentType()
                    .filter(type -> type == ComponentType.SWITCH)
                    .isPresent();
        } catch (CommandFailedException | UnsupportedCommandException | MalformedResponseException e) {
            return false;
        }
    }

    /** A port may lead nowhere, and what it leads to need not be a memory device as a whole. */
    private void lookBehind(String place, CxlTarget component) {
        try {
            add(place, component);
        } catch (CommandFailedException e) {
            String who = e.layer() == 0 ? "the switch" : "the component";
            rows.add(List.of(place, who + " says: " + e.returnCode()));
            if (e.layer() > 0) {
                lookInto(place, component);
            }
        } catch (MalformedResponseException | CxlTimeoutException e) {
            rows.add(List.of(place, String.valueOf(e.getMessage())));
        }
    }

    /** The logical devices of a device that is divided, and the LD pool of one with several heads. */
    private void lookInto(String place, CxlTarget device) {
        for (int ld = 0; ld < logicalDevices; ld++) {
            try {
                add(place + ", LD " + ld, device.through(Tunnel.logicalDevice(ld)));
            } catch (CommandFailedException e) {
                // There is none of that number, or another head has it.
            } catch (MalformedResponseException | CxlTimeoutException e) {
                rows.add(List.of(place + ", LD " + ld, String.valueOf(e.getMessage())));
            }
        }
        try {
            GetMultiHeadedInfoResponse pool =
                    FabricManager.of(device.through(Tunnel.ldPool())).getMultiHeadedInfo(0, 1);
            rows.add(List.of(
                    place + ", LD pool", pool.headCount() + " heads share " + pool.ldCount() + " logical devices"));
        } catch (CommandFailedException | UnsupportedOperationException e) {
            // It has one head, or the way to it knows no pools there.
        } catch (MalformedResponseException | CxlTimeoutException e) {
            rows.add(List.of(place + ", LD pool", String.valueOf(e.getMessage())));
        }
    }

    private void add(String place, CxlTarget target) {
        IdentifyMemoryDeviceResponse memory = MemoryDevice.of(target).identifyMemoryDevice();
        rows.add(List.of(place, "memory device of " + Report.bytes(memory.totalCapacityBytes())));
    }
}
