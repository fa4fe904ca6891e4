/** The command cxlmi. It has no API: programs use org.cxlmi.sdk. */
@SuppressWarnings("requires-automatic") // The jars for metrics name their modules but do not describe them.
module org.cxlmi.cli {
    requires info.picocli;
    requires io.prometheus.metrics.exporter.httpserver;
    requires io.prometheus.metrics.model;
    requires java.compiler;
    requires java.logging;
    requires java.xml;
    requires micrometer.core;
    requires micrometer.registry.otlp;
    requires org.cxlmi.json;
    requires org.cxlmi.micrometer;
    requires org.cxlmi.sdk;
    requires org.cxlmi.simulator;
    requires static org.jspecify;
    requires tools.jackson.databind;

    // Options are fields with annotations.
    opens org.cxlmi.cli.porcelain to
            info.picocli;
    opens org.cxlmi.cli.request to
            info.picocli;
    opens org.cxlmi.cli.run to
            info.picocli;
    opens org.cxlmi.cli.sim to
            info.picocli;
}
