/** For tests of transports: what each has to do right, and one that answers as it is told to. */
module org.cxlmi.testkit {
    requires static org.jspecify;
    requires transitive org.cxlmi.runtime;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;

    exports org.cxlmi.testkit;

    opens org.cxlmi.testkit to
            org.junit.platform.commons;
}
