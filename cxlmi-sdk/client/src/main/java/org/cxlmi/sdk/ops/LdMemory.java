package org.cxlmi.sdk.ops;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.fmapi.GetLdAllocationsRequest;
import org.cxlmi.sdk.fmapi.GetLdAllocationsResponse;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.MemoryGranularity;

/**
 * The memory of some logical devices, as Get LD Allocations (5401h) reports it.
 *
 * @param allocations by LD-ID, from the first one that was asked for
 */
record LdMemory(long step, List<LdAllocation> allocations) {

    /**
     * Reads allocations.
     *
     * @param most how many at most, from 1 to 255
     */
    static LdMemory read(CxlTarget target, int first, int most) {
        GetLdAllocationsRequest request = GetLdAllocationsRequest.builder()
                .startLdId(first)
                .ldAllocationListLimit(most)
                .build();
        List<LdAllocation> all = new ArrayList<>();
        long step = 0;
        for (GetLdAllocationsResponse part :
                Pages.of(target, GetLdAllocations.PAGING, request).responses()) {
            if (part.startLdId() != first + all.size()) {
                throw malformed(target, part, "startLdId", first + all.size(), part.startLdId());
            }
            for (LdAllocation each : part.ldAllocationList()) {
                check(target, part, each.range1AllocationMultiplier());
                check(target, part, each.range2AllocationMultiplier());
                all.add(each);
            }
            step = LogicalDevicePool.stepBytes(part.memoryGranularity())
                    .orElseThrow(() -> malformed(
                            target,
                            part,
                            "memoryGranularity",
                            MemoryGranularity.MIB_256 + " to " + MemoryGranularity.GIB_1,
                            part.memoryGranularityCode()));
        }
        return new LdMemory(step, List.copyOf(all));
    }

    private static void check(CxlTarget target, GetLdAllocationsResponse part, long multiplier) {
        if (LogicalDevicePool.bytes(multiplier, part.memoryGranularity()).isEmpty()) {
            throw malformed(
                    target,
                    part,
                    "ldAllocationList",
                    "memory of less than 8 EiB",
                    Long.toUnsignedString(multiplier) + " steps of " + part.memoryGranularity());
        }
    }

    private static MalformedResponseException malformed(
            CxlTarget target, Struct response, String field, Object expected, Object found) {
        return new MalformedResponseException(
                        response.layout().name(), field, expected.toString(), found.toString(), response.bytes())
                .in(GetLdAllocations.COMMAND.context(target));
    }

    long range1Bytes(int index) {
        return allocations.get(index).range1AllocationMultiplier() * step;
    }

    long range2Bytes(int index) {
        return allocations.get(index).range2AllocationMultiplier() * step;
    }
}
