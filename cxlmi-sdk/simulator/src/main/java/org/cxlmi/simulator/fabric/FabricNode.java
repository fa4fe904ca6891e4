package org.cxlmi.simulator.fabric;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value in a file or in a request, and where it is. */
final class FabricNode {

    private final String file;
    private final int line;
    private final @Nullable String text;
    private final Map<String, FabricNode> entries;
    private final List<FabricNode> items;
    private final Kind kind;

    private enum Kind {
        TEXT("a value"),
        MAPPING("keys with values"),
        LIST("a list");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private FabricNode(
            String file,
            int line,
            Kind kind,
            @Nullable String text,
            Map<String, FabricNode> entries,
            List<FabricNode> items) {
        this.file = file;
        this.line = line;
        this.kind = kind;
        this.text = text;
        this.entries = entries;
        this.items = items;
    }

    static FabricNode text(String file, int line, String text) {
        return new FabricNode(file, line, Kind.TEXT, text, Map.of(), List.of());
    }

    static FabricNode mapping(String file, int line, Map<String, FabricNode> entries) {
        return new FabricNode(file, line, Kind.MAPPING, null, new LinkedHashMap<>(entries), List.of());
    }

    static FabricNode list(String file, int line, List<FabricNode> items) {
        return new FabricNode(file, line, Kind.LIST, null, Map.of(), List.copyOf(items));
    }

    /** Makes the message for a mistake here: what is wrong, and what to write instead. */
    FabricMistake wrong(String what, String remedy) {
        return new FabricMistake(file + ":" + line, what, remedy);
    }

    String text() {
        if (text == null) {
            throw wrong("here is " + kind.label, "write a single value");
        }
        return text;
    }

    boolean isText(String expected) {
        return expected.equals(text);
    }

    List<FabricNode> items() {
        if (kind != Kind.LIST) {
            throw wrong("here is " + kind.label, "write a list, each item on a line that begins with \"- \"");
        }
        return items;
    }

    Optional<FabricNode> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key that has to be there. */
    FabricNode demand(String key, String example) {
        checkMapping();
        return get(key).orElseThrow(() -> wrong("\"" + key + "\" is missing", "write " + key + ": " + example));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The same keys with their values, but for some. */
    FabricNode without(Collection<String> keys) {
        checkMapping();
        Map<String, FabricNode> rest = new LinkedHashMap<>(entries);
        rest.keySet().removeAll(keys);
        return mapping(file, line, rest);
    }

    /** The items of a list, none if the key is not there. */
    List<FabricNode> list(String key) {
        return get(key).map(FabricNode::items).orElse(List.of());
    }

    /** Refuses keys that mean nothing. */
    void checkKeys(Collection<String> known) {
        checkMapping();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.wrong("\"" + key + "\" means nothing here", "write one of " + String.join(", ", known));
            }
        });
    }

    private void checkMapping() {
        if (kind != Kind.MAPPING) {
            throw wrong("here is " + kind.label, "write keys with values, for example \"name: value\"");
        }
    }

    /** The only one of the given keys that is present. */
    String onlyOf(Collection<String> keys) {
        checkMapping();
        List<String> there = entries.keySet().stream().filter(keys::contains).toList();
        if (there.size() != 1) {
            throw wrong(
                    there.isEmpty() ? "nothing says what this is" : "this is several things: " + there,
                    "write one of " + keys.stream().map(key -> key + ": NAME").collect(Collectors.joining(", ")));
        }
        return there.get(0);
    }

    /** Converts the text to a value. */
    <T> T as(Function<String, T> reader, String remedy) {
        String value = text();
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong("\"" + value + "\" is not understood", "write " + remedy);
        }
    }

    /** Runs an action with the value here. What the action refuses is reported as a mistake here. */
    void apply(Runnable action) {
        try {
            action.run();
        } catch (FabricMistake e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), "correct it");
        }
    }
}
