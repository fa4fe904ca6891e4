package org.cxlmi.spec.read;

import java.util.List;

/** The keys that each kind of mapping may have; the JSON schema has a definition for each. */
enum Keys {
    FILE("group", "command-set", "doc", "uses", "enums", "bits", "structs", "commands", "omitted"),
    ENUM("type", "doc", "values"),
    ENUM_VALUE("value", "label", "doc", "since", "until"),
    BITS("type", "doc", "bits"),
    BIT("name", "doc", "enum", "unit", "in-place", "absent", "valid-if", "since", "until"),
    STRUCT("doc", "c", "size", "provisional", "since", "until", "fields"),
    FIELD(
            "type",
            "array",
            "bits",
            "count",
            "bytes",
            "unit",
            "doc",
            "c",
            "min",
            "max",
            "mask",
            "absent",
            "valid-if",
            "value",
            "secret",
            "overlay",
            "since",
            "until"),
    OVERLAY("by", "structs", "valid-if", "struct"),
    COUNT("field", "minus", "at-most", "none-if", "if-zero"),
    COMMAND(
            "opcode",
            "doc",
            "section",
            "since",
            "until",
            "message-type",
            "background",
            "effects",
            "impact",
            "repeatable",
            "provisional",
            "variant-of",
            "java",
            "c",
            "request",
            "response",
            "response-at-most",
            "paging",
            "notes"),
    CALL("function", "call", "request", "response", "room", "in-bytes", "pads", "differs"),
    PAGING("start", "limit", "more", "total", "elements", "generation", "size"),
    PAGING_SIZE("command", "by", "field");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> names;

    Keys(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }
}
