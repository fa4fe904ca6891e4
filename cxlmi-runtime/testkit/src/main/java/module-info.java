/** Test kits that every transport has to pass, and a transport with scripted responses. */
module org.cxlmi.testkit {
    requires static org.jspecify;
    requires transitive org.cxlmi.runtime;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;

    exports org.cxlmi.testkit;

    opens org.cxlmi.testkit to
            org.junit.platform.commons;
}
