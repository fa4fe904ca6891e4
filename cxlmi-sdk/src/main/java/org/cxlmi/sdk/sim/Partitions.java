package org.cxlmi.sdk.sim;

import java.util.OptionalLong;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetPartitionInfo;
import org.cxlmi.sdk.memdev.GetPartitionInfoResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.SetPartitionInfo;
import org.cxlmi.sdk.memdev.SetPartitionInfoRequest;

/** How the partitionable capacity is divided; all numbers are in the steps that the wire counts in. */
final class Partitions {

    private final long total;
    private final long volatileOnly;
    private final long partitionable;
    private final OptionalLong alignment;
    private long partitionedVolatile;
    private OptionalLong nextPartitionedVolatile = OptionalLong.empty();

    Partitions(IdentifyMemoryDeviceResponse capacities) {
        this.total = capacities.totalCapacity();
        this.volatileOnly = capacities.volatileOnlyCapacity();
        this.partitionable = total - volatileOnly - capacities.persistentOnlyCapacity();
        this.alignment = capacities.partitionAlignment();
    }

    void register(CommandTable table, MessageLimits limits) {
        table.on(GetPartitionInfo.COMMAND, this::info);
        alignment.ifPresent(steps -> table.onChange(SetPartitionInfo.COMMAND, request -> set(request, steps)));
    }

    /** Brings the division that was to come with the next reset. */
    void reset() {
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
        long wanted = request.volatileCapacity();
        Refusal.when(Long.compareUnsigned(wanted, partitionable) > 0 || wanted % steps != 0, ReturnCode.INVALID_INPUT);
        nextPartitionedVolatile = wanted == partitionedVolatile ? OptionalLong.empty() : OptionalLong.of(wanted);
        if (request.immediate()) {
            reset();
        }
    }
}
