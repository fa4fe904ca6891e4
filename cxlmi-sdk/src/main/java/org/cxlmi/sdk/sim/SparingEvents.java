package org.cxlmi.sdk.sim;

import org.cxlmi.sdk.events.MemorySparingEvent;
import org.cxlmi.sdk.events.MemorySparingValidityFlags;
import org.cxlmi.sdk.generic.MemorySparingKind;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;

/** Says in an event which memory a request was to replace. */
final class SparingEvents {

    private SparingEvents() {}

    static MemorySparingEvent.Builder about(PerformMemorySparingRequest request) {
        MemorySparingKind kind = request.maintenanceOperationSubclass();
        boolean hasColumn = kind == MemorySparingKind.CACHELINE;
        boolean hasRow = hasColumn || kind == MemorySparingKind.ROW;
        boolean hasBank = hasRow || kind == MemorySparingKind.BANK;
        MemorySparingValidityFlags valid = MemorySparingValidityFlags.builder()
                .channel(true)
                .rank(true)
                .nibbleMask(request.nibbleMaskValid())
                .bankGroup(hasBank)
                .bank(hasBank)
                .row(hasRow)
                .column(hasColumn)
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
        if (hasBank) {
            event.bankGroup(request.bankGroup()).bank(request.bank());
        }
        if (hasRow) {
            event.row(request.row());
        }
        if (hasColumn) {
            event.column(request.column());
        }
        return event;
    }
}
