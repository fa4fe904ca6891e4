package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** When a field means something is said by a condition, not by a sentence that nobody but people can read. */
class ConditionsInWordsTest {

    private static final Pattern WORDS = Pattern.compile(
            "\\bvalid if\\b|\\breserved unless\\b|\\bonly (for|if|where|while|when)\\b|\\bmeans? (nothing|something)\\b"
                    + "|\\bmeaningless\\b|\\botherwise (none|reserved)\\b|\\bignored\\b|\\blooked at for\\b|\\bundefined\\b",
            Pattern.CASE_INSENSITIVE);

    private final Map<String, String> found = new LinkedHashMap<>();

    @Test
    void docs_thatSayWhenAFieldIsValid_haveAReason() {
        YAMLMapper mapper = new YAMLMapper();
        for (String name : ShippedFiles.names()) {
            walk(mapper.readTree(ShippedFiles.text(name)), name + " ");
        }

        assertEquals(
                String.join("\n", new TreeSet<>(listed().keySet())), String.join("\n", new TreeSet<>(found.keySet())));
    }

    /** Paths and why it is said in words there. */
    private static Map<String, String> listed() {
        Map<String, String> reasons = new LinkedHashMap<>();
        ShippedFiles.resource("/conditions-in-words.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(": ", 2))
                .forEach(parts -> reasons.put(parts[0], parts[1]));
        return reasons;
    }

    private void walk(JsonNode node, String path) {
        if (node.isArray()) {
            node.forEach(item -> walk(item, path));
        }
        if (!node.isObject()) {
            return;
        }
        String doc = node.path("doc").asString("");
        if (!node.has("valid-if") && WORDS.matcher(doc).find()) {
            found.put(path.strip().replaceAll("\\.$", ""), doc);
        }
        node.properties().forEach(entry -> walk(entry.getValue(), path + entry.getKey() + "."));
    }
}
