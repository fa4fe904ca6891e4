package org.cxlmi.sdk.metrics;

/** What tells the samples of a metric apart. */
public enum MetricLabel {
    TARGET("target", "hw.id"),
    SERIAL("serial", "hw.serial_number"),
    KIND("kind", "cxl.component.kind"),
    VENDOR("vendor", "hw.vendor"),
    DEVICE("device", "hw.model"),
    FIRMWARE("firmware", "hw.firmware_version"),
    STATE("state", "hw.state"),
    CONDITION("condition", "cxl.memdev.condition"),
    LIMIT("limit", "hw.limit_type"),
    MEMORY("memory", "cxl.memdev.memory"),
    LOG("log", "cxl.event.log"),
    SLOT("slot", "cxl.firmware.slot"),
    PORT("port", "cxl.port.id"),
    CONFIGURATION("configuration", "cxl.port.configuration"),
    CONNECTED("connected", "cxl.port.connected");

    private final String prometheusName;
    private final String openTelemetryName;

    MetricLabel(String prometheusName, String openTelemetryName) {
        this.prometheusName = prometheusName;
        this.openTelemetryName = openTelemetryName;
    }

    /** The name of the label in Prometheus, such as {@code target}. */
    public String prometheusName() {
        return prometheusName;
    }

    /** The name of the attribute in OpenTelemetry, such as {@code hw.id}. */
    public String openTelemetryName() {
        return openTelemetryName;
    }
}
