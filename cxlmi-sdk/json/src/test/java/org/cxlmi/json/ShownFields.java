package org.cxlmi.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.BitRange;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import tools.jackson.databind.JsonNode;

/** The values of fields that Wireshark should show, by the names that filters have, from the JSON of a struct. */
final class ShownFields {

    private final Map<String, List<String>> values = new TreeMap<>();
    private final List<String> integersOfBits = new ArrayList<>();

    private ShownFields() {}

    static ShownFields of(String command, Struct struct, JsonNode json) {
        ShownFields fields = new ShownFields();
        fields.add(snake(command), struct.layout(), json);
        return fields;
    }

    /** All values by name. */
    Map<String, List<String>> values() {
        values.replaceAll((name, all) -> all.stream().sorted().toList());
        return values;
    }

    /** The names of integers whose bits are shown one by one, as JSON has them. */
    List<String> integersOfBits() {
        return integersOfBits;
    }

    static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private void add(String struct, Layout layout, JsonNode json) {
        for (Layout.Field field : layout.fields()) {
            String name = "cxlcci." + struct + "." + snake(field.name());
            JsonNode value = json.get(field.name());
            if (field.kind() == Layout.Kind.RESERVED) {
                reserved(json.get(Keys.reserved(field)));
            } else if (value == null) {
                overlaid(field, json);
            } else if (!value.isNull()) {
                field(name, field, value);
            }
        }
        Optional.ofNullable(json.get(Keys.TAIL)).ifPresent(tail -> put("cxlcci.tail", tail.asString()));
    }

    private void reserved(JsonNode bytes) {
        if (bytes != null && !bytes.asString().matches("0*")) {
            put("cxlcci.reserved", bytes.asString());
        }
    }

    private void overlaid(Layout.Field field, JsonNode json) {
        field.overlaid().stream()
                .map(overlaid -> overlaid.layout().get())
                .filter(layout -> json.has(Keys.overlaid(layout)))
                .findFirst()
                .ifPresent(layout -> add(snake(layout.name()), layout, json.get(Keys.overlaid(layout))));
    }

    private void field(String name, Layout.Field field, JsonNode value) {
        if (field.isSecret()) {
            put(name, value.asString());
        } else if (field.kind() == Layout.Kind.STRUCT) {
            add(snake(field.struct().orElseThrow().name()), field.struct().get(), value);
        } else if (field.kind() != Layout.Kind.ARRAY) {
            value(name, field.kind(), field, value);
        } else if (field.elementKind().equals(Optional.of(Layout.Kind.STRUCT))) {
            Layout of = field.struct().orElseThrow();
            value.forEach(element -> add(snake(of.name()), of, element));
        } else {
            value.forEach(element -> value(name, field.elementKind().orElseThrow(), field, element));
        }
    }

    private void value(String name, Layout.Kind kind, Layout.Field field, JsonNode value) {
        switch (kind) {
            case BITS -> bits(name, field, value);
            case ENUM -> put(name, constant(field.constants().orElseThrow(), value));
            case TEXT -> text(name, value);
            case UNSIGNED -> put(name, (value.isObject() ? value.get(Keys.VALUE) : value).asString());
            default -> put(name, value.asString());
        }
    }

    private void bits(String name, Layout.Field field, JsonNode value) {
        integersOfBits.add(name);
        for (BitRange range : field.bits()) {
            JsonNode bits = value.get(range.name());
            String text = bits.isBoolean() ? bits.asBoolean() ? "1" : "0" : bits.asString();
            Optional<Class<?>> constants = Constants.of(range);
            if (!bits.isNull()) {
                put(
                        name + "." + snake(range.name()),
                        constants.map(type -> constant(type, bits)).orElse(text));
            }
        }
    }

    private static String constant(Class<?> type, JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isString)
                .flatMap(name -> Constants.bytes(type, name.asString(), Long.BYTES))
                .map(bytes -> bytes.length > Long.BYTES
                        ? Wire.uuid(bytes, 0).toString()
                        : Long.toString(Wire.unsigned(bytes, 0, bytes.length)))
                .orElseGet(value::asString);
    }

    private void text(String name, JsonNode value) {
        if (!value.isObject()) {
            put(name, value.asString());
            return;
        }
        byte[] bytes = HexFormat.of().parseHex(value.get(Keys.HEX).asString());
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        StringBuilder shown = new StringBuilder();
        for (byte one : Arrays.copyOf(bytes, length)) {
            shown.append(one >= ' ' && one <= '~' ? "" + (char) one : String.format(Locale.ROOT, "\\x%02x", one));
        }
        put(name, shown.toString());
    }

    /** Wireshark has no items for nothing. */
    private void put(String name, String value) {
        if (!value.isEmpty()) {
            values.computeIfAbsent(name, added -> new ArrayList<>()).add(value);
        }
    }

    /** The fields in what Wireshark shows of a frame. */
    static Map<String, List<String>> shown(JsonNode frame) {
        Map<String, List<String>> shown = new TreeMap<>();
        collect(frame, shown);
        return shown;
    }

    private static void collect(JsonNode node, Map<String, List<String>> shown) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, shown));
        }
        if (!node.isObject()) {
            return;
        }
        node.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (property.getKey().startsWith("cxlcci.") && !property.getKey().endsWith("_tree")) {
                List<String> values = shown.computeIfAbsent(property.getKey(), added -> new ArrayList<>());
                (value.isArray() ? value.valueStream() : Stream.of(value))
                        .filter(one -> one.isValueNode() && !one.asString().isEmpty())
                        .forEach(one -> values.add(one.asString()));
            }
            collect(value, shown);
        });
    }

    /** The values as JSON would have them, sorted: Wireshark groups those of one name. */
    static List<String> like(List<String> expected, List<String> shown) {
        return shown.stream()
                .map(value -> expected.contains(value) ? value : like(value))
                .sorted()
                .toList();
    }

    private static String like(String value) {
        if (value.startsWith("0x")) {
            return Long.toUnsignedString(Long.parseUnsignedLong(value.substring(2), 16));
        }
        return value.matches("[0-9a-f]{2}(:[0-9a-f]{2})+")
                ? value.replace(":", "")
                : Map.of("True", "1", "False", "0").getOrDefault(value, value);
    }
}
