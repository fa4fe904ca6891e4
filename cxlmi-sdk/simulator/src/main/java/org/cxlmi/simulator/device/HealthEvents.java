package org.cxlmi.simulator.device;

import org.cxlmi.sdk.events.HealthInformation;
import org.cxlmi.sdk.events.MemoryModuleEvent;
import org.cxlmi.sdk.events.MemoryModuleEventType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.memdev.AdditionalStatus;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.HealthLevel;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.simulator.core.EventLogs;

/** Logs what has changed in the health of the device, in the log that is as severe as the state it has come to. */
final class HealthEvents {

    private final EventLogs logs;

    HealthEvents(EventLogs logs) {
        this.logs = logs;
    }

    void report(GetHealthInfoResponse before, GetHealthInfoResponse after) {
        if (!before.healthStatus().equals(after.healthStatus())) {
            add(MemoryModuleEventType.HEALTH_STATUS_CHANGE, log(after.healthStatus()), after);
        }
        if (before.mediaStatus() != after.mediaStatus()) {
            add(MemoryModuleEventType.MEDIA_STATUS_CHANGE, log(after.mediaStatus()), after);
        }
        AdditionalStatus was = before.additionalStatus();
        AdditionalStatus is = after.additionalStatus();
        if (was.lifeUsed() != is.lifeUsed()) {
            add(MemoryModuleEventType.LIFE_USED_CHANGE, log(is.lifeUsed()), after);
        }
        if (was.deviceTemperature() != is.deviceTemperature()) {
            add(MemoryModuleEventType.TEMPERATURE_CHANGE, log(is.deviceTemperature()), after);
        }
        if (was.correctedVolatileErrorCountWarning() != is.correctedVolatileErrorCountWarning()) {
            add(MemoryModuleEventType.HEALTH_STATUS_CHANGE, log(is.correctedVolatileErrorCountWarning()), after);
        }
        if (was.correctedPersistentErrorCountWarning() != is.correctedPersistentErrorCountWarning()) {
            add(MemoryModuleEventType.HEALTH_STATUS_CHANGE, log(is.correctedPersistentErrorCountWarning()), after);
        }
    }

    private static EventLog log(HealthStatus status) {
        if (status.hardwareReplacementNeeded()) {
            return EventLog.FAILURE;
        }
        return log(!status.equals(HealthStatus.NONE));
    }

    private static EventLog log(boolean warning) {
        return warning ? EventLog.WARNING : EventLog.INFORMATIONAL;
    }

    private static EventLog log(MediaStatus status) {
        return switch (status) {
            case NORMAL, UNRECOGNIZED -> EventLog.INFORMATIONAL;
            case NOT_READY -> EventLog.WARNING;
            case WRITE_PERSISTENCY_LOST, ALL_DATA_LOST -> EventLog.FATAL;
            default -> EventLog.FAILURE;
        };
    }

    private static EventLog log(HealthLevel level) {
        return switch (level) {
            case NORMAL, UNRECOGNIZED -> EventLog.INFORMATIONAL;
            case WARNING -> EventLog.WARNING;
            case CRITICAL -> EventLog.FAILURE;
        };
    }

    private void add(MemoryModuleEventType type, EventLog log, GetHealthInfoResponse health) {
        EventRecordFlags flags = EventRecordFlags.builder()
                .severity(EventLogs.severity(log))
                .maintenanceNeeded(health.healthStatus().maintenanceNeeded())
                .performanceDegraded(health.healthStatus().performanceDegraded())
                .hardwareReplacementNeeded(health.healthStatus().hardwareReplacementNeeded())
                .build();
        MemoryModuleEvent event = MemoryModuleEvent.builder()
                .deviceEventType(type)
                // The event holds the health as Get Health Info reports it, byte by byte.
                .deviceHealthInformation(HealthInformation.wrap(health.bytes()))
                .build();
        logs.add(
                log, EventRecord.builder().flags(flags).memoryModuleEvent(event).build());
    }
}
