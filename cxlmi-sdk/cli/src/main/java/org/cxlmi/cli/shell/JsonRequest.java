package org.cxlmi.cli.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.plumbing.SpecCommand.RequestReader;
import org.cxlmi.json.CxlModule;
import org.cxlmi.runtime.wire.Struct;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request of a script: a JSON object on a line. */
final class JsonRequest implements RequestReader {

    static final String ID = "id";
    static final String TARGET = "target";
    static final String COMMAND = "command";
    static final String REQUEST = "request";
    static final String OPTIONS = "options";
    static final String ALL = "all";
    static final String OPCODE = "opcode";
    static final String PAYLOAD = "payload";
    static final String TIMEOUT = "timeout";
    static final String DRY_RUN = "dryRun";
    static final String YES = "yes";
    static final String CANCEL = "cancel";

    private static final Set<String> KEYS =
            Set.of(ID, TARGET, COMMAND, REQUEST, OPTIONS, ALL, OPCODE, PAYLOAD, TIMEOUT, DRY_RUN, YES, CANCEL);
    private static final int LONGEST_ID = 256;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new CxlModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode json;

    private JsonRequest(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads a line.
     *
     * @throws CliException if it is no JSON object
     */
    static JsonRequest parse(byte[] line) {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (JacksonException e) {
            throw CliException.usage("the line is no JSON object: " + e.getOriginalMessage());
        }
        if (!json.isObject()) {
            throw CliException.usage("the line is no JSON object; write for example"
                    + " {\"id\":1,\"target\":\"mem0\",\"command\":\"get-health-info\"}");
        }
        return new JsonRequest(json);
    }

    /** What the result has too, so that it is known which request it answers: text, or a whole number. */
    Object id() {
        return id(ID);
    }

    /** The request that is no longer wanted; empty if this is another request. */
    Optional<Object> cancelled() {
        return has(CANCEL) ? Optional.of(id(CANCEL)) : Optional.empty();
    }

    private Object id(String key) {
        JsonNode id = json.path(key);
        if (id.isIntegralNumber()) {
            return id.bigIntegerValue();
        }
        if (id.isString() && !id.asString().isEmpty() && id.asString().length() <= LONGEST_ID) {
            return id.asString();
        }
        throw CliException.usage(key + ": expected text of up to " + LONGEST_ID + " characters, or a whole number");
    }

    /** Refuses what nobody looks at: it may be misspelt. */
    void checkKeys() {
        json.propertyNames().forEach(key -> {
            if (!KEYS.contains(key)) {
                throw CliException.usage(
                        "\"" + key + "\" is no key of a request; there are " + String.join(", ", new TreeSet<>(KEYS)));
            }
        });
    }

    boolean has(String key) {
        return json.has(key);
    }

    /** A text that has to be there. */
    String text(String key) {
        return optionalText(key).orElseThrow(() -> CliException.usage(key + " is missing"));
    }

    Optional<String> optionalText(String key) {
        JsonNode text = json.path(key);
        if (text.isMissingNode()) {
            return Optional.empty();
        }
        if (!text.isString()) {
            throw CliException.usage(key + ": expected text");
        }
        return Optional.of(text.asString());
    }

    /** Text, or a number as text. */
    String number(String key) {
        JsonNode number = json.path(key);
        return number.isIntegralNumber() ? "0x" + number.bigIntegerValue().toString(16) : text(key);
    }

    boolean flag(String key) {
        JsonNode flag = json.path(key);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw CliException.usage(key + ": expected true or false");
        }
        return flag.asBoolean(false);
    }

    /** The options as on the command line, without the hyphens. */
    Map<String, List<String>> options() {
        JsonNode object = json.path(OPTIONS);
        if (!object.isMissingNode() && !object.isObject()) {
            throw CliException.usage(OPTIONS + ": expected an object with the options of the command");
        }
        Map<String, List<String>> options = new LinkedHashMap<>();
        object.properties().forEach(option -> options.put(option.getKey(), texts(option.getKey(), option.getValue())));
        return options;
    }

    private static List<String> texts(String option, JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            if (element.isContainer() || element.isNull()) {
                throw CliException.usage(
                        "options." + option + ": expected text, a number, true, false, or an array of these");
            }
            texts.add(element.asString());
        }
        if (texts.isEmpty()) {
            texts.add("");
        }
        return texts;
    }

    @Override
    public <T extends Struct> T read(Class<T> type) {
        @Nullable JsonNode request = json.get(REQUEST);
        if (request == null) {
            request = MAPPER.createObjectNode();
        }
        try {
            return MAPPER.treeToValue(request, type);
        } catch (JacksonException e) {
            throw CliException.usage(REQUEST + ": " + e.getOriginalMessage());
        }
    }
}
