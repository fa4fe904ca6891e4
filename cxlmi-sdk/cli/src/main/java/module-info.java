/** The command cxlmi. It has no API: programs use org.cxlmi.sdk. */
module org.cxlmi.cli {
    requires info.picocli;
    requires java.xml;
    requires java.compiler;
    requires org.cxlmi.json;
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
