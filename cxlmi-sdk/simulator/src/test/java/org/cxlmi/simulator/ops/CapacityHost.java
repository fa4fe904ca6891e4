package org.cxlmi.simulator.ops;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.sdk.ops.EventDrain;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;

/** The host of a logical device, which answers what the event log tells it of dynamic capacity. */
final class CapacityHost {

    private final SimulatedMultiLogicalDevice device;
    private final int ld;
    private final UnaryOperator<List<DynamicCapacityExtent>> choice;

    private CapacityHost(
            SimulatedMultiLogicalDevice device, int ld, UnaryOperator<List<DynamicCapacityExtent>> choice) {
        this.device = device;
        this.ld = ld;
        this.choice = choice;
    }

    /** A host that accepts all that it is offered, and gives back all that it is asked for. */
    static CapacityHost of(SimulatedMultiLogicalDevice device, int ld) {
        return new CapacityHost(device, ld, all -> all);
    }

    /** A host that accepts, and gives back, only some extents of those that it is offered or asked for. */
    CapacityHost choosing(UnaryOperator<List<DynamicCapacityExtent>> some) {
        return new CapacityHost(device, ld, some);
    }

    void answer() {
        try (Endpoint endpoint = Endpoint.over(device.logicalDevice(ld).connect())) {
            List<DynamicCapacityEvent> events = new ArrayList<>();
            EventDrain.of(endpoint)
                    .drain(
                            EventLog.DYNAMIC_CAPACITY,
                            event -> events.add(event.dynamicCapacityEvent().orElseThrow()));
            List<DynamicCapacityExtent> group = new ArrayList<>();
            for (DynamicCapacityEvent event : events) {
                group.add(event.extent());
                if (!event.more()) {
                    answer(MemoryDevice.of(endpoint), event.dynamicCapacityEventType(), choice.apply(group));
                    group.clear();
                }
            }
        }
    }

    private static void answer(MemoryDevice host, DynamicCapacityEventType what, List<DynamicCapacityExtent> extents) {
        List<UpdatedExtent> ranges = extents.stream().map(CapacityHost::rangeOf).toList();
        if (what == DynamicCapacityEventType.ADD_CAPACITY) {
            host.addDynamicCapacityResponse(request -> request.updatedExtents(ranges));
        } else if (what == DynamicCapacityEventType.RELEASE_CAPACITY && !ranges.isEmpty()) {
            release(host, ranges);
        }
    }

    /** A host may be asked for capacity that it has given back meanwhile. */
    private static void release(MemoryDevice host, List<UpdatedExtent> ranges) {
        try {
            host.releaseDynamicCapacity(request -> request.updatedExtents(ranges));
        } catch (CommandFailedException e) {
            if (e.returnCode() != ReturnCode.INVALID_PHYSICAL_ADDRESS) {
                throw e;
            }
        }
    }

    private static UpdatedExtent rangeOf(DynamicCapacityExtent extent) {
        return UpdatedExtent.builder()
                .startingDevicePhysicalAddress(extent.startingDevicePhysicalAddress())
                .length(extent.length())
                .build();
    }
}
