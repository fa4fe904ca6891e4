/** Writes requests, responses and other structs as JSON, and reads them back. */
module org.cxlmi.json {
    requires transitive org.cxlmi.runtime;
    requires static org.jspecify;
    requires transitive tools.jackson.databind;

    exports org.cxlmi.json;
}
