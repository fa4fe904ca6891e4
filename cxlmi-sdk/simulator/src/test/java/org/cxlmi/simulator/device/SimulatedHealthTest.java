package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.AdditionalStatus;
import org.cxlmi.sdk.memdev.GetAlertConfigurationResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.HealthAlerts;
import org.cxlmi.sdk.memdev.HealthLevel;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.SetAlertConfiguration;
import org.cxlmi.sdk.memdev.SetAlertConfigurationRequest;
import org.cxlmi.simulator.SimulatedHealth;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedHealthTest {

    private static final HealthAlerts ALL = HealthAlerts.builder()
            .lifeUsed(true)
            .overTemperature(true)
            .underTemperature(true)
            .correctedVolatileMemoryErrors(true)
            .correctedPersistentMemoryErrors(true)
            .build();

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.create();
    private final SimulatedHealth health = simulated.health();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    private static SetAlertConfigurationRequest.Builder thresholds() {
        return SetAlertConfigurationRequest.builder()
                .validAlertActions(ALL)
                .enableAlertActions(ALL)
                .lifeUsedProgrammableWarningThreshold(50)
                .overTemperatureProgrammableWarningThreshold(60)
                .underTemperatureProgrammableWarningThreshold(-5)
                .correctedVolatileMemoryErrorProgrammableWarningThreshold(100)
                .correctedPersistentMemoryErrorProgrammableWarningThreshold(200);
    }

    private AdditionalStatus status() {
        return device.getHealthInfo().additionalStatus();
    }

    @Test
    void newDevice_isWell() {
        GetHealthInfoResponse info = device.getHealthInfo();

        assertEquals(HealthStatus.NONE, info.healthStatus());
        assertEquals(MediaStatus.NORMAL, info.mediaStatus());
        assertEquals(AdditionalStatus.NONE, info.additionalStatus());
        assertEquals(OptionalInt.of(0), info.lifeUsed());
        assertEquals(OptionalInt.of(30), info.deviceTemperature());
        assertFalse(device.getShutdownState().dirty());
    }

    @Test
    void setters_showInTheResponse() {
        HealthStatus status = HealthStatus.builder().maintenanceNeeded(true).build();
        health.setHealthStatus(status);
        health.setMediaStatus(MediaStatus.ALL_DATA_LOSS_IMMINENT);
        health.setLifeUsed(12);
        health.setDeviceTemperature(-7);
        health.setDirtyShutdownCount(0xffff_ffffL);
        health.setCorrectedVolatileErrorCount(3);
        health.setCorrectedPersistentErrorCount(4);
        health.setShutdownStateDirty(true);

        GetHealthInfoResponse info = device.getHealthInfo();
        assertEquals(status, info.healthStatus());
        assertEquals(MediaStatus.ALL_DATA_LOSS_IMMINENT, info.mediaStatus());
        assertEquals(OptionalInt.of(12), info.lifeUsed());
        assertEquals(OptionalInt.of(-7), info.deviceTemperature());
        assertEquals(0xffff_ffffL, info.dirtyShutdownCount());
        assertEquals(3, info.correctedVolatileErrorCount());
        assertEquals(4, info.correctedPersistentErrorCount());
        assertTrue(device.getShutdownState().dirty());
    }

    @Test
    void setters_valueThatDoesNotFit_isRefusedAndChangesNothing() {
        assertThrows(IllegalArgumentException.class, () -> health.setLifeUsed(256));
        assertThrows(IllegalArgumentException.class, () -> health.setDeviceTemperature(40_000));
        assertThrows(IllegalArgumentException.class, () -> health.setDirtyShutdownCount(-1));
        assertThrows(IllegalArgumentException.class, () -> health.setMediaStatus(MediaStatus.UNRECOGNIZED));

        assertEquals(OptionalInt.of(0), device.getHealthInfo().lifeUsed());
    }

    @Test
    void valuesNotMeasured_areAbsentAndNormal() {
        health.setLifeUsed(0xff);
        health.setDeviceTemperature(0x7fff);

        GetHealthInfoResponse info = device.getHealthInfo();
        assertEquals(OptionalInt.empty(), info.lifeUsed());
        assertEquals(OptionalInt.empty(), info.deviceTemperature());
        assertEquals(AdditionalStatus.NONE, info.additionalStatus());
    }

    @ParameterizedTest
    @CsvSource({"49, NORMAL", "50, WARNING", "94, WARNING", "95, CRITICAL", "254, CRITICAL"})
    void lifeUsed_isJudgedByTheThresholds(int percent, HealthLevel level) {
        device.setAlertConfiguration(thresholds().build());

        health.setLifeUsed(percent);

        assertEquals(level, status().lifeUsed());
    }

    @ParameterizedTest
    @CsvSource({
        "-21, CRITICAL",
        "-20, WARNING",
        "-6, WARNING",
        "-5, NORMAL",
        "60, NORMAL",
        "61, WARNING",
        "95, WARNING",
        "96, CRITICAL"
    })
    void temperature_isJudgedByTheThresholds(int celsius, HealthLevel level) {
        device.setAlertConfiguration(thresholds().build());

        health.setDeviceTemperature(celsius);

        assertEquals(level, status().deviceTemperature());
    }

    @Test
    void errorCounts_atTheirThresholds_warn() {
        health.setCorrectedVolatileErrorCount(100);
        health.setCorrectedPersistentErrorCount(199);
        assertEquals(AdditionalStatus.NONE, status());

        device.setAlertConfiguration(thresholds().build());

        assertTrue(status().correctedVolatileErrorCountWarning());
        assertFalse(status().correctedPersistentErrorCountWarning());
    }

    @Test
    void setAlertConfiguration_changesWhatItIsAboutOnly() {
        HealthAlerts life = HealthAlerts.builder().lifeUsed(true).build();
        GetAlertConfigurationResponse before = device.getAlertConfiguration();

        byte[] request = thresholds().build().bytes();
        request[0] = (byte) life.bits();
        device.setAlertConfiguration(SetAlertConfigurationRequest.wrap(request));

        GetAlertConfigurationResponse after = device.getAlertConfiguration();
        assertEquals(OptionalInt.of(50), after.lifeUsedProgrammableWarningThreshold());
        assertEquals(
                before.overTemperatureProgrammableWarningThreshold(),
                after.overTemperatureProgrammableWarningThreshold());
        assertEquals(OptionalInt.empty(), after.correctedVolatileMemoryErrorProgrammableWarningThreshold());
        assertEquals(ALL, after.programmableAlerts());
    }

    @Test
    void setAlertConfiguration_withoutEnabling_turnsTheWarningOff() {
        health.setLifeUsed(80);
        health.setDeviceTemperature(90);
        assertEquals(HealthLevel.WARNING, status().lifeUsed());

        device.setAlertConfiguration(
                thresholds().enableAlertActions(HealthAlerts.NONE).build());

        assertEquals(AdditionalStatus.NONE, status());
        assertEquals(HealthAlerts.NONE, device.getAlertConfiguration().validAlerts());
        health.setLifeUsed(95);
        assertEquals(HealthLevel.CRITICAL, status().lifeUsed());
    }

    @Test
    void setAlertConfiguration_warningBeyondCritical_isInvalidInputAndChangesNothing() {
        GetAlertConfigurationResponse before = device.getAlertConfiguration();

        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.setAlertConfiguration(
                        thresholds().lifeUsedProgrammableWarningThreshold(95).build()));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.setAlertConfiguration(thresholds()
                        .overTemperatureProgrammableWarningThreshold(95)
                        .build()));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.setAlertConfiguration(thresholds()
                        .underTemperatureProgrammableWarningThreshold(-20)
                        .build()));

        assertEquals(before, device.getAlertConfiguration());
    }

    @Test
    void setAlertConfiguration_alertsThatAreReserved_areIgnored() {
        device.setAlertConfiguration(thresholds()
                .validAlertActions(HealthAlerts.of(0xff))
                .enableAlertActions(HealthAlerts.of(0xff))
                .build());

        assertEquals(ALL, device.getAlertConfiguration().validAlerts());
    }

    @Test
    void setAlertConfiguration_tooShort_isInvalidPayloadLength() {
        byte[] request = new byte[SetAlertConfigurationRequest.MINIMUM_LENGTH - 1];

        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(SetAlertConfiguration.OPCODE, request));
    }
}
