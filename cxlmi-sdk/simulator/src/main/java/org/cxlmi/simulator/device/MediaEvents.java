package org.cxlmi.simulator.device;

import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.events.DramEventType;
import org.cxlmi.sdk.events.GeneralMediaEvent;
import org.cxlmi.sdk.events.GeneralMediaEventType;
import org.cxlmi.sdk.events.MemoryEventDescriptor;
import org.cxlmi.sdk.events.MemoryEventPhysicalAddress;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.simulator.core.EventLogs;

/** Events of the media: volatile memory is DRAM here, persistent memory is not. */
final class MediaEvents {

    private final EventLogs logs;
    private final MediaGuard guard;

    MediaEvents(EventLogs logs, MediaGuard guard) {
        this.logs = logs;
        this.guard = guard;
    }

    /** Logs that an address is poisoned. */
    void poison(EventLog log, long address, MemoryEventTransactionType transaction, boolean listOverflow) {
        boolean isVolatile = guard.isVolatile(address);
        MemoryEventPhysicalAddress physicalAddress = MemoryEventPhysicalAddress.builder()
                .volatileRange(isVolatile)
                .devicePhysicalAddress(address)
                .build();
        MemoryEventDescriptor descriptor = MemoryEventDescriptor.builder()
                .uncorrectableEvent(true)
                .poisonListOverflow(listOverflow)
                .build();
        EventRecord.Builder record = logs.record(log);
        if (isVolatile) {
            record.dramEvent(DramEvent.builder()
                    .physicalAddress(physicalAddress)
                    .memoryEventDescriptor(descriptor)
                    .memoryEventType(DramEventType.MEDIA_ECC_ERROR)
                    .transactionType(transaction)
                    .build());
        } else {
            record.generalMediaEvent(GeneralMediaEvent.builder()
                    .physicalAddress(physicalAddress)
                    .memoryEventDescriptor(descriptor)
                    .memoryEventType(GeneralMediaEventType.MEDIA_ECC_ERROR)
                    .transactionType(transaction)
                    .build());
        }
        logs.add(log, record.build());
    }
}
