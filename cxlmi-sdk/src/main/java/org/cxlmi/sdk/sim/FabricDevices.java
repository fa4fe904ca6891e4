package org.cxlmi.sdk.sim;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Reads the devices of a fabric file. */
final class FabricDevices {

    private final SimulatedClock clock;

    FabricDevices(SimulatedClock clock) {
        this.clock = clock;
    }

    Supplier<SimulatedMemoryDevice> memoryDevice(FabricNode node, String type, String name, int serialOffset) {
        node.checkKeys(List.of(
                type,
                "port",
                "ports",
                "eid",
                "serial",
                "volatile",
                "persistent",
                "partitionable",
                "label-storage",
                "event-log-size",
                FabricRegions.KEY));
        SimulatedMemoryDeviceBuilder builder =
                SimulatedMemoryDevice.builder().name(name).clock(clock).serialNumber(serial(node, serialOffset));
        setBytes(node, "volatile", builder::volatileCapacity);
        setBytes(node, "persistent", builder::persistentCapacity);
        setBytes(node, "partitionable", bytes -> builder.partitionableCapacity(bytes, LogicalDevices.STEP));
        setBytes(node, "label-storage", bytes -> builder.labelStorageSize(Math.toIntExact(bytes)));
        node.get("event-log-size")
                .ifPresent(value -> value.apply(() -> builder.eventLogSize(FabricValues.count(value))));
        try {
            long capacity = builder.memory().totalCapacityBytes();
            new FabricRegions(node, capacity).addTo(builder);
        } catch (ArithmeticException e) {
            throw node.wrong("the capacities add up to more than a device can have", "write smaller ones");
        }
        return builder::build;
    }

    private static void setBytes(FabricNode node, String key, LongConsumer setter) {
        node.get(key).ifPresent(value -> {
            long bytes = FabricValues.bytes(value);
            value.apply(() -> {
                try {
                    setter.accept(bytes);
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException(bytes + " bytes are too many", e);
                }
            });
        });
    }

    Supplier<SimulatedMultiLogicalDevice> multiLogicalDevice(
            FabricNode node, String type, String name, int serialOffset) {
        node.checkKeys(List.of(type, "port", "ports", "eid", "serial", "logical-devices", "memory", FabricRegions.KEY));
        return builder(node, name, serialOffset)::build;
    }

    SimulatedMultiHeadedDevice multiHeaded(FabricNode node, String type) {
        node.checkKeys(List.of(type, "serial", "logical-devices", "memory", "heads", FabricRegions.KEY));
        SimulatedMultiLogicalDeviceBuilder pool =
                builder(node, node.demand(type, "NAME").text(), 0);
        FabricNode heads = node.demand("heads", "2");
        SimulatedMultiHeadedDevice[] made = new SimulatedMultiHeadedDevice[1];
        heads.apply(() -> made[0] = SimulatedMultiHeadedDevice.create(pool, FabricValues.count(heads)));
        return made[0];
    }

    private SimulatedMultiLogicalDeviceBuilder builder(FabricNode node, String name, int serialOffset) {
        SimulatedMultiLogicalDeviceBuilder builder =
                SimulatedMultiLogicalDevice.builder().name(name).clock(clock).serialNumber(serial(node, serialOffset));
        int count = FabricValues.count(node.demand("logical-devices", "16"));
        long memory = FabricValues.bytes(node.demand("memory", "16GiB"));
        node.apply(() -> builder.logicalDevices(count, memory));
        FabricRegions regions = new FabricRegions(node, memory);
        return builder.eachLogicalDevice((device, ldId) -> regions.addTo(device));
    }

    /** The serial number given, and 1 if none is; on several ports counted up by the port. */
    static long serial(FabricNode node, int offset) {
        return node.get("serial").map(FabricValues::number).orElse(1L) + offset;
    }
}
