/** The runtime of the generated CXL commands: endpoints, wire access and transports. */
@SuppressWarnings({
    "requires-automatic", // The jna jar names its module but does not describe it.
    "module" // Those to which packages are exported are built after this one.
})
module org.cxlmi.runtime {
    requires com.sun.jna;
    requires java.logging;
    requires jdk.jfr;
    requires static org.jspecify;

    exports org.cxlmi.runtime;
    exports org.cxlmi.runtime.error;
    exports org.cxlmi.runtime.internal.file to
            org.cxlmi.sdk,
            org.cxlmi.simulator;
    exports org.cxlmi.runtime.internal.linux to
            org.cxlmi.libcxlmi,
            org.cxlmi.simulator;
    exports org.cxlmi.runtime.internal.mctp to
            org.cxlmi.simulator;
    exports org.cxlmi.runtime.internal.pause to
            org.cxlmi.sdk;
    exports org.cxlmi.runtime.linux;
    exports org.cxlmi.runtime.net;
    exports org.cxlmi.runtime.policy;
    exports org.cxlmi.runtime.recording;
    exports org.cxlmi.runtime.transport;
    exports org.cxlmi.runtime.wire;

    uses org.cxlmi.runtime.linux.Transports;
}
