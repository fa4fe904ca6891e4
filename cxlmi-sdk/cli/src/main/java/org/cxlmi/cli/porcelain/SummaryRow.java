package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.cli.output.TableContent;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.ops.ComponentSummary;
import org.jspecify.annotations.Nullable;

/** A component as a row of the list. */
final class SummaryRow {

    private SummaryRow() {}

    static TableContent of(ComponentSummary summary) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("KIND", kind(summary));
        columns.put("CAPACITY", capacity(summary));
        columns.put(
                "FIRMWARE",
                summary.memory()
                        .map(IdentifyMemoryDeviceResponse::firmwareRevision)
                        .orElse(""));
        columns.put("SERIAL", serial(summary).orElse(""));
        columns.put("HEALTH", summary.health().map(SummaryRow::health).orElse(""));
        columns.put("TEMP", summary.health().map(SummaryRow::temperature).orElse(""));
        columns.put("EVENTS", events(summary));
        return new TableContent(columns, json(summary));
    }

    private static Map<String, @Nullable Object> json(ComponentSummary summary) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", kind(summary));
        json.put("serialNumber", serial(summary).orElse(null));
        json.put("identity", summary.identity().orElse(null));
        json.put("switch", summary.switchDevice().orElse(null));
        json.put("memory", summary.memory().orElse(null));
        json.put("health", summary.health().orElse(null));
        Map<String, Integer> events = new LinkedHashMap<>();
        for (EventLog log : EventLog.values()) {
            Integer count = summary.events().get(log);
            if (count != null) {
                events.put(log.name(), count);
            }
        }
        json.put("events", events);
        return json;
    }

    private static String kind(ComponentSummary summary) {
        return summary.memory().isPresent()
                ? "memory device"
                : summary.identity()
                        .flatMap(IdentifyResponse::componentType)
                        .map(type -> type.label())
                        .orElse("unknown");
    }

    private static String capacity(ComponentSummary summary) {
        return summary.memory()
                .map(memory -> Quantity.ofBytes(memory.totalCapacityBytes()))
                .or(() -> summary.switchDevice().map(device -> device.physicalPortCount() + " ports"))
                .orElse("");
    }

    private static Optional<String> serial(ComponentSummary summary) {
        return summary.serialNumber().isPresent()
                ? Optional.of("0x" + Long.toHexString(summary.serialNumber().getAsLong()))
                : Optional.empty();
    }

    private static String health(GetHealthInfoResponse health) {
        List<String> words = new ArrayList<>();
        if (!health.healthStatus().equals(HealthStatus.NONE)) {
            words.add(health.healthStatus().toString());
        }
        if (health.mediaStatus() != MediaStatus.NORMAL) {
            words.add(health.mediaStatus().label());
        }
        return words.isEmpty() ? "ok" : String.join(", ", words);
    }

    private static String temperature(GetHealthInfoResponse health) {
        return health.deviceTemperature().isPresent()
                ? health.deviceTemperature().getAsInt() + " \u00b0C"
                : "";
    }

    private static String events(ComponentSummary summary) {
        List<String> parts = new ArrayList<>();
        for (EventLog log : EventLog.values()) {
            Integer count = summary.events().get(log);
            if (count != null) {
                parts.add(count + " " + log.label());
            }
        }
        return String.join(", ", parts);
    }
}
