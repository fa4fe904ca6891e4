package org.cxlmi.simulator.component;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelTransport;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.SimulatedClock;

/** A simulated component with something in it, and all that can be told of its state. */
final class PopulatedComponent {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long GIB = 1L << 30;
    private static final long BLOCK = 2L << 20;
    private static final long BASE = 8 * GIB;

    private final SimulatedClock clock;
    private final Transport transport;
    private final Supplier<Map<String, Object>> save;
    private final UnaryOperator<Map<String, Object>> restore;

    private PopulatedComponent(
            SimulatedClock clock,
            Transport transport,
            Supplier<Map<String, Object>> save,
            UnaryOperator<Map<String, Object>> restore) {
        this.clock = clock;
        this.transport = transport;
        this.save = save;
        this.restore = restore;
    }

    private static PopulatedComponent of(
            SimulatedComponent component, SimulatedClock clock, Function<SimulatedClock, SimulatedComponent> maker) {
        return new PopulatedComponent(
                clock, component.connect(), component::save, state -> restored(maker.apply(clock), state));
    }

    private static Map<String, Object> restored(SimulatedComponent fresh, Map<String, Object> state) {
        fresh.restore(state);
        return fresh.save();
    }

    private PopulatedComponent over(Transport other) {
        return new PopulatedComponent(clock, other, save, restore);
    }

    private PopulatedComponent through(Tunnel tunnel) {
        return new PopulatedComponent(clock, TunnelTransport.through(transport, tunnel), save, restore);
    }

    /** What there is to simulate. */
    enum Kind {
        MEMORY_DEVICE {
            @Override
            PopulatedComponent make(SimulatedClock clock) {
                SimulatedMemoryDevice device = memoryDevice(clock);
                fill(device);
                return of(device, clock, PopulatedComponent::memoryDevice);
            }
        },
        DYNAMIC_CAPACITY_DEVICE {
            @Override
            PopulatedComponent make(SimulatedClock clock) {
                SimulatedMemoryDevice device = dynamicCapacityDevice(clock);
                fill(device);
                giveCapacity(device);
                return of(device, clock, PopulatedComponent::dynamicCapacityDevice);
            }
        },
        MULTI_LOGICAL_DEVICE {
            @Override
            PopulatedComponent make(SimulatedClock clock) {
                SimulatedMultiLogicalDevice device = multiLogicalDevice(clock).build();
                fill(device);
                return of(device, clock, time -> multiLogicalDevice(time).build());
            }
        },
        LOGICAL_DEVICE {
            @Override
            PopulatedComponent make(SimulatedClock clock) {
                SimulatedMultiLogicalDevice device = multiLogicalDevice(clock).build();
                fill(device);
                return of(
                                device.logicalDevice(1),
                                clock,
                                time -> multiLogicalDevice(time).build().logicalDevice(1))
                        .over(device.connect())
                        .through(Tunnel.logicalDevice(1));
            }
        },
        SWITCH {
            @Override
            PopulatedComponent make(SimulatedClock clock) {
                SimulatedSwitch made = switchOf(clock);
                fill((SimulatedMemoryDevice) made.component(1).orElseThrow());
                fill((SimulatedMultiLogicalDevice) made.component(2).orElseThrow());
                return of(made, clock, PopulatedComponent::switchOf);
            }
        },
        HEAD {
            @Override
            PopulatedComponent make(SimulatedClock clock) {
                SimulatedMultiHeadedDevice device = SimulatedMultiHeadedDevice.create(multiLogicalDevice(clock), 2);
                fill(device.pool());
                return new PopulatedComponent(clock, device.head(1).connect(), device::save, state -> {
                    SimulatedMultiHeadedDevice fresh = SimulatedMultiHeadedDevice.create(multiLogicalDevice(clock), 2);
                    fresh.restore(state);
                    return fresh.save();
                });
            }
        },
        LD_POOL {
            @Override
            PopulatedComponent make(SimulatedClock clock) {
                return HEAD.make(clock).through(Tunnel.ldPool());
            }
        };

        /** A new one, that always is the same. */
        abstract PopulatedComponent make(SimulatedClock clock);
    }

    private static SimulatedMemoryDevice memoryDevice(SimulatedClock clock) {
        return small(SimulatedMemoryDevice.builder().clock(clock)).build();
    }

    private static SimulatedMemoryDevice dynamicCapacityDevice(SimulatedClock clock) {
        return withDynamicCapacity(small(SimulatedMemoryDevice.builder().clock(clock)))
                .build();
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

    private static void fill(SimulatedMemoryDevice device) {
        device.injectPoison(0, 128);
        device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
    }

    private static void fill(SimulatedMultiLogicalDevice device) {
        fill(device.logicalDevice(0));
        giveCapacity(device.logicalDevice(1));
    }

    /** Offers a block that the host accepts, and others of which it has to decide. */
    private static void giveCapacity(SimulatedMemoryDevice device) {
        device.manageDynamicCapacity(management -> {
            management.offer(List.of(extent(BASE, 0)));
            return Boolean.TRUE;
        });
        MemoryDevice.of(Endpoint.over(device.connect()))
                .addDynamicCapacityResponse(request -> request.updatedExtents(List.of(UpdatedExtent.builder()
                        .startingDevicePhysicalAddress(BASE)
                        .length(BLOCK)
                        .build())));
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
                .plugIn(1, memoryDevice(clock))
                .plugIn(2, multiLogicalDevice(clock).build())
                .plugIn(3, memoryDevice(clock))
                .linkDown(3)
                .disabledPort(4)
                .build();
    }

    /** Its state, with that of what is behind it. */
    Map<String, Object> save() {
        return save.get();
    }

    /** The state of another one like this that was brought into a state. */
    Map<String, Object> restored(Map<String, Object> state) {
        return restore.apply(state);
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
