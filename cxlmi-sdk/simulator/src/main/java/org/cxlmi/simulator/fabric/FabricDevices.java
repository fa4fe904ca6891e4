package org.cxlmi.simulator.fabric;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;
import org.cxlmi.simulator.component.SimulatedMultiHeadedDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDeviceBuilder;

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
                "vendor-id",
                "device-id",
                "subsystem-vendor-id",
                "subsystem-id",
                "maximum-payload-exponent",
                "background-status",
                "firmware-revision",
                "firmware-slots",
                "firmware-transfer-time",
                "volatile",
                "persistent",
                "partitionable",
                "partition-alignment",
                "label-storage",
                "event-log-size",
                "poison-list-size",
                "inject-poison-limit",
                FabricRegions.KEY));
        SimulatedMemoryDeviceBuilder builder =
                SimulatedMemoryDevice.builder().name(name).clock(clock).serialNumber(serial(node, serialOffset));
        setBytes(node, "volatile", builder::volatileCapacity);
        setBytes(node, "persistent", builder::persistentCapacity);
        long alignment =
                node.get("partition-alignment").map(FabricValues::bytes).orElse(FabricRegions.STEP);
        setBytes(node, "partitionable", bytes -> builder.partitionableCapacity(bytes, alignment));
        setBytes(node, "label-storage", bytes -> builder.labelStorageSize(Math.toIntExact(bytes)));
        setIds(node, "vendor-id", "device-id", builder::deviceId);
        setIds(node, "subsystem-vendor-id", "subsystem-id", builder::subsystemId);
        setCount(node, "maximum-payload-exponent", builder::maximumPayloadExponent);
        setCount(node, "firmware-slots", builder::firmwareSlots);
        setCount(node, "event-log-size", builder::eventLogSize);
        setCount(node, "poison-list-size", builder::poisonListSize);
        setCount(node, "inject-poison-limit", builder::injectPoisonLimit);
        setDuration(node, "firmware-transfer-time", builder::firmwareTransferTime);
        node.get("background-status").ifPresent(value -> builder.backgroundStatus(FabricValues.flag(value)));
        node.get("firmware-revision").ifPresent(value -> value.apply(() -> builder.firmwareRevision(value.text())));
        try {
            new FabricRegions(node, builder.totalCapacity()).addTo(builder);
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

    static void setCount(FabricNode node, String key, IntConsumer setter) {
        node.get(key).ifPresent(value -> value.apply(() -> setter.accept(FabricValues.count(value))));
    }

    static void setDuration(FabricNode node, String key, Consumer<Duration> setter) {
        node.get(key).ifPresent(value -> value.apply(() -> setter.accept(FabricValues.duration(value))));
    }

    /** Sets the PCIe vendor ID and another ID. Both have to be given together. */
    static void setIds(FabricNode node, String vendorKey, String idKey, BiConsumer<Integer, Integer> setter) {
        if (node.has(vendorKey) || node.has(idKey)) {
            int vendor = FabricValues.count(node.demand(vendorKey, "0x8086"));
            int id = FabricValues.count(node.demand(idKey, "0x0001"));
            node.apply(() -> setter.accept(vendor, id));
        }
    }

    Supplier<SimulatedMultiLogicalDevice> multiLogicalDevice(
            FabricNode node, String type, String name, int serialOffset) {
        node.checkKeys(List.of(
                type,
                "port",
                "ports",
                "eid",
                "serial",
                "vendor-id",
                "device-id",
                "logical-devices",
                "memory",
                FabricRegions.KEY));
        return builder(node, name, serialOffset)::build;
    }

    SimulatedMultiHeadedDevice multiHeaded(FabricNode node, String type) {
        node.checkKeys(List.of(
                type, "serial", "vendor-id", "device-id", "logical-devices", "memory", "heads", FabricRegions.KEY));
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
        setIds(node, "vendor-id", "device-id", builder::deviceId);
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
