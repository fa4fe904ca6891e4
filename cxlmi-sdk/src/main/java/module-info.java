/** Typed commands for CXL components. */
module org.cxlmi.sdk {
    requires transitive org.cxlmi.runtime;
    requires static org.jspecify;
}
