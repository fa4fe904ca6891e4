package org.cxlmi.simulator.dcd;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.UpdatedExtent;

/** A range of device physical addresses: an extent, or a part of one. */
public record AddressRange(long start, long length) {

    public static AddressRange of(DynamicCapacityExtent extent) {
        return new AddressRange(extent.startingDevicePhysicalAddress(), extent.length());
    }

    public static AddressRange of(DynamicCapacityRegion region) {
        return new AddressRange(region.regionBase(), region.regionLength());
    }

    public static AddressRange of(UpdatedExtent extent) {
        return new AddressRange(extent.startingDevicePhysicalAddress(), extent.length());
    }

    public long end() {
        return start + length;
    }

    public boolean overlaps(AddressRange other) {
        return start < other.end() && other.start < end();
    }

    public boolean contains(AddressRange other) {
        return start <= other.start && other.end() <= end();
    }

    AddressRange common(AddressRange other) {
        long from = Math.max(start, other.start);
        return new AddressRange(from, Math.min(end(), other.end()) - from);
    }

    /** What is left without another range: two parts, if that is in the middle. */
    List<AddressRange> without(AddressRange other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<AddressRange> left = new ArrayList<>();
        if (start < other.start) {
            left.add(new AddressRange(start, other.start - start));
        }
        if (other.end() < end()) {
            left.add(new AddressRange(other.end(), end() - other.end()));
        }
        return left;
    }
}
