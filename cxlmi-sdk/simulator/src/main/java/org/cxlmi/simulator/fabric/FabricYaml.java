package org.cxlmi.simulator.fabric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into nodes that know their line; the only class that needs Jackson. */
final class FabricYaml {

    private static final int MOST_LEVELS = 50;

    private final String file;
    private final JsonParser parser;

    private FabricYaml(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static FabricNode read(String file, String text) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            FabricYaml yaml = new FabricYaml(file, parser);
            if (yaml.next() == null) {
                throw FabricNode.text(file, 1, "").wrong("the file says nothing", "write components:");
            }
            FabricNode root = yaml.node(0);
            if (yaml.next() != null) {
                throw FabricNode.text(file, yaml.line(), "")
                        .wrong("a second document begins", "write one for each file");
            }
            return root;
        } catch (JacksonException e) {
            int line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            String problem = String.valueOf(e.getOriginalMessage())
                    .lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse("broken");
            throw notYaml(file, line, problem);
        }
    }

    private static IllegalArgumentException notYaml(String file, int line, String problem) {
        return FabricNode.text(file, line, "")
                .wrong("this is not YAML: " + problem, "write keys as \"key: value\" with equal indentation");
    }

    /** The next token. Other exceptions of the parser also mean a mistake in the text. */
    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw notYaml(file, line(), "the parser fails with " + e);
        }
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private FabricNode node(int level) {
        if (level > MOST_LEVELS) {
            throw FabricNode.text(file, line(), "")
                    .wrong("more than " + MOST_LEVELS + " levels within each other", "write fewer");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(level);
            case START_ARRAY -> list(level);
            case VALUE_NULL -> FabricNode.text(file, line(), "");
            default -> FabricNode.text(file, line(), parser.getString());
        };
    }

    private FabricNode mapping(int level) {
        int line = line();
        Map<String, FabricNode> entries = new LinkedHashMap<>();
        while (next() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            next();
            FabricNode value = node(level + 1);
            if (entries.putIfAbsent(key, value) != null) {
                throw value.wrong("\"" + key + "\" is there twice", "remove one of them");
            }
        }
        return FabricNode.mapping(file, line, entries);
    }

    private FabricNode list(int level) {
        int line = line();
        List<FabricNode> items = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            items.add(node(level + 1));
        }
        return FabricNode.list(file, line, items);
    }
}
