package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cxlmi.sdk.fmapi.DynamicCapacityRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetDcdInfo;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfiguration;
import org.cxlmi.sdk.fmapi.GetHostDcRegionConfigurationRequest;

/** Reads the dynamic capacity of a device. */
final class DynamicCapacityReader {

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
        Optional<ReadFailure> failure = conversation.read(
                GetHostDcRegionConfiguration.PAGING,
                GetHostDcRegionConfigurationRequest.builder()
                        .hostId(id)
                        .regionCount(MOST_REGIONS)
                        .build(),
                response -> regions.addAll(response.regions()));
        return new DynamicCapacityHost(id, regions, failure);
    }
}
