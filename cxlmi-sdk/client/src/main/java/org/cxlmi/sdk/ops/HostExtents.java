package org.cxlmi.sdk.ops;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentLists;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentListsRequest;
import org.cxlmi.sdk.fmapi.GetDcRegionExtentListsResponse;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;

/** Reads the extents that a host has accepted, as its fabric manager sees them. */
final class HostExtents {

    /** The longest list. Without this limit, a wrong device could be read for ever. */
    private static final int LONGEST_LIST = 1 << 20;

    private final JobRun<?> run;
    private final int hostId;
    private final Duration timeout;

    /** @param timeout how long the device may be busy, and the list may change while it is read */
    HostExtents(JobRun<?> run, int hostId, Duration timeout) {
        this.run = run;
        this.hostId = hostId;
        this.timeout = timeout;
    }

    /** All extents of the host, which do not overlap. */
    List<DynamicCapacityExtent> read() throws InterruptedException {
        return Busy.retry(run.target(), timeout, this::readOnce);
    }

    private List<DynamicCapacityExtent> readOnce() {
        GetDcRegionExtentListsRequest request =
                GetDcRegionExtentListsRequest.builder().hostId(hostId).build();
        List<DynamicCapacityExtent> all = new ArrayList<>();
        for (GetDcRegionExtentListsResponse part :
                Pages.of(run.target(), GetDcRegionExtentLists.PAGING, request).responses()) {
            if (part.hostId() != hostId) {
                throw malformed(part, "hostId", Integer.toString(hostId), Integer.toString(part.hostId()));
            }
            all.addAll(part.extents());
            if (!ExtentRanges.areSound(all)) {
                throw malformed(part, "extents", "multiples of 64 bytes that do not overlap", all.toString());
            }
            if (all.size() > LONGEST_LIST) {
                throw malformed(part, "extents", "at most " + LONGEST_LIST + " in all", "more");
            }
        }
        return List.copyOf(all);
    }

    private MalformedResponseException malformed(
            GetDcRegionExtentListsResponse response, String field, String expected, String found) {
        return new MalformedResponseException(response.layout().name(), field, expected, found, response.bytes())
                .in(GetDcRegionExtentLists.COMMAND.context(run.target()));
    }

    /** Whether a tag is that of capacity without a tag. */
    static boolean isUntagged(ByteBuffer tag) {
        return tag.equals(ByteBuffer.allocate(tag.remaining()));
    }

    static List<DynamicCapacityExtent> tagged(List<DynamicCapacityExtent> extents, ByteBuffer tag) {
        return extents.stream().filter(extent -> extent.tagBuffer().equals(tag)).toList();
    }
}
