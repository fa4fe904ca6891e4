package org.cxlmi.cli.output;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.json.CxlModule;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints results as JSON: one array, or one object a line. Nothing else of this package knows Jackson. */
final class JsonOutput implements ResultOutput {

    /** Raised when something of the form of the output changes, other than by an addition. */
    static final int SCHEMA = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(CxlModule.forScripts())
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private final StandardOutput out;
    private final Messages messages;
    private final boolean isArray;
    private final JsonGenerator generator;

    /**
     * Begins the output.
     *
     * @param isArray whether all results are in one array; otherwise each is a line
     */
    JsonOutput(StandardOutput out, Messages messages, boolean isArray) {
        this.out = out;
        this.messages = messages;
        this.isArray = isArray;
        ObjectWriter writer = isArray ? indented() : MAPPER.writer().withRootValueSeparator("");
        this.generator = writer.createGenerator(out);
        if (isArray) {
            generator.writeStartArray();
        }
    }

    private static ObjectWriter indented() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return MAPPER.writer()
                .with(new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines));
    }

    /** One value on several lines. */
    static String text(Object value) {
        return indented().writeValueAsString(value) + "\n";
    }

    /** One object, without the end of the line. */
    static String line(Map<String, ? extends @Nullable Object> object) {
        return MAPPER.writeValueAsString(object);
    }

    @Override
    public void add(Result result) {
        generator.writePOJO(envelope(result));
        if (!isArray) {
            generator.writeRaw('\n');
        }
        generator.flush();
        out.flush();
        result.failure().ifPresent(failure -> messages.error(Optional.of(result.target()), failure));
    }

    /** The result as an object. */
    static Map<String, @Nullable Object> envelope(Result result) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("schema", SCHEMA);
        envelope.put("target", result.target());
        envelope.put("command", result.command());
        envelope.put(
                "opcode",
                result.opcode().isPresent()
                        ? String.format(Locale.ROOT, "0x%04x", result.opcode().getAsInt())
                        : null);
        envelope.put("ok", result.failure().isEmpty());
        result.content().ifPresent(content -> envelope.put("response", content.json()));
        result.failure().ifPresent(failure -> envelope.put("error", Failure.parts(failure)));
        envelope.put("ms", result.time().toMillis());
        return envelope;
    }

    @Override
    public void close() {
        if (isArray) {
            generator.writeEndArray();
            generator.writeRaw('\n');
        }
        generator.close();
        out.flush();
    }
}
