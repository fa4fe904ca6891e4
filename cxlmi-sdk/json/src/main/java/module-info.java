/** Requests, responses and other structs as JSON, both ways. */
module org.cxlmi.json {
    requires transitive org.cxlmi.runtime;
    requires static org.jspecify;
    requires transitive tools.jackson.databind;

    exports org.cxlmi.json;
}
