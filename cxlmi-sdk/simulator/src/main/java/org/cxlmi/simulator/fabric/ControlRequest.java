package org.cxlmi.simulator.fabric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to a {@link FabricControl}, and the JSON of its answer.
 *
 * @param id what the answer begins with; null if the request has none
 */
record ControlRequest(@Nullable JsonNode id, ObjectNode json) {

    static final String DO = "do";
    static final String STATE = "state";

    private static final int LONGEST_TEXT = 1000;
    private static final String ID = "id";
    private static final String OK = "ok";
    private static final String ERROR = "error";
    private static final String MESSAGE = "message";
    private static final String INSTEAD = "instead";
    private static final String PLACE = "request";
    private static final String EXAMPLE =
            "write a JSON object on one line, for example {\"id\": 1, \"do\": \"components\"}";
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads a request. */
    static ControlRequest parse(String text) {
        JsonNode read;
        try {
            read = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new FabricMistake(PLACE, "this is not JSON: " + firstLine(e), EXAMPLE);
        }
        if (!(read instanceof ObjectNode json)) {
            throw new FabricMistake(PLACE, "this is not a JSON object", EXAMPLE);
        }
        JsonNode id = json.get(ID);
        if (id != null && !id.isValueNode()) {
            throw new FabricMistake(PLACE, "the id is " + (id.isObject() ? "an object" : "an array"), EXAMPLE);
        }
        return new ControlRequest(id, json);
    }

    private static String firstLine(JacksonException e) {
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    }

    /** The name of what is to be done. */
    String name() {
        return node(List.of()).demand(DO, "components").text();
    }

    /** What else the request says. */
    FabricNode arguments() {
        return node(List.of(ID, DO));
    }

    /** The saved state in the request, which is too large to be looked at as a whole more than once. */
    Map<String, Object> state() {
        if (!(json.get(STATE) instanceof ObjectNode state)) {
            throw new FabricMistake(
                    PLACE,
                    "\"" + STATE + "\" is missing or is no object",
                    "write the " + STATE + " that save returned");
        }
        return MAPPER.convertValue(state, VALUES);
    }

    private FabricNode node(List<String> without) {
        Map<String, FabricNode> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            if (!without.contains(entry.getKey())) {
                boolean state = entry.getKey().equals(STATE);
                entries.put(entry.getKey(), state ? FabricNode.text(PLACE, 1, STATE) : node(entry.getValue()));
            }
        });
        return FabricNode.mapping(PLACE, 1, entries);
    }

    private static FabricNode node(JsonNode json) {
        if (json.isObject()) {
            Map<String, FabricNode> entries = new LinkedHashMap<>();
            json.properties().forEach(entry -> entries.put(entry.getKey(), node(entry.getValue())));
            return FabricNode.mapping(PLACE, 1, entries);
        }
        if (json.isArray()) {
            List<FabricNode> items = new ArrayList<>();
            json.forEach(item -> items.add(node(item)));
            return FabricNode.list(PLACE, 1, items);
        }
        return FabricNode.text(PLACE, 1, json.isNull() ? "" : json.asString());
    }

    /** The text of an object. */
    static String json(Map<String, ?> object) {
        return MAPPER.writeValueAsString(object);
    }

    /**
     * What an answer says; empty if it is none.
     *
     * @throws FabricMistake if the request was refused
     */
    static Optional<Map<String, Object>> result(String answer) {
        Map<String, Object> result;
        try {
            result = MAPPER.readValue(answer, VALUES);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        if (result == null || !(result.remove(OK) instanceof Boolean done)) {
            return Optional.empty();
        }
        if (!done) {
            throw result.get(ERROR) instanceof Map<?, ?> error
                    ? new FabricMistake(PLACE, text(error, MESSAGE), text(error, INSTEAD))
                    : new FabricMistake(PLACE, "it was refused", "look into the log of the server");
        }
        return Optional.of(result);
    }

    private static String text(Map<?, ?> object, String key) {
        return String.valueOf(object.get(key));
    }

    /** A map that was read from JSON, whose keys are text. */
    static Map<String, Object> named(Map<?, ?> object) {
        return MAPPER.convertValue(object, VALUES);
    }

    /** The answer to a request that was carried out. */
    static String done(@Nullable JsonNode id, Map<String, ?> result) {
        Map<String, Object> answer = begin(id, true);
        answer.putAll(result);
        return MAPPER.writeValueAsString(answer);
    }

    /** The answer to a request that changed nothing. */
    static String refused(@Nullable JsonNode id, FabricMistake mistake) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put(MESSAGE, shortened(mistake.problem()));
        error.put(INSTEAD, shortened(mistake.remedy()));
        Map<String, Object> answer = begin(id, false);
        answer.put(ERROR, error);
        return MAPPER.writeValueAsString(answer);
    }

    /** A request may be long, and messages quote from it. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static Map<String, Object> begin(@Nullable JsonNode id, boolean ok) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (id != null) {
            answer.put(ID, id);
        }
        answer.put(OK, ok);
        return answer;
    }
}
