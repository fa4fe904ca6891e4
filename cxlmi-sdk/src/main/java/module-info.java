/** Typed commands for CXL components, generated from the command specification. */
module org.cxlmi.sdk {
    requires transitive org.cxlmi.runtime;
    requires static org.freedesktop.dbus; // For Cxl.scanMctp only.
    requires static org.jspecify;
    requires static org.junit.jupiter.api;
    requires static org.snakeyaml.engine;
    requires static tools.jackson.core;
    requires static tools.jackson.databind;
    requires static tools.jackson.dataformat.yaml;

    exports org.cxlmi.sdk;
    exports org.cxlmi.sdk.events;
    exports org.cxlmi.sdk.fmapi;
    exports org.cxlmi.sdk.generic;
    exports org.cxlmi.sdk.gfd;
    exports org.cxlmi.sdk.json;
    exports org.cxlmi.sdk.junit;
    exports org.cxlmi.sdk.memdev;
    exports org.cxlmi.sdk.ops;
    exports org.cxlmi.sdk.sim;
}
