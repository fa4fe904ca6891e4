package org.cxlmi.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.events.MemoryModuleEvent;
import org.cxlmi.sdk.events.MemoryModuleEventType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.HealthAlerts;
import org.cxlmi.sdk.memdev.HealthLevel;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedHealth;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthEventsTest {

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.create();
    private final SimulatedHealth health = simulated.health();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final Generic component = Generic.of(endpoint);
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    private List<EventRecord> records(EventLog log) {
        return component.getEventRecords(log).eventRecords();
    }

    private void assertLogged(EventLog log, MemoryModuleEventType... types) {
        assertEquals(
                List.of(types),
                records(log).stream()
                        .map(record -> record.memoryModuleEvent().orElseThrow().deviceEventType())
                        .toList());
        records(log)
                .forEach(record ->
                        assertEquals(log.name(), record.flags().severity().name()));
    }

    @ParameterizedTest
    @CsvSource({"74, ''", "75, WARNING", "94, WARNING", "95, FAILURE", "100, FAILURE"})
    void lifeUsed_atItsThresholds_isLogged(int percent, String log) {
        health.setLifeUsed(percent);

        for (EventLog each : List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
            if (each.name().equals(log)) {
                assertLogged(each, MemoryModuleEventType.LIFE_USED_CHANGE);
            } else {
                assertLogged(each);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "80, ''",
        "81, WARNING",
        "95, WARNING",
        "96, FAILURE",
        "0, ''",
        "-1, WARNING",
        "-20, WARNING",
        "-21, FAILURE"
    })
    void temperature_beyondItsThresholds_isLogged(int celsius, String log) {
        health.setDeviceTemperature(celsius);

        assertEquals(log.equals("WARNING") ? 1 : 0, records(EventLog.WARNING).size());
        assertEquals(log.equals("FAILURE") ? 1 : 0, records(EventLog.FAILURE).size());
    }

    @Test
    void event_holdsTheHealthAfterIt() {
        health.setDeviceTemperature(90);

        MemoryModuleEvent event =
                records(EventLog.WARNING).get(0).memoryModuleEvent().orElseThrow();
        assertEquals(MemoryModuleEventType.TEMPERATURE_CHANGE, event.deviceEventType());
        assertEquals(OptionalInt.of(90), event.deviceHealthInformation().deviceTemperature());
        assertEquals(
                HealthLevel.WARNING,
                event.deviceHealthInformation().additionalStatus().deviceTemperature());
    }

    @Test
    void valueThatStaysOnItsSide_isNoFurtherEvent() {
        health.setDeviceTemperature(90);
        health.setDeviceTemperature(91);
        assertEquals(1, records(EventLog.WARNING).size());

        health.setDeviceTemperature(30);
        assertLogged(EventLog.INFORMATIONAL, MemoryModuleEventType.TEMPERATURE_CHANGE);

        health.setDeviceTemperature(90);
        assertEquals(2, records(EventLog.WARNING).size());
    }

    @Test
    void correctedErrors_areLoggedOnceTheirWarningIsOn() {
        health.setCorrectedVolatileErrorCount(100);
        assertLogged(EventLog.WARNING);

        HealthAlerts alerts = HealthAlerts.builder()
                .correctedVolatileMemoryErrors(true)
                .correctedPersistentMemoryErrors(true)
                .build();
        device.setAlertConfiguration(request -> request.validAlertActions(alerts)
                .enableAlertActions(alerts)
                .correctedVolatileMemoryErrorProgrammableWarningThreshold(100)
                .correctedPersistentMemoryErrorProgrammableWarningThreshold(0xffff));
        assertLogged(EventLog.WARNING, MemoryModuleEventType.HEALTH_STATUS_CHANGE);

        health.setCorrectedPersistentErrorCount(0xfffe);
        assertEquals(1, records(EventLog.WARNING).size());
        health.setCorrectedPersistentErrorCount(0xffff);
        assertEquals(2, records(EventLog.WARNING).size());
    }

    @Test
    void healthStatus_isLoggedWithItsFlags() {
        health.setHealthStatus(HealthStatus.builder()
                .maintenanceNeeded(true)
                .performanceDegraded(true)
                .build());
        assertLogged(EventLog.WARNING, MemoryModuleEventType.HEALTH_STATUS_CHANGE);
        assertTrue(records(EventLog.WARNING).get(0).flags().maintenanceNeeded());
        assertTrue(records(EventLog.WARNING).get(0).flags().performanceDegraded());
        assertFalse(records(EventLog.WARNING).get(0).flags().hardwareReplacementNeeded());

        health.setHealthStatus(
                HealthStatus.builder().hardwareReplacementNeeded(true).build());
        assertLogged(EventLog.FAILURE, MemoryModuleEventType.HEALTH_STATUS_CHANGE);
        assertTrue(records(EventLog.FAILURE).get(0).flags().hardwareReplacementNeeded());

        health.setHealthStatus(HealthStatus.NONE);
        assertLogged(EventLog.INFORMATIONAL, MemoryModuleEventType.HEALTH_STATUS_CHANGE);
    }

    @ParameterizedTest
    @CsvSource({"NOT_READY, WARNING", "ALL_DATA_LOSS_IMMINENT, FAILURE", "ALL_DATA_LOST, FATAL"})
    void mediaStatus_isLogged(MediaStatus status, EventLog log) {
        health.setMediaStatus(status);
        assertLogged(log, MemoryModuleEventType.MEDIA_STATUS_CHANGE);

        health.setMediaStatus(MediaStatus.NORMAL);
        assertLogged(EventLog.INFORMATIONAL, MemoryModuleEventType.MEDIA_STATUS_CHANGE);
    }

    @Test
    void shutdownState_dirtyAtAReset_isCounted() {
        health.setDirtyShutdownCount(0xffff_fffeL);
        simulated.reset();
        assertEquals(0xffff_fffeL, device.getHealthInfo().dirtyShutdownCount());

        device.setShutdownState(request -> request.dirty(true));
        assertTrue(device.getShutdownState().dirty());
        simulated.reset();
        assertEquals(0xffff_ffffL, device.getHealthInfo().dirtyShutdownCount());
        assertFalse(device.getShutdownState().dirty());

        device.setShutdownState(request -> request.dirty(true));
        simulated.reset();
        assertEquals(0, device.getHealthInfo().dirtyShutdownCount());

        device.setShutdownState(request -> request.dirty(true));
        device.setShutdownState(request -> request.dirty(false));
        simulated.reset();
        assertEquals(0, device.getHealthInfo().dirtyShutdownCount());
    }
}
