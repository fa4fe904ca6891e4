package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cxlmi.sdk.fmapi.DynamicCapacityRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetDcdInfo;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfigurationResponse;
import org.cxlmi.sdk.topology.ReadFailure.Reason;

/** Reads the dynamic capacity of a device. */
final class DynamicCapacityReader {

    /** What follows the regions in a response. */
    private static final int COUNTERS = 4 * Integer.BYTES;

    private static final int MOST_REGIONS = 8;

    private final Conversation conversation;

    DynamicCapacityReader(Conversation conversation) {
        this.conversation = conversation;
    }

    Reading<DynamicCapacityDevice> read() {
        return conversation
                .ask(GetDcdInfo.OPCODE, () -> conversation.fabricManager().getDcdInfo())
                .map(known -> new DynamicCapacityDevice(
                        known,
                        IntStream.range(0, known.hostCount())
                                .mapToObj(this::host)
                                .toList()));
    }

    private DynamicCapacityHost host(int id) {
        List<DynamicCapacityRegionConfiguration> regions = new ArrayList<>();
        Optional<ReadFailure> failure = Optional.empty();
        int count = 1; // Until the first answer tells.
        while (regions.size() < count && failure.isEmpty()) {
            int start = regions.size();
            Reading<GetHostDcRegionConfigurationResponse> part = part(id, start);
            if (part.answer().isPresent()) {
                count = Math.min(MOST_REGIONS, part.answer().get().availableRegionCount());
                part.answer().get().regions().stream()
                        .limit(Math.max(0, count - start))
                        .forEach(regions::add);
                if (regions.size() == start && start < count) {
                    failure = Optional.of(ReadFailure.of(
                            Reason.MALFORMED,
                            conversation.name() + ": Get Host DC Region Configuration: the responses end after " + start
                                    + " of " + count + " regions of host " + id));
                }
            } else {
                failure = part.failure();
            }
        }
        return new DynamicCapacityHost(id, regions, failure);
    }

    private Reading<GetHostDcRegionConfigurationResponse> part(int host, int start) {
        int fixed = GetHostDcRegionConfigurationResponse.MINIMUM_LENGTH + COUNTERS;
        int limit = Math.min(MOST_REGIONS, conversation.entries(fixed, DynamicCapacityRegionConfiguration.LENGTH));
        return conversation.ask(
                GetHostDcRegionConfiguration.OPCODE,
                () -> conversation
                        .fabricManager()
                        .getHostDcRegionConfiguration(request ->
                                request.hostId(host).regionCount(limit).startingRegionIndex(start)));
    }
}
