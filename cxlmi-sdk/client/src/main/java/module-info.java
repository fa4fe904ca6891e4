/** Typed commands for CXL components, generated from the command specification. */
module org.cxlmi.sdk {
    requires transitive org.cxlmi.runtime;
    requires static org.freedesktop.dbus; // For Cxl.scanMctp only.
    requires static org.jspecify;

    exports org.cxlmi.sdk;
    exports org.cxlmi.sdk.check;
    exports org.cxlmi.sdk.collect;
    exports org.cxlmi.sdk.events;
    exports org.cxlmi.sdk.fleet;
    exports org.cxlmi.sdk.fmapi;
    exports org.cxlmi.sdk.generic;
    exports org.cxlmi.sdk.gfd;
    exports org.cxlmi.sdk.memdev;
    exports org.cxlmi.sdk.metrics;
    exports org.cxlmi.sdk.monitor;
    exports org.cxlmi.sdk.ops;
    exports org.cxlmi.sdk.topology;

    uses org.cxlmi.runtime.CommandCatalog;

    provides org.cxlmi.runtime.CommandCatalog with
            org.cxlmi.sdk.fmapi.FabricManagerCommands,
            org.cxlmi.sdk.generic.GenericCommands,
            org.cxlmi.sdk.gfd.GlobalFamDeviceCommands,
            org.cxlmi.sdk.memdev.MemoryDeviceCommands;
}
