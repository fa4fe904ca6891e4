package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.events.DramEventType;
import org.cxlmi.sdk.events.GeneralMediaEvent;
import org.cxlmi.sdk.events.GeneralMediaEventType;
import org.cxlmi.sdk.events.HealthInformation;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.events.MemoryModuleEvent;
import org.cxlmi.sdk.events.MemoryModuleEventType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventSeverity;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.junit.jupiter.api.Test;

/** Events that QEMU injects into an emulated device, compared field by field. */
class EventJourney extends EmulatedDeviceJourney {

    @Test
    void generalMediaEvent_injected_isReadFieldByField() throws InterruptedException {
        inject(
                "cxl-inject-general-media-event",
                Map.of(
                        "log", "failure",
                        "flags", 2,
                        "dpa", 0x1_2340L | 3,
                        "descriptor", 5,
                        "type", 1,
                        "transaction-type", 5,
                        "channel", 3,
                        "rank", 2,
                        "device", 0x01_0203,
                        "component-id", "Iron mouse"));
        if (!eventsCanBeRead(EventLog.FAILURE)) {
            return;
        }
        EventRecord record = onlyRecord(EventLog.FAILURE);
        assertEquals(EventSeverity.FAILURE, record.flags().severity());
        assertFalse(record.flags().permanentCondition());
        GeneralMediaEvent event = record.generalMediaEvent().orElseThrow();
        assertEquals(0x1_2340L, event.physicalAddress().devicePhysicalAddress());
        assertTrue(event.physicalAddress().volatileRange());
        assertTrue(event.physicalAddress().notRepairable());
        assertTrue(event.memoryEventDescriptor().uncorrectableEvent());
        assertFalse(event.memoryEventDescriptor().thresholdEvent());
        assertTrue(event.memoryEventDescriptor().poisonListOverflow());
        assertEquals(GeneralMediaEventType.INVALID_ADDRESS, event.memoryEventType());
        assertEquals(MemoryEventTransactionType.MEDIA_PATROL_SCRUB, event.transactionType());
        assertEquals(OptionalInt.of(3), event.channel());
        assertEquals(OptionalInt.of(2), event.rank());
        assertEquals(OptionalInt.of(0x01_0203), event.device());
        assertTrue(event.validityFlags().componentIdentifier());
        assertFalse(event.validityFlags().componentIdentifierInPldmFormat());
        assertTrue(event.correctedErrorCount().isEmpty());
    }

    @Test
    void dramEvent_injected_isReadFieldByField() throws InterruptedException {
        inject(
                "cxl-inject-dram-event",
                Map.ofEntries(
                        Map.entry("log", "warning"),
                        Map.entry("flags", 1),
                        Map.entry("dpa", 0x4_0000L),
                        Map.entry("descriptor", 0),
                        Map.entry("type", 1),
                        Map.entry("transaction-type", 7),
                        Map.entry("channel", 1),
                        Map.entry("rank", 4),
                        Map.entry("nibble-mask", 0x0a_0b0c),
                        Map.entry("bank-group", 5),
                        Map.entry("bank", 6),
                        Map.entry("row", 0x01_0002),
                        Map.entry("column", 0x0304),
                        Map.entry("correction-mask", List.of(0x1122_3344_5566_7788L, 1L, 2L, 3L))));
        if (!eventsCanBeRead(EventLog.WARNING)) {
            return;
        }
        EventRecord record = onlyRecord(EventLog.WARNING);
        assertEquals(EventSeverity.WARNING, record.flags().severity());
        DramEvent event = record.dramEvent().orElseThrow();
        assertEquals(0x4_0000L, event.physicalAddress().devicePhysicalAddress());
        assertFalse(event.physicalAddress().volatileRange());
        assertFalse(event.memoryEventDescriptor().uncorrectableEvent());
        assertEquals(DramEventType.SCRUB_MEDIA_ECC_ERROR, event.memoryEventType());
        assertEquals(MemoryEventTransactionType.INTERNAL_MEDIA_ERROR_CHECK_SCRUB, event.transactionType());
        assertEquals(OptionalInt.of(1), event.channel());
        assertEquals(OptionalInt.of(4), event.rank());
        assertEquals(OptionalInt.of(0x0a_0b0c), event.nibbleMask());
        assertEquals(OptionalInt.of(5), event.bankGroup());
        assertEquals(OptionalInt.of(6), event.bank());
        assertEquals(OptionalInt.of(0x01_0002), event.row());
        assertEquals(OptionalInt.of(0x0304), event.column());
        assertTrue(event.validityFlags().correctionMask());
        assertFalse(event.validityFlags().componentIdentifier());
    }

    @Test
    void memoryModuleEvent_injected_isReadFieldByField() throws InterruptedException {
        inject(
                "cxl-inject-memory-module-event",
                Map.ofEntries(
                        Map.entry("log", "fatal"),
                        Map.entry("flags", 0x27),
                        Map.entry("type", 3),
                        Map.entry("health-status", 3),
                        Map.entry("media-status", 3),
                        Map.entry("additional-status", 5),
                        Map.entry("life-used", 42),
                        Map.entry("temperature", -11),
                        Map.entry("dirty-shutdown-count", 7),
                        Map.entry("corrected-volatile-error-count", 0x1_0000),
                        Map.entry("corrected-persistent-error-count", 0x7fff_ffff)));
        if (!eventsCanBeRead(EventLog.FATAL)) {
            return;
        }
        EventRecord record = onlyRecord(EventLog.FATAL);
        assertEquals(EventSeverity.FATAL, record.flags().severity());
        assertTrue(record.flags().permanentCondition());
        assertTrue(record.flags().hardwareReplacementNeeded());
        MemoryModuleEvent event = record.memoryModuleEvent().orElseThrow();
        assertEquals(MemoryModuleEventType.TEMPERATURE_CHANGE, event.deviceEventType());
        HealthInformation health = event.deviceHealthInformation();
        assertTrue(health.healthStatus().maintenanceNeeded());
        assertTrue(health.healthStatus().performanceDegraded());
        assertFalse(health.healthStatus().hardwareReplacementNeeded());
        assertEquals(MediaStatus.ALL_DATA_LOST, health.mediaStatus());
        assertEquals(OptionalInt.of(42), health.lifeUsed());
        assertEquals(OptionalInt.of(-11), health.deviceTemperature());
        assertEquals(7, health.dirtyShutdownCount());
        assertEquals(0x1_0000, health.correctedVolatileErrorCount());
        assertEquals(0x7fff_ffff, health.correctedPersistentErrorCount());
    }

    /** Puts a record into a log that is empty as far as it can be emptied. */
    private void inject(String command, Map<String, ?> arguments) {
        if (GuestKernel.hasRawCommands()) {
            for (EventLog log : List.of(EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
                clear(log);
            }
        }
        EmulatedDevice.DYNAMIC.inject(monitor, command, arguments);
    }

    /** False after checking that the kernel refuses the command, or has taken the records for itself. */
    private boolean eventsCanBeRead(EventLog log) throws InterruptedException {
        Generic component = Generic.of(dynamic);
        if (!isLetThrough(() -> component.getEventRecords(log))) {
            return false;
        }
        if (!GuestKernel.drainsEventLogs()) {
            return true;
        }
        while (component.getEventRecords(log).eventRecordCount() > 0) {
            Thread.sleep(100);
        }
        return false;
    }
}
