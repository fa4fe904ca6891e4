package org.cxlmi.simulator.device;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.AdditionalStatus;
import org.cxlmi.sdk.memdev.GetAlertConfigurationResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.HealthAlerts;
import org.cxlmi.sdk.memdev.HealthLevel;
import org.cxlmi.sdk.memdev.SetAlertConfigurationRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The thresholds of the health alerts. */
final class AlertThresholds implements Saved {

    private static final HealthAlerts PROGRAMMABLE = HealthAlerts.builder()
            .lifeUsed(true)
            .overTemperature(true)
            .underTemperature(true)
            .correctedVolatileMemoryErrors(true)
            .correctedPersistentMemoryErrors(true)
            .build();

    private static final HealthAlerts INITIAL = HealthAlerts.builder()
            .lifeUsed(true)
            .overTemperature(true)
            .underTemperature(true)
            .build();

    private GetAlertConfigurationResponse thresholds = GetAlertConfigurationResponse.builder()
            .programmableAlerts(PROGRAMMABLE)
            .validAlerts(INITIAL)
            .lifeUsedCriticalAlertThreshold(95)
            .lifeUsedProgrammableWarningThreshold(75)
            .overTemperatureCriticalAlertThreshold(95)
            .overTemperatureProgrammableWarningThreshold(80)
            .underTemperatureCriticalAlertThreshold(-20)
            .underTemperatureProgrammableWarningThreshold(0)
            .build();

    GetAlertConfigurationResponse get() {
        return thresholds;
    }

    void set(SetAlertConfigurationRequest request) {
        HealthAlerts chosen = request.validAlertActions();
        HealthAlerts on = request.enableAlertActions();
        OptionalInt life = ifOn(on.lifeUsed(), request.lifeUsedProgrammableWarningThreshold());
        OptionalInt over = ifOn(on.overTemperature(), request.overTemperatureProgrammableWarningThreshold());
        OptionalInt under = ifOn(on.underTemperature(), request.underTemperatureProgrammableWarningThreshold());
        refuseIf(life, value -> value >= thresholds.lifeUsedCriticalAlertThreshold());
        refuseIf(over, value -> value >= thresholds.overTemperatureCriticalAlertThreshold());
        refuseIf(under, value -> value <= thresholds.underTemperatureCriticalAlertThreshold());

        OptionalInt volatileErrors = ifOn(
                on.correctedVolatileMemoryErrors(), request.correctedVolatileMemoryErrorProgrammableWarningThreshold());
        OptionalInt persistentErrors = ifOn(
                on.correctedPersistentMemoryErrors(),
                request.correctedPersistentMemoryErrorProgrammableWarningThreshold());

        int kept = thresholds.validAlerts().bits() & ~chosen.bits();
        int turnedOn = chosen.bits() & on.bits() & PROGRAMMABLE.bits();
        HealthAlerts valid = HealthAlerts.of(kept | turnedOn);
        GetAlertConfigurationResponse old = thresholds;
        GetAlertConfigurationResponse.Builder next = GetAlertConfigurationResponse.builder()
                .validAlerts(valid)
                .programmableAlerts(old.programmableAlerts())
                .lifeUsedCriticalAlertThreshold(old.lifeUsedCriticalAlertThreshold())
                .overTemperatureCriticalAlertThreshold(old.overTemperatureCriticalAlertThreshold())
                .underTemperatureCriticalAlertThreshold(old.underTemperatureCriticalAlertThreshold());
        set(valid.lifeUsed(), life, old.lifeUsedProgrammableWarningThreshold())
                .ifPresent(next::lifeUsedProgrammableWarningThreshold);
        set(valid.overTemperature(), over, old.overTemperatureProgrammableWarningThreshold())
                .ifPresent(next::overTemperatureProgrammableWarningThreshold);
        set(valid.underTemperature(), under, old.underTemperatureProgrammableWarningThreshold())
                .ifPresent(next::underTemperatureProgrammableWarningThreshold);
        set(
                        valid.correctedVolatileMemoryErrors(),
                        volatileErrors,
                        old.correctedVolatileMemoryErrorProgrammableWarningThreshold())
                .ifPresent(next::correctedVolatileMemoryErrorProgrammableWarningThreshold);
        set(
                        valid.correctedPersistentMemoryErrors(),
                        persistentErrors,
                        old.correctedPersistentMemoryErrorProgrammableWarningThreshold())
                .ifPresent(next::correctedPersistentMemoryErrorProgrammableWarningThreshold);
        thresholds = next.build();
    }

    /** The threshold from now on; empty if its warning is off. */
    private static OptionalInt set(boolean valid, OptionalInt requested, OptionalInt before) {
        if (!valid) {
            return OptionalInt.empty();
        }
        return requested.isPresent() ? requested : before;
    }

    private static OptionalInt ifOn(boolean on, OptionalInt threshold) {
        return on ? threshold : OptionalInt.empty();
    }

    private static void refuseIf(OptionalInt threshold, IntPredicate wrong) {
        Refusal.when(threshold.isPresent() && wrong.test(threshold.getAsInt()), ReturnCode.INVALID_INPUT);
    }

    /** Where the values measured lie between their thresholds. */
    AdditionalStatus statusOf(GetHealthInfoResponse health) {
        return AdditionalStatus.builder()
                .lifeUsed(level(
                        health.lifeUsed(),
                        used -> used >= thresholds.lifeUsedCriticalAlertThreshold(),
                        used -> isReached(thresholds.lifeUsedProgrammableWarningThreshold(), used)))
                .deviceTemperature(level(health.deviceTemperature(), this::isCritical, this::isUnusual))
                .correctedVolatileErrorCountWarning(isReached(
                        thresholds.correctedVolatileMemoryErrorProgrammableWarningThreshold(),
                        health.correctedVolatileErrorCount()))
                .correctedPersistentErrorCountWarning(isReached(
                        thresholds.correctedPersistentMemoryErrorProgrammableWarningThreshold(),
                        health.correctedPersistentErrorCount()))
                .build();
    }

    private static HealthLevel level(OptionalInt value, IntPredicate critical, IntPredicate warning) {
        if (value.isEmpty()) {
            return HealthLevel.NORMAL;
        }
        if (critical.test(value.getAsInt())) {
            return HealthLevel.CRITICAL;
        }
        return warning.test(value.getAsInt()) ? HealthLevel.WARNING : HealthLevel.NORMAL;
    }

    private boolean isCritical(int celsius) {
        return celsius > thresholds.overTemperatureCriticalAlertThreshold()
                || celsius < thresholds.underTemperatureCriticalAlertThreshold();
    }

    private boolean isUnusual(int celsius) {
        OptionalInt over = thresholds.overTemperatureProgrammableWarningThreshold();
        OptionalInt under = thresholds.underTemperatureProgrammableWarningThreshold();
        return (over.isPresent() && celsius > over.getAsInt()) || (under.isPresent() && celsius < under.getAsInt());
    }

    private static boolean isReached(OptionalInt threshold, long value) {
        return threshold.isPresent() && value >= threshold.getAsInt();
    }

    @Override
    public Map<String, Object> save() {
        return Map.of("thresholds", SavedState.hex(thresholds.bytes()));
    }

    @Override
    public void restore(SavedState state) {
        thresholds = state.struct("thresholds", thresholds, GetAlertConfigurationResponse::wrap);
        state.check(thresholds.programmableAlerts().equals(PROGRAMMABLE), "thresholds", "programmable as before");
    }
}
