package org.cxlmi.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cxlmi.fuzz.Input;

/** A spec file as somebody might write it who likes names that mean something to Java; often there is no finding. */
final class RandomSpec {

    private static final List<String> MEMBERS = List.of(
            ("a b c count size ranges asLong bits value values fixed fixedLength payload array offset target request code label"
                            + " id length build builder wrap of record var sealed permits when yield default this hashCode"
                            + " byteLength available index struct element other i name type bytes text layout command"
                            + " execute start response itemsEnd itemsCount itemsBytes itemsEnds items more data dataEnd"
                            + " countIsSet dataBuffer check request0 unit equals notify wait clone e x aBytes bCode in out")
                    .split(" "));
    private static final List<String> TYPES = List.of(
            ("Item Switch Default Package Interface Short Int Float Double Void Integer Long Record Enum Object Iterable"
                            + " Number Process Module Builder Struct Override Class Thread Error Exception Yield Var I"
                            + " Character Byte System StringBuilder Runtime FunctionalInterface SafeVarargs Optional"
                            + " Deprecated Iterator Comparable Cloneable AutoCloseable Runnable Math Layout Field Kind"
                            + " Request Response GetItem Commands Vendor VendorCommands Instant StructCheck")
                    .split(" "));
    private static final List<String> COMMANDS = List.of(
            ("Get Item|Notify|Wait|Get Class|Hash Code|To String|Finalize|Clone|Equals|Of|Yield|Item|Switch|Set Item"
                            + "|Default|Vendor|Get|Notify All|Target|Execute|Command|Send|Do It|Request|Integer|Object")
                    .split("\\|"));
    private static final List<String> SCALARS = List.of(
            "u8",
            "u8",
            "u16",
            "u24",
            "u32",
            "u64",
            "i8",
            "i16",
            "i32",
            "i64",
            "uuid",
            "bytes[16]",
            "text[8]",
            "bytes[1]");
    private static final List<String> UNITS = List.of(
            "ns-since-epoch", "256MiB", "128B", "64B", "2^n-bytes", "bytes", "blocks", "percent", "celsius", "ns", "h");
    private static final List<String> REVISIONS = List.of("2.0", "3.0", "3.1", "3.2");

    private final Input input;
    private final List<String> enums = new ArrayList<>();
    private final List<String> identified = new ArrayList<>();
    private final List<String> bits = new ArrayList<>();
    private final List<String> structs = new ArrayList<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> commands = new HashSet<>();
    private Set<String> members = new HashSet<>();
    private final StringBuilder text = new StringBuilder("group: vendor\ncommand-set: Sample\n");

    private RandomSpec(Input input) {
        this.input = input;
    }

    static String text(Input input) {
        RandomSpec spec = new RandomSpec(input);
        spec.enums();
        spec.bits();
        spec.structs();
        spec.commands();
        return spec.text.toString();
    }

    private void enums() {
        for (int i = input.below(3); i > 0; i--) {
            text.append(enums.isEmpty() && identified.isEmpty() ? "enums:\n" : "");
            String name = fresh(TYPES, types);
            boolean uuid = input.oneIn(4);
            (uuid ? identified : enums).add(name);
            text.append("  ").append(name).append(": { type: ").append(uuid ? "uuid" : input.of(List.of("u8", "u16")));
            text.append(", values: { FIRST: ").append(uuid ? "00112233-4455-6677-8899-aabbccddeeff" : "0");
            text.append(uuid ? " } }\n" : ", SECOND: { value: 1, since: \"3.1\" }, LENGTH: 2 } }\n");
        }
    }

    private void bits() {
        for (int i = input.below(3); i > 0; i--) {
            text.append(bits.isEmpty() ? "bits:\n" : "");
            String name = fresh(TYPES, types);
            bits.add(name);
            text.append("  ").append(name).append(": { type: ").append(input.of(List.of("u8", "u16", "u64")));
            members = new HashSet<>();
            text.append(", bits: ").append(ranges()).append(" }\n");
        }
    }

    /** A name that is seldom one that is used already. */
    private String fresh(List<String> names, Set<String> used) {
        String name = input.of(names);
        for (int i = 0; i < 9 && !used.add(name); i++) {
            name = input.of(names);
        }
        return name;
    }

    private String ranges() {
        List<String> ranges = new ArrayList<>();
        ranges.add("0: " + fresh(MEMBERS, members));
        if (input.oneIn(2)) {
            String more = enums.isEmpty() || input.oneIn(2) ? "" : ", enum: " + input.of(enums);
            ranges.add("\"4:1\": { name: " + fresh(MEMBERS, members) + more + " }");
        }
        if (input.oneIn(3)) {
            ranges.add("\"7:5\": { name: " + fresh(MEMBERS, members) + ", unit: 256MiB }");
        }
        return "{ " + String.join(", ", ranges) + " }";
    }

    private void structs() {
        for (int i = input.below(4); i > 0; i--) {
            text.append(structs.isEmpty() ? "structs:\n" : "");
            String name = fresh(TYPES, types);
            text.append("  ").append(name).append(":\n    fields:\n");
            fields(false);
            structs.add(name);
        }
    }

    private void commands() {
        text.append("commands:\n");
        for (int i = input.below(4); i >= 0; i--) {
            text.append("  ")
                    .append(fresh(COMMANDS, commands))
                    .append(":\n    opcode: 0xC00")
                    .append(i)
                    .append('\n');
            if (input.oneIn(6)) {
                text.append("    java: ").append(input.of(TYPES)).append('\n');
            }
            if (input.oneIn(6)) {
                text.append("    background: true\n");
            }
            if (input.oneIn(2)) {
                text.append("    request:\n");
                fields(false);
            }
            if (input.oneIn(2)) {
                text.append("    response:\n");
                fields(true);
            }
        }
    }

    private void fields(boolean response) {
        members = new HashSet<>();
        List<String> integers = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        List<String> coded = new ArrayList<>();
        for (int i = input.between(1, 5); i > 0; i--) {
            String name = fresh(MEMBERS, members);
            text.append("      - ");
            switch (input.below(12)) {
                case 0 -> text.append("reserved: ").append(input.between(1, 9));
                case 1 -> {
                    text.append(name)
                            .append(": { type: u8, bits: ")
                            .append(ranges())
                            .append(" }");
                }
                case 2, 3 ->
                    text.append(name)
                            .append(": { ")
                            .append(array(integers))
                            .append(options(flags))
                            .append(" }");
                case 4 -> {
                    if (coded.isEmpty() || structs.isEmpty()) {
                        text.append(name).append(": \"bytes[4]\"");
                    } else {
                        text.append(name).append(": { type: \"bytes[").append(input.between(1, 8));
                        text.append("]\", overlay: { by: ")
                                .append(input.of(coded))
                                .append(", structs: { FIRST: ");
                        text.append(input.of(structs)).append(" } } }");
                    }
                }
                case 5 -> {
                    if (enums.isEmpty()) {
                        text.append(name).append(": u8");
                    } else {
                        coded.add(name);
                        text.append(name).append(": ").append(input.of(enums));
                    }
                }
                case 6 -> {
                    List<String> named = new ArrayList<>(structs);
                    named.addAll(bits);
                    named.addAll(identified);
                    named.add("u16");
                    text.append(name).append(": ").append(input.of(named));
                }
                case 7 -> {
                    flags.add(name + "0");
                    text.append(name)
                            .append("Flags: { type: u8, bits: { 0: ")
                            .append(name)
                            .append("0 } }");
                }
                case 8 -> {
                    text.append(name)
                            .append(": { type: ")
                            .append(input.of(SCALARS).replaceAll("(.*\\[.*)", "\"$1\""));
                    text.append(options(flags)).append(" }");
                }
                default -> {
                    integers.add(name);
                    String type = input.of(SCALARS.subList(0, 6));
                    text.append(name).append(": ");
                    text.append(input.oneIn(3) ? "{ type: " + type + options(flags) + " }" : type);
                }
            }
            text.append('\n');
        }
        if (response && input.oneIn(5)) {
            text.append("      - ").append(fresh(MEMBERS, members)).append(": { type: bytes, count: rest }\n");
        }
    }

    private String array(List<String> integers) {
        List<String> elements = new ArrayList<>(structs);
        elements.addAll(enums);
        elements.addAll(identified);
        elements.addAll(List.of("u8", "u16", "u32", "u64", "i16", "uuid"));
        String what = input.oneIn(4) ? "type: " + input.of(List.of("bytes", "text")) : "array: " + input.of(elements);
        String count = integers.isEmpty() || input.oneIn(4)
                ? "count: " + input.between(1, 4)
                : input.oneIn(5)
                        ? "bytes: " + input.of(integers)
                        : input.oneIn(5)
                                ? "count: { field: " + input.of(integers) + ", minus: " + input.of(integers) + " }"
                                : "count: " + input.of(integers);
        return what + ", " + count;
    }

    private String options(List<String> flags) {
        StringBuilder options = new StringBuilder();
        if (input.oneIn(6)) {
            options.append(", unit: ").append(input.of(UNITS));
        }
        if (input.oneIn(6)) {
            options.append(", absent: ").append(input.of(List.of("0", "0xFF", "[0, 1]", "0xFFFFFFFFFFFFFFFF", "-1")));
        }
        if (input.oneIn(6) && !flags.isEmpty()) {
            options.append(", valid-if: ").append(input.of(flags));
        }
        if (input.oneIn(8)) {
            options.append(", min: ")
                    .append(input.of(List.of("0", "1", "5", "-3")))
                    .append(", max: 9");
        }
        if (input.oneIn(20)) {
            options.append(", value: ")
                    .append(input.of(List.of("0", "3", "0xFFFFFFFFFFFFFFFF", "-1", "FIRST", "\"\"")));
        }
        if (input.oneIn(8)) {
            options.append(", since: \"").append(input.of(REVISIONS)).append('"');
        }
        if (input.oneIn(10)) {
            options.append(", secret: true");
        }
        if (input.oneIn(10)) {
            options.append(", doc: \"")
                    .append(input.text(20).replaceAll("[\\\\\"\\p{Cntrl}]", "*/"))
                    .append('"');
        }
        return options.toString();
    }
}
