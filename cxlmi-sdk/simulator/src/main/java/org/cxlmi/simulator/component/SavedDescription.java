package org.cxlmi.simulator.component;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.device.DeviceDescription;

/** What a memory device was built as, in its saved state. */
final class SavedDescription {

    private static final int MOST_16_BITS = 0xFFFF;
    private static final int MOST_24_BITS = 0xFF_FFFF;

    private SavedDescription() {}

    static Map<String, Object> save(DeviceDescription device, DynamicCapacityDescription capacity) {
        IdentifyResponse identity = device.identity();
        IdentifyMemoryDeviceResponse memory = device.memory();
        long fixed = memory.volatileOnlyCapacityBytes() + memory.persistentOnlyCapacityBytes();
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("vendorId", identity.vendorId());
        shape.put("deviceId", identity.deviceId());
        shape.put("subsystemVendorId", identity.subsystemVendorId());
        shape.put("subsystemId", identity.subsystemId());
        shape.put("serialNumber", identity.serialNumber());
        shape.put("maximumPayloadExponent", identity.maximumMessageSize());
        shape.put("firmwareSlots", device.firmwareSlots());
        shape.put("firmwareTransferNanos", device.firmwareTransferTime().toNanos());
        shape.put("backgroundStatus", device.backgroundStatus());
        shape.put("volatileCapacity", memory.volatileOnlyCapacityBytes());
        shape.put("persistentCapacity", memory.persistentOnlyCapacityBytes());
        shape.put("partitionableCapacity", memory.totalCapacityBytes() - fixed);
        shape.put("partitionAlignment", memory.partitionAlignmentBytes().orElse(1));
        shape.put("labelStorageSize", memory.labelStorageAreaSize());
        shape.put("eventLogSize", memory.informationalEventLogSize());
        shape.put("poisonListSize", memory.poisonListMaximumMediaErrorRecords());
        shape.put("injectPoisonLimit", memory.injectPoisonLimit().orElse(0));
        shape.put("regions", SavedState.hex(capacity.regions()));
        shape.put("sharableRegions", capacity.sharableRegions());
        return shape;
    }

    static void restore(SavedState shape, SimulatedMemoryDeviceBuilder builder) {
        builder.deviceId(shape.integer("vendorId", 0, MOST_16_BITS), shape.integer("deviceId", 0, MOST_16_BITS))
                .subsystemId(
                        shape.integer("subsystemVendorId", 0, MOST_16_BITS),
                        shape.integer("subsystemId", 0, MOST_16_BITS))
                .serialNumber(shape.number("serialNumber"))
                .maximumPayloadExponent(shape.integer("maximumPayloadExponent", 0, MOST_16_BITS))
                .firmwareSlots(shape.integer("firmwareSlots", 0, MOST_16_BITS))
                .firmwareTransferTime(Duration.ofNanos(shape.number("firmwareTransferNanos", 0, Long.MAX_VALUE)))
                .backgroundStatus(shape.flag("backgroundStatus"))
                .volatileCapacity(shape.number("volatileCapacity", 0, Long.MAX_VALUE))
                .persistentCapacity(shape.number("persistentCapacity", 0, Long.MAX_VALUE))
                .partitionableCapacity(
                        shape.number("partitionableCapacity", 0, Long.MAX_VALUE),
                        shape.number("partitionAlignment", 1, Long.MAX_VALUE))
                .labelStorageSize(shape.integer("labelStorageSize", 0, Integer.MAX_VALUE))
                .eventLogSize(shape.integer("eventLogSize", 0, MOST_16_BITS))
                .poisonListSize(shape.integer("poisonListSize", 0, MOST_24_BITS))
                .injectPoisonLimit(shape.integer("injectPoisonLimit", 0, MOST_16_BITS));
        List<DynamicCapacityRegion> regions =
                shape.structs("regions", DynamicCapacityRegion.LENGTH, DynamicCapacityRegion::wrap);
        builder.dynamicCapacity(regions, List.of());
        int sharable = shape.integer("sharableRegions", 0, (1 << regions.size()) - 1);
        IntStream.range(0, regions.size())
                .filter(index -> (sharable >> index & 1) != 0)
                .forEach(builder::sharableRegion);
    }
}
