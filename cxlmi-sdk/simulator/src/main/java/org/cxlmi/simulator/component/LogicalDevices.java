package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.fmapi.GetLdAllocationsRequest;
import org.cxlmi.sdk.fmapi.GetLdAllocationsResponse;
import org.cxlmi.sdk.fmapi.GetLdInfo;
import org.cxlmi.sdk.fmapi.GetLdInfoResponse;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.MemoryGranularity;
import org.cxlmi.sdk.fmapi.SetLdAllocations;
import org.cxlmi.sdk.fmapi.SetLdAllocationsRequest;
import org.cxlmi.sdk.fmapi.SetLdAllocationsResponse;
import org.cxlmi.sdk.memdev.QosTelemetryCapability;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.dcd.DynamicCapacityHosts;
import org.cxlmi.simulator.dcd.DynamicCapacityManagement;

/**
 * The logical devices of one component and the memory they share. The first range of an allocation is volatile memory,
 * the second persistent.
 */
final class LogicalDevices implements CommandSet, DynamicCapacityHosts, Saved {

    /** The step that {@link MemoryGranularity#MIB_256} stands for, in bytes. */
    static final long STEP = 256L << 20;

    private final long memory;
    private final IntFunction<SimulatedMemoryDeviceBuilder> makers;
    private final List<LogicalDevice> all = new ArrayList<>();

    /**
     * Shares the memory evenly.
     *
     * @param memory in steps
     * @param makers starts a device for an LD ID, all but its capacity
     */
    LogicalDevices(int count, long memory, IntFunction<SimulatedMemoryDeviceBuilder> makers) {
        this.memory = memory;
        this.makers = makers;
        LdAllocation share = LdAllocation.builder()
                .range1AllocationMultiplier(memory / count)
                .build();
        for (int i = 0; i < count; i++) {
            int id = i;
            all.add(new LogicalDevice(() -> makers.apply(id).identity(), share));
        }
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetLdInfo.COMMAND, this::info);
        table.on(GetLdAllocations.COMMAND, request -> allocations(request, limits));
        table.on(SetLdAllocations.COMMAND, request -> allocate(request, limits));
    }

    @Override
    public int count() {
        return all.size();
    }

    @Override
    public <T> T manage(int host, Function<DynamicCapacityManagement, T> action) {
        return device(host).manageDynamicCapacity(action);
    }

    /** Whether one of them has regions of dynamic capacity. */
    boolean haveDynamicCapacity() {
        return IntStream.range(0, count()).anyMatch(id -> makers.apply(id).hasDynamicCapacity());
    }

    /** One logical device; Invalid Input if it does not exist. */
    LogicalDevice get(int id) {
        Refusal.when(id >= all.size(), ReturnCode.INVALID_INPUT);
        return all.get(id);
    }

    /**
     * The logical devices from a first one on: as many as exist and were asked for. Invalid Input if the first one does
     * not exist.
     */
    List<LogicalDevice> part(int start, int count) {
        Refusal.when(start >= all.size(), ReturnCode.INVALID_INPUT);
        return all.subList(start, Math.min(all.size(), start + count));
    }

    /** The logical devices that a change affects; Invalid Input if one of them does not exist. */
    List<LogicalDevice> exactly(int start, int count) {
        Refusal.when(count == 0 || start + count > all.size(), ReturnCode.INVALID_INPUT);
        return all.subList(start, start + count);
    }

    SimulatedMemoryDevice device(int id) {
        return get(id).device(() -> make(id));
    }

    CciResponder responder(int id) {
        return get(id).responder(() -> make(id));
    }

    @Override
    public void reset() {
        all.forEach(LogicalDevice::reset);
    }

    private SimulatedMemoryDevice make(int id) {
        LdAllocation share = all.get(id).allocation();
        return makers.apply(id)
                .volatileCapacity(share.range1AllocationMultiplier() * STEP)
                .persistentCapacity(share.range2AllocationMultiplier() * STEP)
                .partitionableCapacity(0, STEP)
                .build();
    }

    private GetLdInfoResponse info() {
        return GetLdInfoResponse.builder()
                .memorySize(memory * STEP)
                .ldCount(all.size())
                .qosTelemetryCapability(QosTelemetryCapability.builder()
                        .egressPortCongestionSupported(true)
                        .temporaryThroughputReductionSupported(true)
                        .build())
                .build();
    }

    private GetLdAllocationsResponse allocations(GetLdAllocationsRequest request, MessageLimits limits) {
        Refusal.when(request.ldAllocationListLimit() == 0, ReturnCode.INVALID_INPUT);
        int room = limits.room(GetLdAllocationsResponse.MINIMUM_LENGTH, LdAllocation.LENGTH);
        return GetLdAllocationsResponse.builder()
                .ldCount(all.size())
                .memoryGranularity(MemoryGranularity.MIB_256)
                .startLdId(request.startLdId())
                .ldAllocationList(shares(part(request.startLdId(), Math.min(room, request.ldAllocationListLimit()))))
                .build();
    }

    private static List<LdAllocation> shares(List<LogicalDevice> devices) {
        return devices.stream().map(LogicalDevice::allocation).toList();
    }

    private SetLdAllocationsResponse allocate(SetLdAllocationsRequest request, MessageLimits limits) {
        List<LdAllocation> wanted = request.ldAllocationList();
        int room = limits.room(SetLdAllocationsResponse.MINIMUM_LENGTH, LdAllocation.LENGTH);
        Refusal.when(wanted.size() > room, ReturnCode.INVALID_INPUT);
        List<LogicalDevice> changed = exactly(request.startLdId(), wanted.size());
        long others = sum(shares(all)) - sum(shares(changed));
        Refusal.when(others + sum(wanted) > memory, ReturnCode.INVALID_INPUT);
        for (int i = 0; i < wanted.size(); i++) {
            int id = request.startLdId() + i;
            changed.get(i).allocate(LdAllocation.wrap(wanted.get(i).bytes()), () -> make(id));
        }
        return SetLdAllocationsResponse.builder()
                .startLdId(request.startLdId())
                .ldAllocationList(shares(changed))
                .build();
    }

    @Override
    public Map<String, Object> save() {
        return Map.of("all", all.stream().map(LogicalDevice::save).toList());
    }

    @Override
    public void restore(SavedState state) {
        List<SavedState> saved = state.maps("all");
        state.check(saved.size() == all.size(), "all", "as many as the device has");
        for (int i = 0; i < saved.size(); i++) {
            int id = i;
            saved.get(i).check(isPossible(saved.get(i)), "allocation", "a share of the memory that is there");
            all.get(i).restore(saved.get(i), () -> make(id));
        }
        state.check(sum(shares(all)) <= memory, "all", "shares of the memory that is there");
    }

    /** Checked before a device of that size is made. */
    private boolean isPossible(SavedState state) {
        LdAllocation share = state.struct("allocation", LdAllocation.builder().build(), LdAllocation::wrap);
        return Long.compareUnsigned(share.range1AllocationMultiplier(), memory) <= 0
                && Long.compareUnsigned(share.range2AllocationMultiplier(), memory) <= 0;
    }

    /** Limits each share to the whole memory, so that no sum overflows. */
    private long sum(List<LdAllocation> shares) {
        long sum = 0;
        for (LdAllocation share : shares) {
            sum += atMostAll(share.range1AllocationMultiplier()) + atMostAll(share.range2AllocationMultiplier());
        }
        return sum;
    }

    private long atMostAll(long multiplier) {
        Refusal.when(Long.compareUnsigned(multiplier, memory) > 0, ReturnCode.INVALID_INPUT);
        return multiplier;
    }
}
