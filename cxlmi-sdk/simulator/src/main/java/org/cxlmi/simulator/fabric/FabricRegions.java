package org.cxlmi.simulator.fabric;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;

/** The regions of dynamic capacity that a fabric file gives to a device, one after the other. */
final class FabricRegions {

    static final String KEY = "dynamic-capacity";

    /** What capacities are multiples of, in bytes. */
    static final long STEP = 256L << 20;

    private static final long USUAL_BLOCK_SIZE = 2L << 20;

    private final List<DynamicCapacityRegion> regions = new ArrayList<>();
    private final List<Integer> sharable = new ArrayList<>();

    /**
     * Reads the dynamic capacity of a device, which may have none.
     *
     * @param base where the first region may begin, in bytes
     */
    FabricRegions(FabricNode device, long base) {
        long next = base;
        for (FabricNode node : device.list(KEY)) {
            node.checkKeys(List.of("size", "block-size", "sharable"));
            FabricNode size = node.demand("size", "1GiB");
            long bytes = FabricValues.bytes(size);
            long steps = bytes / STEP;
            if (bytes % STEP != 0 || bytes > Long.MAX_VALUE - next) {
                throw size.wrong("a region cannot have " + bytes + " bytes", "write a multiple of 256MiB");
            }
            if (node.get("sharable").filter(FabricValues::flag).isPresent()) {
                sharable.add(regions.size());
            }
            regions.add(DynamicCapacityRegion.builder()
                    .regionBase(next)
                    .regionDecodeLength(steps)
                    .regionLength(bytes)
                    .regionBlockSize(
                            node.get("block-size").map(FabricValues::bytes).orElse(USUAL_BLOCK_SIZE))
                    .build());
            next += bytes;
        }
        device.get(KEY).ifPresent(node -> node.apply(() -> addTo(SimulatedMemoryDevice.builder())));
    }

    void addTo(SimulatedMemoryDeviceBuilder builder) {
        builder.dynamicCapacity(regions, List.of());
        sharable.forEach(builder::sharableRegion);
    }
}
