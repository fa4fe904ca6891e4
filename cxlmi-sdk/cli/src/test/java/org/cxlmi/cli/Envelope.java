package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON output, checked against its schema. */
final class Envelope {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Schema SCHEMA = schema();

    private Envelope() {}

    private static Schema schema() {
        try (InputStream in = Cli.class.getResourceAsStream("output.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The array that {@code -o json} printed. */
    static JsonNode array(String output) {
        assertEquals(List.of(), List.copyOf(SCHEMA.validate(output, InputFormat.JSON)), output);
        JsonNode array = MAPPER.readTree(output);
        assertTrue(array.isArray(), output);
        return array;
    }

    /** The only object of the array. */
    static JsonNode only(String output) {
        JsonNode array = array(output);
        assertEquals(1, array.size(), output);
        return array.get(0);
    }
}
