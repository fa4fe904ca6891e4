/** Metrics of commands and components, in a registry of Micrometer. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // The jar of Micrometer names its module but does not describe it.
module org.cxlmi.micrometer {
    requires transitive org.cxlmi.runtime;
    requires transitive org.cxlmi.sdk;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports org.cxlmi.micrometer;
}
