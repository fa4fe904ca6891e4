package org.cxlmi.examples;

import java.util.OptionalInt;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.memdev.GetAlertConfigurationResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
import picocli.CommandLine.Command;

/** Shows how well a memory device is, and when it warns. */
@Command(name = "health", description = "Show how well a memory device is.")
final class Health extends ComponentExample {

    @Override
    void run(Endpoint endpoint, Report report) {
        print(endpoint, report);
    }

    static void print(CxlTarget target, Report report) {
        MemoryDevice device = MemoryDevice.of(target);
        String health = "Health of " + target.name();
        show(report, health, () -> printHealth(health, device.getHealthInfo(), report));
        String alerts = "Alerts of " + target.name();
        show(report, alerts, () -> printAlerts(alerts, device.getAlertConfiguration(), report));
    }

    private static void printHealth(String heading, GetHealthInfoResponse health, Report report) {
        report.section(heading)
                .line("overall", health.healthStatus().equals(HealthStatus.NONE) ? "good" : health.healthStatus())
                .line("media", health.mediaStatus().label())
                .line(
                        "life used",
                        measured(health.lifeUsed(), " %") + " ("
                                + health.additionalStatus().lifeUsed().label() + ")")
                .line(
                        "temperature",
                        measured(health.deviceTemperature(), " °C") + " ("
                                + health.additionalStatus().deviceTemperature().label() + ")")
                .line("dirty shutdowns", health.dirtyShutdownCount())
                .line("corrected volatile errors", health.correctedVolatileErrorCount())
                .line("corrected persistent errors", health.correctedPersistentErrorCount())
                .print();
    }

    private static void printAlerts(String heading, GetAlertConfigurationResponse alerts, Report report) {
        report.section(heading)
                .line("life used, warning", threshold(alerts.lifeUsedProgrammableWarningThreshold(), " %"))
                .line("life used, critical", alerts.lifeUsedCriticalAlertThreshold() + " %")
                .line("too hot, warning", threshold(alerts.overTemperatureProgrammableWarningThreshold(), " °C"))
                .line("too hot, critical", alerts.overTemperatureCriticalAlertThreshold() + " °C")
                .line("too cold, warning", threshold(alerts.underTemperatureProgrammableWarningThreshold(), " °C"))
                .line("too cold, critical", alerts.underTemperatureCriticalAlertThreshold() + " °C")
                .print();
    }

    private static String measured(OptionalInt value, String unit) {
        return value.isPresent() ? value.getAsInt() + unit : "not measured";
    }

    private static String threshold(OptionalInt value, String unit) {
        return value.isPresent() ? value.getAsInt() + unit : "off";
    }
}
