package org.cxlmi.simulator.fabric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.PortOpcode;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedSwitch;

/** A fabric of all kinds of components, new or with something in all of its parts, and its saved state. */
final class UsedFabric {

    private static final String TOPOLOGY = """
        components:
          - switch: switch0
            eid: 8
            port-count: 9
            binding-time: 2s
            disabled-ports: [8]
            virtual-switches:
              - { upstream-port: 0, vppbs: 4 }
            plugged-in:
              - { port: 1, memory-device: mem1, volatile: 1GiB, persistent: 0, partitionable: 0, label-storage: 0 }
              - { ports: 2-3, multi-logical-device: mld, logical-devices: 3, memory: 6GiB }
              - { port: 4, head: mhd0/0 }
              - { port: 5, head: mhd0/1 }
              - port: 6
                switch: switch1
                port-count: 3
                plugged-in:
                  - { port: 2, multi-logical-device: far, logical-devices: 2, memory: 2GiB }
              - { port: 7, memory-device: spare }
          - memory-device: mem9
            eid: 9
            label-storage: 1KiB
          - multi-headed-device: mhd0
            heads: 2
            logical-devices: 2
            memory: 4GiB
        """;
    static final UUID SECRET = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private UsedFabric() {}

    static SimulatedFabric fresh(SimulatedClock clock) {
        return SimulatedFabric.parse("fabric.yaml", TOPOLOGY, clock);
    }

    static SimulatedFabric restored(Map<String, ?> state) {
        SimulatedFabric fabric = fresh(SimulatedClock.driven());
        fabric.restore(state);
        return fabric;
    }

    static Endpoint switchOf(SimulatedFabric fabric) {
        return Endpoint.over(fabric.component("switch0").connect());
    }

    static SimulatedSwitch simulatedSwitch(SimulatedFabric fabric) {
        return (SimulatedSwitch) fabric.component("switch0");
    }

    static void bind(FabricManager manager, int vppb, int port, OptionalInt ld) {
        manager.bindVppb(request -> {
            request.vcsId(0).vppbId(vppb).portId(port);
            ld.ifPresentOrElse(request::ldId, () -> request.ldId(0xFFFF));
        });
    }

    /** A fabric with something in all of its parts. */
    static SimulatedFabric used(SimulatedClock clock) {
        SimulatedFabric fabric = fresh(clock);
        Endpoint endpoint = switchOf(fabric);
        FabricManager manager = FabricManager.of(endpoint);
        bind(manager, 0, 1, OptionalInt.empty());
        clock.advance(Duration.ofSeconds(2));
        bind(manager, 1, 2, OptionalInt.of(1));
        clock.advance(Duration.ofSeconds(2));
        manager.generateAerEvent(request -> request.vcsId(0).vppbId(1));
        manager.setDomainValidationSv(SECRET);
        simulatedSwitch(fabric).setSecretValue(0, SECRET);
        simulatedSwitch(fabric).unplug(7);
        simulatedSwitch(fabric).setLinkDown(3, true);
        manager.physicalPortControl(2, PortOpcode.ASSERT_PERST);
        manager.physicalPortControl(2, PortOpcode.DEASSERT_PERST);
        manager.physicalPortControl(3, PortOpcode.ASSERT_PERST);
        manager.sendPpbCxlIoConfiguration(request -> request.ppbId(1)
                .registerNumber(0x40)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .transactionData(0x12345678));
        manager.sendLdCxlIoConfiguration(request -> request.ppbId(2)
                .ldId(2)
                .registerNumber(0x40)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .transactionData(0x9ABC));
        manager.sendLdCxlIoMemory(request -> request.portId(2)
                .ldId(1)
                .transactionAddress(4)
                .transactionLength(4)
                .firstDwByteEnables(0xF)
                .transactionType(CxlIoTransactionType.WRITE)
                .transactionData(new byte[] {1, 2, 3, 4}));
        FabricManager mld = FabricManager.of(endpoint.through(Tunnel.switchPort(2)));
        mld.setLdAllocations(
                0,
                List.of(
                        LdAllocation.builder().range1AllocationMultiplier(4).build(),
                        LdAllocation.builder()
                                .range1AllocationMultiplier(2)
                                .range2AllocationMultiplier(6)
                                .build()));
        mld.setQosControl(request ->
                request.egressModeratePercentage(20).egressSeverePercentage(30).backpressureSampleInterval(1));
        mld.setQosAllocatedBw(1, 10, 20);
        mld.setQosBwLimit(0, 30);
        MemoryDevice.of(endpoint.through(Tunnel.switchPort(2).ld(1))).injectPoison(0x1000);
        Generic.of(endpoint.through(Tunnel.switchPort(1))).setTimestamp(Instant.parse("2026-03-01T12:00:00Z"));
        MemoryDevice.of(endpoint.through(Tunnel.switchPort(4).ld(0))).setShutdownState(request -> request.dirty(true));
        Generic.of(Endpoint.over(fabric.component("mem9").connect()))
                .setTimestamp(Instant.parse("2026-03-01T12:00:00Z"));
        MemoryDevice.of(Endpoint.over(fabric.component("mem9").connect())).setLsa(0, new byte[] {5, 6});
        manager.unbindVppb(0, 1, UnbindOption.WAIT_FOR_LINK_DOWN);
        clock.advance(Duration.ofSeconds(1));
        return fabric;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
