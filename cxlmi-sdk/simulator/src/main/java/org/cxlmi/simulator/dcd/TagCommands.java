package org.cxlmi.simulator.dcd;

import java.util.List;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.DynamicCapacityAddReference;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTags;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTagsRequest;
import org.cxlmi.sdk.fmapi.DynamicCapacityListTagsResponse;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemoveReference;
import org.cxlmi.sdk.fmapi.DynamicCapacityTag;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/** Lists the tags of dynamic capacity, and keeps the sharable capacity with a tag from being freed. */
final class TagCommands implements CommandSet {

    private final TaggedCapacity tags;

    TagCommands(TaggedCapacity tags) {
        this.tags = tags;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onChange(DynamicCapacityAddReference.COMMAND, request -> tags.keep(request.tagBuffer()));
        table.onChange(DynamicCapacityRemoveReference.COMMAND, request -> tags.letGo(request.tagBuffer()));
        table.on(DynamicCapacityListTags.COMMAND, request -> list(request, limits));
    }

    private DynamicCapacityListTagsResponse list(DynamicCapacityListTagsRequest request, MessageLimits limits) {
        List<DynamicCapacityTag> all = tags.all();
        Refusal.when(request.startingIndex() > all.size(), ReturnCode.INVALID_INPUT);
        int room = limits.room(DynamicCapacityListTagsResponse.MINIMUM_LENGTH, DynamicCapacityTag.LENGTH);
        return DynamicCapacityListTagsResponse.builder()
                .generationNumber(tags.list(all))
                .totalTagCount(all.size())
                .referenceBitmapsValid(true)
                .pendingReferenceBitmapsValid(true)
                .tags(all.stream()
                        .skip(request.startingIndex())
                        .limit(Math.min(request.tagCount(), room))
                        .toList())
                .build();
    }
}
