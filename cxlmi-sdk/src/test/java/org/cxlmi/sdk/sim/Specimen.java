package org.cxlmi.sdk.sim;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelTransport;
import org.cxlmi.sdk.fmapi.CxlIoTransactionType;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.SendLdCxlIoMemoryRequest;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.UpdatedExtent;

/** A simulated component with something in it, and all that can be told of its state. */
final class Specimen {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long GIB = 1L << 30;
    private static final long BLOCK = 2L << 20;
    private static final long BASE = 8 * GIB;

    private final SimulatedClock clock;
    private final Transport transport;
    private final Supplier<Object> state;

    private Specimen(SimulatedClock clock, Transport transport, Supplier<Object> state) {
        this.clock = clock;
        this.transport = transport;
        this.state = state;
    }

    /** What there is to simulate. */
    enum Kind {
        MEMORY_DEVICE {
            @Override
            Specimen make(SimulatedClock clock) {
                SimulatedMemoryDevice device =
                        filled(small(SimulatedMemoryDevice.builder().clock(clock)));
                return new Specimen(clock, device.connect(), device::save);
            }
        },
        DYNAMIC_CAPACITY_DEVICE {
            @Override
            Specimen make(SimulatedClock clock) {
                SimulatedMemoryDevice device = filled(withDynamicCapacity(
                        small(SimulatedMemoryDevice.builder().clock(clock))));
                giveCapacity(device);
                return new Specimen(clock, device.connect(), device::save);
            }
        },
        MULTI_LOGICAL_DEVICE {
            @Override
            Specimen make(SimulatedClock clock) {
                SimulatedMultiLogicalDevice device = multiLogicalDevice(clock).build();
                giveCapacity(device.logicalDevice(1));
                return new Specimen(clock, device.connect(), stateOf(device));
            }
        },
        LOGICAL_DEVICE {
            @Override
            Specimen make(SimulatedClock clock) {
                SimulatedMultiLogicalDevice device = multiLogicalDevice(clock).build();
                giveCapacity(device.logicalDevice(1));
                return new Specimen(
                        clock,
                        TunnelTransport.through(device.connect(), Tunnel.logicalDevice(1)),
                        device.logicalDevice(1)::save);
            }
        },
        SWITCH {
            @Override
            Specimen make(SimulatedClock clock) {
                SimulatedSwitch made = switchOf(clock);
                return new Specimen(clock, made.connect(), stateOf(made));
            }
        },
        HEAD {
            @Override
            Specimen make(SimulatedClock clock) {
                SimulatedMultiHeadedDevice device = SimulatedMultiHeadedDevice.create(multiLogicalDevice(clock), 2);
                return new Specimen(clock, device.head(1).connect(), stateOf(device.pool()));
            }
        },
        LD_POOL {
            @Override
            Specimen make(SimulatedClock clock) {
                SimulatedMultiHeadedDevice device = SimulatedMultiHeadedDevice.create(multiLogicalDevice(clock), 2);
                return new Specimen(
                        clock,
                        TunnelTransport.through(device.head(1).connect(), Tunnel.ldPool()),
                        stateOf(device.pool()));
            }
        };

        /** A new one, that always is the same. */
        abstract Specimen make(SimulatedClock clock);
    }

    private static SimulatedMemoryDeviceBuilder small(SimulatedMemoryDeviceBuilder builder) {
        return builder.maximumPayloadExponent(11)
                .labelStorageSize(256)
                .eventLogSize(8)
                .poisonListSize(4)
                .injectPoisonLimit(3);
    }

    private static SimulatedMemoryDeviceBuilder withDynamicCapacity(SimulatedMemoryDeviceBuilder builder) {
        return builder.dynamicCapacity(List.of(region(BASE), region(BASE + GIB)), List.of())
                .sharableRegion(1);
    }

    private static DynamicCapacityRegion region(long base) {
        return DynamicCapacityRegion.builder()
                .regionBase(base)
                .regionDecodeLengthBytes(GIB)
                .regionLength(16 * BLOCK)
                .regionBlockSize(BLOCK)
                .build();
    }

    private static SimulatedMemoryDevice filled(SimulatedMemoryDeviceBuilder builder) {
        SimulatedMemoryDevice device = builder.build();
        device.injectPoison(0, 128);
        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        return device;
    }

    /** Offers a block that the host accepts, and others of which it has to decide. */
    private static void giveCapacity(SimulatedMemoryDevice device) {
        device.manageDynamicCapacity(management -> {
            management.offer(List.of(extent(BASE, 0)));
            return Boolean.TRUE;
        });
        MemoryDevice.of(Endpoint.over(device.connect()))
                .addDynamicCapacityResponse(
                        false,
                        List.of(UpdatedExtent.builder()
                                .startingDevicePhysicalAddress(BASE)
                                .length(BLOCK)
                                .build()));
        device.manageDynamicCapacity(management -> {
            management.offer(List.of(extent(BASE + BLOCK, 0)));
            management.offer(List.of(extent(BASE + GIB, 1)));
            return Boolean.TRUE;
        });
    }

    private static DynamicCapacityExtent extent(long start, int sequence) {
        byte[] tag = new byte[16];
        tag[0] = (byte) sequence;
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(BLOCK)
                .tag(tag)
                .sharedExtentSequence(sequence)
                .build();
    }

    private static SimulatedMultiLogicalDeviceBuilder multiLogicalDevice(SimulatedClock clock) {
        return SimulatedMultiLogicalDevice.builder()
                .clock(clock)
                .logicalDevices(2, 4 * GIB)
                .eachLogicalDevice((device, ldId) -> withDynamicCapacity(small(device)));
    }

    private static SimulatedSwitch switchOf(SimulatedClock clock) {
        return SimulatedSwitch.builder()
                .clock(clock)
                .ports(6)
                .virtualSwitch(0, 3)
                .plugIn(1, filled(small(SimulatedMemoryDevice.builder().clock(clock))))
                .plugIn(2, multiLogicalDevice(clock).build())
                .plugIn(3, SimulatedMemoryDevice.builder().clock(clock).build())
                .linkDown(3)
                .disabledPort(4)
                .build();
    }

    private static Supplier<Object> stateOf(SimulatedSwitch made) {
        FabricManager manager = FabricManager.of(Endpoint.over(made.connect()));
        SimulatedMemoryDevice memoryDevice =
                (SimulatedMemoryDevice) made.component(1).orElseThrow();
        SimulatedMultiLogicalDevice multiLogicalDevice =
                (SimulatedMultiLogicalDevice) made.component(2).orElseThrow();
        Supplier<Object> behind = stateOf(multiLogicalDevice);
        return () -> List.of(
                manager.identifySwitchDevice(),
                manager.getPhysicalPortState(0, 1, 2, 3, 4, 5),
                manager.getVirtualCxlSwitchInfo(0, 255, 0),
                manager.getDomainValidationSvState(),
                made.aerEvents(),
                manager.sendPpbCxlIoConfiguration(request -> request.ppbId(1).firstDwByteEnables(0xf)),
                memoryOf(multiLogicalDevice.ld(0).orElseThrow()),
                memoryDevice.save(),
                behind.get());
    }

    private static String memoryOf(LogicalDevice device) {
        return HexFormat.of()
                .formatHex(device.accessMemory(SendLdCxlIoMemoryRequest.builder()
                        .transactionType(CxlIoTransactionType.READ)
                        .firstDwByteEnables(0xf)
                        .lastDwByteEnables(0xf)
                        .transactionLength(64)
                        .build()));
    }

    private static Supplier<Object> stateOf(SimulatedMultiLogicalDevice device) {
        FabricManager manager = FabricManager.of(Endpoint.over(device.connect()));
        return () -> List.of(
                manager.getLdAllocations(0, 255),
                manager.getQosControl(),
                manager.getQosAllocatedBw(255, 0),
                manager.getQosBwLimit(255, 0),
                manager.dynamicCapacityListTags(0, 255),
                device.logicalDevice(0).save(),
                device.logicalDevice(1).save());
    }

    /** All of the state that a connection can change. */
    Object state() {
        return state.get();
    }

    /** Lets whatever runs in the background come to its end. */
    void rest() {
        clock.advance(Duration.ofDays(2));
    }

    /** The opcodes that its Command Effects Log lists. */
    Set<Integer> listed() {
        Generic component = Generic.of(Endpoint.over(transport));
        long size = component.getSupportedLogs().supportedLogEntries().get(0).logSize();
        Set<Integer> opcodes = new TreeSet<>();
        component.getCommandEffectsLog(0, size).entries().stream()
                .map(CommandEffectsLogEntry::opcode)
                .forEach(opcodes::add);
        return opcodes;
    }

    /** The return code and the payload; where a tunnel on the way is refused, the refusal. */
    CciResponse send(MessageType type, int opcode, byte[] payload) {
        try {
            return transport.exchange(new CciRequest("hostile", opcode, type, payload), Deadline.after(PATIENCE));
        } catch (CommandFailedException e) {
            return new CciResponse(e.returnCode().code(), 0, new byte[0]);
        }
    }
}
