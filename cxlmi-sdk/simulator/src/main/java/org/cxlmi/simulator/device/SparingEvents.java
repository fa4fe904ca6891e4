package org.cxlmi.simulator.device;

import org.cxlmi.sdk.events.MemorySparingEvent;
import org.cxlmi.sdk.events.MemorySparingValidityFlags;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;

/** Logs an event with the memory that a request was to replace. */
final class SparingEvents {

    private SparingEvents() {}

    static MemorySparingEvent.Builder about(PerformMemorySparingRequest request) {
        MemorySparingValidityFlags valid = MemorySparingValidityFlags.builder()
                .channel(true)
                .rank(true)
                .nibbleMask(request.nibbleMaskValid())
                .bankGroup(request.bankGroup().isPresent())
                .bank(request.bank().isPresent())
                .row(request.row().isPresent())
                .column(request.column().isPresent())
                .subChannel(request.subChannelValid())
                .build();
        MemorySparingEvent.Builder event = MemorySparingEvent.builder()
                .maintenanceOperationClass(request.maintenanceOperationClass())
                .maintenanceOperationSubclass(request.maintenanceOperationSubclassCode())
                .resourceQuery(request.queryResources())
                .hardSparing(request.hardSparing())
                .validityFlags(valid)
                .channel(request.channel())
                .rank(request.rank());
        request.nibbleMask().ifPresent(event::nibbleMask);
        request.subChannel().ifPresent(event::subChannel);
        request.bankGroup().ifPresent(event::bankGroup);
        request.bank().ifPresent(event::bank);
        request.row().ifPresent(event::row);
        request.column().ifPresent(event::column);
        return event;
    }
}
