package org.cxlmi.sdk.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.sdk.memdev.GetAlertConfigurationResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.HealthLevel;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MediaStatus;

/** The samples of the health of a memory device. */
final class HealthSamples {

    private static final double PERCENT = 100;

    private final Sampler to;

    HealthSamples(Sampler to) {
        this.to = to;
    }

    /** The states of OpenTelemetry's {@code hw.state} that fit, the worst first. */
    private enum State {
        FAILED,
        PREDICTED_FAILURE,
        DEGRADED,
        OK;

        static State of(GetHealthInfoResponse health) {
            HealthStatus status = health.healthStatus();
            boolean needsHelp =
                    status.maintenanceNeeded() || status.performanceDegraded() || status.memoryCapacityDegraded();
            return switch (health.mediaStatus()) {
                case NOT_READY, WRITE_PERSISTENCY_LOST, ALL_DATA_LOST -> FAILED;
                case NORMAL, UNRECOGNIZED -> {
                    if (status.hardwareReplacementNeeded()) {
                        yield FAILED;
                    }
                    if (health.additionalStatus().lifeUsed() == HealthLevel.CRITICAL) {
                        yield PREDICTED_FAILURE;
                    }
                    yield needsHelp || isPastThreshold(health) ? DEGRADED : OK;
                }
                default -> status.hardwareReplacementNeeded() ? FAILED : PREDICTED_FAILURE;
            };
        }

        private static boolean isPastThreshold(GetHealthInfoResponse health) {
            return health.additionalStatus().lifeUsed() == HealthLevel.WARNING
                    || health.additionalStatus().deviceTemperature() == HealthLevel.WARNING
                    || health.additionalStatus().deviceTemperature() == HealthLevel.CRITICAL
                    || health.mediaStatus() == MediaStatus.UNRECOGNIZED;
        }
    }

    void add(GetHealthInfoResponse health, Optional<GetAlertConfigurationResponse> alerts) {
        State now = State.of(health);
        for (State state : State.values()) {
            to.addFlag(ComponentMetric.MEMDEV_STATUS, Map.of(MetricLabel.STATE, Sampler.constant(state)), state == now);
        }
        HealthStatus status = health.healthStatus();
        addCondition("maintenance_needed", status.maintenanceNeeded());
        addCondition("performance_degraded", status.performanceDegraded());
        addCondition("hardware_replacement_needed", status.hardwareReplacementNeeded());
        addCondition("memory_capacity_degraded", status.memoryCapacityDegraded());
        to.add(ComponentMetric.MEMDEV_MEDIA_STATUS, health.mediaStatusCode());
        health.deviceTemperature().ifPresent(celsius -> to.add(ComponentMetric.MEMDEV_TEMPERATURE, celsius));
        health.lifeUsed().ifPresent(percent -> to.add(ComponentMetric.MEMDEV_LIFE_USED, percent / PERCENT));
        to.add(ComponentMetric.MEMDEV_DIRTY_SHUTDOWNS, (double) health.dirtyShutdownCount());
        addErrors("volatile", health.correctedVolatileErrorCount());
        addErrors("persistent", health.correctedPersistentErrorCount());
        alerts.ifPresent(this::addLimits);
    }

    private void addCondition(String condition, boolean flag) {
        to.addFlag(ComponentMetric.MEMDEV_HEALTH_STATUS, Map.of(MetricLabel.CONDITION, condition), flag);
    }

    private void addErrors(String memory, long count) {
        to.add(ComponentMetric.MEMDEV_CORRECTED_ERRORS, Map.of(MetricLabel.MEMORY, memory), (double) count);
    }

    private void addLimits(GetAlertConfigurationResponse alerts) {
        addTemperature("high.critical", OptionalInt.of(alerts.overTemperatureCriticalAlertThreshold()));
        addTemperature("high.degraded", alerts.overTemperatureProgrammableWarningThreshold());
        addTemperature("low.degraded", alerts.underTemperatureProgrammableWarningThreshold());
        addTemperature("low.critical", OptionalInt.of(alerts.underTemperatureCriticalAlertThreshold()));
        addLife("critical", OptionalInt.of(alerts.lifeUsedCriticalAlertThreshold()));
        addLife("degraded", alerts.lifeUsedProgrammableWarningThreshold());
    }

    private void addTemperature(String limit, OptionalInt celsius) {
        celsius.ifPresent(
                value -> to.add(ComponentMetric.MEMDEV_TEMPERATURE_LIMIT, Map.of(MetricLabel.LIMIT, limit), value));
    }

    private void addLife(String limit, OptionalInt percent) {
        percent.ifPresent(value ->
                to.add(ComponentMetric.MEMDEV_LIFE_USED_LIMIT, Map.of(MetricLabel.LIMIT, limit), value / PERCENT));
    }
}
