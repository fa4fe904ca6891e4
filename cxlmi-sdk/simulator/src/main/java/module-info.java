/** CXL components and fabrics that exist in memory only, and behave as real ones do. */
@SuppressWarnings("requires-automatic") // The jna jar names its module but does not describe it.
module org.cxlmi.simulator {
    requires com.sun.jna;
    requires transitive org.cxlmi.sdk;
    requires static org.jspecify;
    requires static org.junit.jupiter.api; // For tests on simulated components, whose module has it anyway.
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    exports org.cxlmi.simulator;
    exports org.cxlmi.simulator.component;
    exports org.cxlmi.simulator.fabric;
    exports org.cxlmi.simulator.junit;
    exports org.cxlmi.simulator.serve;
}
