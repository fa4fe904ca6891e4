package org.cxlmi.simulator.dcd;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;

/** A memory device with two regions of dynamic capacity. */
public final class DynamicCapacityDevice {

    static final long GIB = 1L << 30;
    static final long BLOCK = 2L << 20;
    static final List<DynamicCapacityRegion> REGIONS = List.of(region(8 * GIB), region(16 * GIB));

    private DynamicCapacityDevice() {}

    /** A device with two regions, and thirty extents of three tags in the first of them. */
    public static SimulatedMemoryDevice create() {
        List<DynamicCapacityExtent> extents = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            extents.add(extent(8 * GIB + i * BLOCK, BLOCK, i % 4));
        }
        return SimulatedMemoryDevice.builder().dynamicCapacity(REGIONS, extents).build();
    }

    static DynamicCapacityRegion region(long base) {
        return DynamicCapacityRegion.builder()
                .regionBase(base)
                .regionDecodeLengthBytes(8 * GIB)
                .regionLength(GIB)
                .regionBlockSize(BLOCK)
                .build();
    }

    static DynamicCapacityExtent extent(long start, long length, int tag) {
        byte[] tagBytes = new byte[16];
        tagBytes[15] = (byte) tag;
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .tag(tagBytes)
                .build();
    }
}
