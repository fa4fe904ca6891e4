package org.cxlmi.sdk.metrics;

import static org.cxlmi.sdk.metrics.MetricLabel.CONDITION;
import static org.cxlmi.sdk.metrics.MetricLabel.CONFIGURATION;
import static org.cxlmi.sdk.metrics.MetricLabel.CONNECTED;
import static org.cxlmi.sdk.metrics.MetricLabel.DEVICE;
import static org.cxlmi.sdk.metrics.MetricLabel.FIRMWARE;
import static org.cxlmi.sdk.metrics.MetricLabel.KIND;
import static org.cxlmi.sdk.metrics.MetricLabel.LIMIT;
import static org.cxlmi.sdk.metrics.MetricLabel.LOG;
import static org.cxlmi.sdk.metrics.MetricLabel.MEMORY;
import static org.cxlmi.sdk.metrics.MetricLabel.PORT;
import static org.cxlmi.sdk.metrics.MetricLabel.SERIAL;
import static org.cxlmi.sdk.metrics.MetricLabel.SLOT;
import static org.cxlmi.sdk.metrics.MetricLabel.STATE;
import static org.cxlmi.sdk.metrics.MetricLabel.TARGET;
import static org.cxlmi.sdk.metrics.MetricLabel.VENDOR;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A metric of components. Where OpenTelemetry's conventions for hardware ({@code hw.*}) have a metric, this has its name
 * there.
 */
public enum ComponentMetric {
    UP("cxl_up", "cxl.up", "1", "Whether the component answered when it was polled last: 1 or 0."),
    READINGS_AGE(
            "cxl_readings_age_seconds",
            "cxl.readings.age",
            "s",
            "How old the other values of the component are: the time since it answered last."),
    POLL_DURATION(
            "cxl_poll_duration_seconds", "cxl.poll.duration", "s", "How long the last poll took, with its retries."),
    POLLS("cxl_polls_total", "cxl.polls", "{poll}", "How often the component was polled."),
    POLL_FAILURES("cxl_poll_failures_total", "cxl.poll.failures", "{poll}", "How many polls failed."),
    COMPONENT_INFO(
            "cxl_component_info",
            "cxl.component.info",
            "1",
            "What the component is. The value is always 1.",
            KIND,
            VENDOR,
            DEVICE,
            FIRMWARE),
    MEMDEV_STATUS(
            "cxl_memdev_status",
            "hw.status",
            "1",
            "The state of the memory device: 1 for one of ok, degraded, predicted_failure and failed, 0 for the others.",
            STATE),
    MEMDEV_HEALTH_STATUS(
            "cxl_memdev_health_status",
            "cxl.memdev.health_status",
            "1",
            "The bits of the health status: maintenance_needed, performance_degraded, hardware_replacement_needed and"
                    + " memory_capacity_degraded.",
            CONDITION),
    MEMDEV_MEDIA_STATUS(
            "cxl_memdev_media_status",
            "cxl.memdev.media_status",
            "1",
            "The media status as in Get Health Info: 0 is normal, 1 not ready, more is a loss of data or persistency."),
    MEMDEV_TEMPERATURE(
            "cxl_memdev_temperature_celsius", "hw.temperature", "Cel", "The temperature of the memory device."),
    MEMDEV_TEMPERATURE_LIMIT(
            "cxl_memdev_temperature_limit_celsius",
            "hw.temperature.limit",
            "Cel",
            "The temperatures at which the device raises alerts: high.critical, high.degraded, low.degraded and"
                    + " low.critical.",
            LIMIT),
    MEMDEV_LIFE_USED(
            "cxl_memdev_life_used_ratio",
            "cxl.memdev.life_used",
            "1",
            "The share of the device's life that is used, 0 to 1."),
    MEMDEV_LIFE_USED_LIMIT(
            "cxl_memdev_life_used_limit_ratio",
            "cxl.memdev.life_used.limit",
            "1",
            "The shares at which the device raises alerts: critical and degraded.",
            LIMIT),
    MEMDEV_DIRTY_SHUTDOWNS(
            "cxl_memdev_dirty_shutdowns_total",
            "cxl.memdev.dirty_shutdowns",
            "{shutdown}",
            "Shutdowns in which data may have been lost."),
    MEMDEV_CORRECTED_ERRORS(
            "cxl_memdev_corrected_errors_total",
            "hw.errors",
            "{error}",
            "Errors corrected in volatile and in persistent memory.",
            MEMORY),
    MEMDEV_CAPACITY("cxl_memdev_capacity_bytes", "hw.memory.size", "By", "The capacity of the memory device."),
    MEMDEV_FIXED_CAPACITY(
            "cxl_memdev_fixed_capacity_bytes",
            "cxl.memdev.fixed_capacity",
            "By",
            "The part of the capacity that can only be volatile, or only be persistent.",
            MEMORY),
    EVENT_RECORDS(
            "cxl_event_records",
            "cxl.event.records",
            "{record}",
            "The records in each event log that nobody has cleared; no more than one response holds are counted.",
            LOG),
    FIRMWARE_SLOT_INFO(
            "cxl_firmware_slot_info",
            "cxl.firmware.slot.info",
            "1",
            "What is in each firmware slot: active, staged or inactive. The value is always 1.",
            SLOT,
            FIRMWARE,
            STATE),
    SWITCH_PORTS("cxl_switch_ports", "cxl.switch.ports", "{port}", "The number of physical ports of the switch."),
    PORT_INFO(
            "cxl_port_info",
            "cxl.port.info",
            "1",
            "What a physical port is used as, and what is connected to it. The value is always 1.",
            PORT,
            CONFIGURATION,
            CONNECTED),
    PORT_LINK_UP("cxl_port_link_up", "cxl.port.link.up", "1", "Whether the link of a port is trained: 1 or 0.", PORT),
    PORT_LINK_LANES("cxl_port_link_lanes", "cxl.port.link.lanes", "{lane}", "The lanes of the link of a port.", PORT),
    PORT_LINK_SPEED(
            "cxl_port_link_speed_transfers_per_second",
            "cxl.port.link.speed",
            "{transfer}/s",
            "The speed of each lane of the link of a port.",
            PORT);

    private static final String COUNTER_SUFFIX = "_total";
    private static final String INFO_SUFFIX = "_info";

    private final String prometheusName;
    private final String openTelemetryName;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // It cannot be changed.
    private final Set<MetricLabel> labels;

    ComponentMetric(
            String prometheusName, String openTelemetryName, String unit, String description, MetricLabel... more) {
        this.prometheusName = prometheusName;
        this.openTelemetryName = openTelemetryName;
        this.unit = unit;
        this.description = description;
        Set<MetricLabel> all = EnumSet.of(TARGET, SERIAL);
        all.addAll(List.of(more));
        this.labels = Collections.unmodifiableSet(all);
    }

    /** The name in Prometheus, such as {@code cxl_memdev_temperature_celsius}. */
    public String prometheusName() {
        return prometheusName;
    }

    /** The name in OpenTelemetry, such as {@code hw.temperature}. */
    public String openTelemetryName() {
        return openTelemetryName;
    }

    /** The unit in the code that OpenTelemetry uses (UCUM), such as {@code Cel}. */
    public String unit() {
        return unit;
    }

    /** What it measures, as a sentence. */
    public String description() {
        return description;
    }

    /** Whether it only grows, until it begins anew. */
    public boolean isCounter() {
        return prometheusName.endsWith(COUNTER_SUFFIX);
    }

    /** Whether its labels say everything, and its value is always 1. */
    public boolean isInfo() {
        return prometheusName.endsWith(INFO_SUFFIX);
    }

    /**
     * The labels of its samples, in this order. A sample lacks those that the component did not tell, such as the serial
     * number of one that never answered.
     */
    public Set<MetricLabel> labels() {
        return labels;
    }

    /** The type of hardware for the attribute {@code hw.type} of OpenTelemetry; absent if the metric is not of {@code hw}. */
    public Optional<String> hardwareType() {
        if (!openTelemetryName.startsWith("hw.")) {
            return Optional.empty();
        }
        return Optional.of(openTelemetryName.startsWith("hw.temperature") ? "temperature" : "memory");
    }
}
