package org.cxlmi.simulator.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetPartitionInfo;
import org.cxlmi.sdk.memdev.GetPartitionInfoResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.SetPartitionInfo;
import org.cxlmi.sdk.memdev.SetPartitionInfoRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** How the partitionable capacity is divided; all numbers are in the steps that the wire counts in. */
final class Partitions implements CommandSet, Saved {

    private final long total;
    private final long volatileOnly;
    private final long partitionable;
    private final OptionalLong alignment;
    private final MediaState media;
    private long partitionedVolatile;
    private OptionalLong nextPartitionedVolatile = OptionalLong.empty();

    Partitions(IdentifyMemoryDeviceResponse capacities, MediaState media) {
        this.media = media;
        this.total = capacities.totalCapacity();
        this.volatileOnly = capacities.volatileOnlyCapacity();
        this.partitionable = total - volatileOnly - capacities.persistentOnlyCapacity();
        this.alignment = capacities.partitionAlignment();
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetPartitionInfo.COMMAND, this::info);
        alignment.ifPresent(steps -> table.onChange(SetPartitionInfo.COMMAND, request -> set(request, steps)));
    }

    /** Brings the division that was to come with the next reset. */
    @Override
    public void reset() {
        partitionedVolatile = nextPartitionedVolatile.orElse(partitionedVolatile);
        nextPartitionedVolatile = OptionalLong.empty();
    }

    private GetPartitionInfoResponse info() {
        GetPartitionInfoResponse.Builder info = GetPartitionInfoResponse.builder()
                .activeVolatileCapacity(volatileOnly + partitionedVolatile)
                .activePersistentCapacity(total - volatileOnly - partitionedVolatile);
        nextPartitionedVolatile.ifPresent(next ->
                info.nextVolatileCapacity(volatileOnly + next).nextPersistentCapacity(total - volatileOnly - next));
        return info.build();
    }

    private void set(SetPartitionInfoRequest request, long steps) {
        media.checkPersistent();
        long wanted = request.volatileCapacity();
        Refusal.when(Long.compareUnsigned(wanted, partitionable) > 0 || wanted % steps != 0, ReturnCode.INVALID_INPUT);
        nextPartitionedVolatile = wanted == partitionedVolatile ? OptionalLong.empty() : OptionalLong.of(wanted);
        if (request.immediate()) {
            reset();
        }
    }

    /** Where the persistent memory begins. */
    long activeVolatileBytes() {
        return info().activeVolatileCapacityBytes();
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("volatile", partitionedVolatile);
        nextPartitionedVolatile.ifPresent(next -> state.put("nextVolatile", next));
        return state;
    }

    @Override
    public void restore(SavedState state) {
        partitionedVolatile = restored(state, "volatile");
        if (state.has("nextVolatile")) {
            nextPartitionedVolatile = OptionalLong.of(restored(state, "nextVolatile"));
        }
    }

    private long restored(SavedState state, String key) {
        long steps = state.number(key, 0, partitionable);
        state.check(steps % alignment.orElse(1) == 0, key, "a multiple of the alignment");
        return steps;
    }
}
