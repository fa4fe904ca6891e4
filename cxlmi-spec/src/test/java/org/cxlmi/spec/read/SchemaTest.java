package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cxlmi.spec.model.CCall.CallShape;
import org.cxlmi.spec.model.Effect;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.MessageType;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors says what the reader does. */
class SchemaTest {

    private static final String TEXT = ShippedFiles.text("cxlmi-spec.schema.json");
    private static final JsonNode ROOT = new JsonMapper().readTree(TEXT);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);

    private static final Map<Keys, String> DEFINITIONS = Map.ofEntries(
            Map.entry(Keys.FILE, ""),
            Map.entry(Keys.ENUM, "/$defs/enum"),
            Map.entry(Keys.ENUM_VALUE, "/$defs/enumValue"),
            Map.entry(Keys.BITS, "/$defs/bits"),
            Map.entry(Keys.BIT, "/$defs/bit"),
            Map.entry(Keys.STRUCT, "/$defs/struct"),
            Map.entry(Keys.FIELD, "/$defs/field"),
            Map.entry(Keys.OVERLAY, "/$defs/overlay"),
            Map.entry(Keys.COUNT, "/$defs/count"),
            Map.entry(Keys.COMMAND, "/$defs/command"),
            Map.entry(Keys.CALL, "/$defs/call"),
            Map.entry(Keys.PAGING, "/$defs/paging"),
            Map.entry(Keys.PAGING_SIZE, "/$defs/pagingSize"));

    static List<String> shippedFiles() {
        return ShippedFiles.names();
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void shippedFile_isValid(String name) {
        assertEquals(List.of(), SCHEMA.validate(ShippedFiles.text(name), InputFormat.YAML));
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void keys_areThoseOfTheReader_eachWithTitleAndExample(Keys keys) {
        JsonNode definition = ROOT.at(DEFINITIONS.get(keys));

        assertEquals(
                new TreeSet<>(keys.names()),
                new TreeSet<>(definition.get("properties").propertyNames()));
        assertFalse(definition.get("additionalProperties").asBoolean(true));
        for (String key : keys.names()) {
            JsonNode property = definition.get("properties").get(key);
            assertFalse(property.path("title").asString("").isBlank(), key);
            assertTrue(property.path("description").asString("").contains("Example: "), key);
        }
    }

    @Test
    void lists_areThoseOfTheModel() {
        assertList("/$defs/revision/enum", Arrays.stream(Revision.values()).map(Revision::text));
        assertList("/$defs/unit/enum", Arrays.stream(Unit.values()).map(Unit::specName));
        assertList(
                "/$defs/integerType/enum", Arrays.stream(IntegerType.values()).map(IntegerType::specName));
        assertList(
                "/$defs/type/anyOf/0/enum",
                Stream.concat(
                        Arrays.stream(IntegerType.values()).map(IntegerType::specName),
                        Stream.of("uuid", "bytes", "text")));
        assertList(
                "/$defs/command/properties/effects/items/enum",
                Arrays.stream(Effect.values()).map(Effect::specName));
        assertList(
                "/$defs/command/properties/message-type/enum",
                Arrays.stream(MessageType.values()).map(MessageType::specName));
        assertList(
                "/$defs/call/properties/call/enum",
                Arrays.stream(CallShape.values()).map(CallShape::specName));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-key",
                "missing-key",
                "wrong-kind",
                "one-key-per-field",
                "bad-boolean",
                "bad-number",
                "bad-opcode",
                "opcode-out-of-range",
                "unknown-revision",
                "unknown-unit",
                "unknown-effect",
                "unknown-call-shape",
                "unknown-message-type",
                "bad-name",
                "empty-fields"
            })
    void badSample_ofTheForm_isInvalid(String id) {
        assertFalse(SCHEMA.validate(ShippedFiles.resource("/bad/" + id + ".yaml"), InputFormat.YAML)
                .isEmpty());
    }

    @ParameterizedTest // V6
    @EnumSource(Revision.class)
    void section_ofEveryRevision_isValid(Revision revision) {
        String text = "group: vendor\ncommand-set: Sample\ncommands: { Get It: { opcode: 0xC000, section: { \""
                + revision.text() + "\": 8.2.10 } } }\n";

        assertEquals(List.of(), SCHEMA.validate(text, InputFormat.YAML));
    }

    private static void assertList(String pointer, Stream<String> expected) {
        Set<String> listed = new TreeSet<>();
        ROOT.at(pointer).forEach(item -> listed.add(item.asString()));
        assertEquals(new TreeSet<>(expected.toList()), listed, pointer);
    }
}
