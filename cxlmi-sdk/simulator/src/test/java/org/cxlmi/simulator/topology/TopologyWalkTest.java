package org.cxlmi.simulator.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.PortConfigurationState;
import org.cxlmi.sdk.fmapi.VcsState;
import org.cxlmi.sdk.topology.Component;
import org.cxlmi.sdk.topology.ComponentKind;
import org.cxlmi.sdk.topology.DynamicCapacityHost;
import org.cxlmi.sdk.topology.Head;
import org.cxlmi.sdk.topology.LogicalDevice;
import org.cxlmi.sdk.topology.MultiHeadedDevice;
import org.cxlmi.sdk.topology.PhysicalPort;
import org.cxlmi.sdk.topology.SwitchDevice;
import org.cxlmi.sdk.topology.VirtualSwitch;
import org.cxlmi.sdk.topology.VppbId;
import org.junit.jupiter.api.Test;

/** What a walk finds where nothing is wrong. */
class TopologyWalkTest {

    private final Rack rack = new Rack();
    private final Component root = rack.walk();
    private final SwitchDevice sw = root.switchDevice().orElseThrow();

    private Component behind(int port) {
        return sw.ports().get(port).component().orElseThrow();
    }

    @Test
    void everything_isReadWithoutFailure() {
        assertEquals(
                List.of(
                        "sw: switch 1E98h:0001h, serial number 0000000000000005h, 20 ports, 2 virtual switches",
                        "sw > port 1: memory device 0000h:0000h, serial number 0000000000000051h",
                        "sw > port 2: multi-logical device 0000h:0000h, serial number 0000000000000052h,"
                                + " 16 logical devices, 16 hosts with dynamic capacity",
                        "sw > port 3: multi-headed device 0000h:0000h, serial number 0000000000000070h,"
                                + " 40 heads, 16 logical devices, 16 hosts with dynamic capacity",
                        "sw > port 4: switch 0000h:0000h, serial number 0000000000000054h, 2 ports, 0 virtual switches",
                        "sw > port 4 > port 1: memory device 0000h:0000h, serial number 0000000000000055h"),
                root.all().map(Component::toString).toList());
        assertTrue(root.all().allMatch(component -> component.failures().isEmpty()));
    }

    @Test
    void ports_haveTheirStateAndWhatIsBehind() {
        List<PhysicalPort> ports = sw.ports();
        assertEquals(20, ports.size());
        assertEquals(
                PortConfigurationState.USP, ports.get(0).state().orElseThrow().configurationState());
        assertEquals(
                Optional.of(ConnectedDeviceType.CXL_TYPE_3_SLD), ports.get(1).connectedDeviceType());
        assertEquals(List.of(new VppbId(0, 99)), ports.get(1).boundTo());
        assertEquals(List.of(), ports.get(2).boundTo());
        assertEquals(Optional.of(ConnectedDeviceType.NO_DEVICE), ports.get(6).connectedDeviceType());
        assertEquals(
                PortConfigurationState.DISABLED,
                ports.get(19).state().orElseThrow().configurationState());
        for (int empty : new int[] {0, 5, 6, 18, 19}) {
            assertEquals(Optional.empty(), ports.get(empty).component());
            assertEquals(Optional.empty(), ports.get(empty).failure());
        }
    }

    @Test
    void virtualSwitches_haveAllTheirVppbs() {
        VirtualSwitch first = sw.virtualSwitches().get(0);
        assertEquals(Optional.of(VcsState.ENABLED), first.state());
        assertEquals(OptionalInt.of(0), first.upstreamPort());
        assertEquals(100, first.vppbs().size());
        assertEquals(OptionalInt.of(1), first.vppbs().get(99).port());
        assertEquals(OptionalInt.empty(), first.vppbs().get(99).logicalDevice());
        assertEquals(OptionalInt.empty(), first.vppbs().get(0).port());
        VirtualSwitch second = sw.virtualSwitches().get(1);
        assertEquals(2, second.vppbs().size());
        assertEquals(new VppbId(1, 0), second.vppbs().get(0).id());
        assertEquals(OptionalInt.of(15), second.vppbs().get(0).logicalDevice());
    }

    @Test
    void logicalDevices_haveSizesAndWhomTheyAreBoundTo() {
        Component mld = behind(2);
        assertEquals(ComponentKind.MULTI_LOGICAL_DEVICE, mld.kind());
        List<LogicalDevice> devices = mld.multiLogicalDevice().orElseThrow().logicalDevices();
        assertEquals(16, devices.size());
        assertEquals(
                new LogicalDevice(
                        15,
                        OptionalLong.of(1L << 30),
                        OptionalLong.of(0),
                        OptionalInt.empty(),
                        List.of(new VppbId(1, 0)),
                        Optional.empty()),
                devices.get(15));
        assertEquals(List.of(), devices.get(0).boundTo());
    }

    @Test
    void dynamicCapacity_hasRegionsOfEachHost() {
        List<DynamicCapacityHost> hosts =
                behind(2).dynamicCapacityDevice().orElseThrow().hosts();
        assertEquals(16, hosts.size());
        assertEquals(2, hosts.get(15).regions().size());
        assertEquals(2L << 20, hosts.get(0).regions().get(1).regionBlockSize());
        assertEquals(
                1,
                behind(3)
                        .dynamicCapacityDevice()
                        .orElseThrow()
                        .hosts()
                        .get(7)
                        .regions()
                        .size());
    }

    @Test
    void multiHeadedDevice_isReadThroughItsPool() {
        Component mhd = behind(3);
        MultiHeadedDevice heads = mhd.multiHeadedDevice().orElseThrow();
        assertEquals(16, heads.logicalDeviceCount());
        assertEquals(40, heads.heads().size());
        Head last = heads.heads().get(39);
        assertEquals(39, last.information().orElseThrow().portNumber());
        assertEquals(List.of(), last.logicalDevices());
        assertEquals(List.of(15), heads.heads().get(15).logicalDevices());
        List<LogicalDevice> devices = mhd.multiLogicalDevice().orElseThrow().logicalDevices();
        assertEquals(16, devices.size());
        assertEquals(OptionalInt.of(15), devices.get(15).head());
    }

    @Test
    void memoryDevice_hasItsCapacity() {
        assertEquals(4L << 30, behind(1).memory().orElseThrow().totalCapacityBytes());
        assertEquals(
                "sw/port4/port1",
                Rack.pathOf(behind(4)
                        .switchDevice()
                        .orElseThrow()
                        .ports()
                        .get(1)
                        .component()
                        .orElseThrow()
                        .tunnel()
                        .orElseThrow()));
    }
}
