package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.sdk.structs.AllStructs;
import org.cxlmi.sdk.structs.RandomBytes;
import org.cxlmi.sdk.structs.StructCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every struct, whatever its bytes. */
class StructPropertiesTest {

    private static final int SAMPLES = 40;

    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new CxlModule()).build();
    private final JsonMapper showing =
            JsonMapper.builder().addModule(CxlModule.showingSecrets()).build();

    private final JsonMapper scripts =
            JsonMapper.builder().addModule(CxlModule.forScripts()).build();

    static Collection<StructCase> cases() {
        return AllStructs.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void json_readBack_isTheSameBytes(StructCase of) {
        RandomBytes random = new RandomBytes(AllStructs.SEED);
        for (int i = 0; i < SAMPLES; i++) {
            Struct request = random.request(of);
            byte[] bytes = random.payload(of, request);
            String about = of.describe(bytes, request, AllStructs.SEED);
            Struct struct = of.wrapper().wrap(bytes, request);
            assertEquals(Optional.empty(), Conditions.contradiction(struct), about);
            String json = showing.writeValueAsString(struct);
            JsonNode tree = showing.readTree(json);
            for (FieldBytes field : StructBytes.of(struct).fields()) {
                if (field.isAbsent()) {
                    assertTrue(tree.path(field.field().name()).isNull(), about + json);
                }
            }
            Struct read = showing.readerFor(of.type())
                    .withAttribute(CxlModule.REQUEST, request)
                    .readValue(json);
            assertArrayEquals(bytes, read.bytes(), () -> about + json);
            assertEquals(struct, read, about);
            assertEquals(struct.hashCode(), read.hashCode(), about);
            assertEquals(struct.toString(), read.toString(), about);
            assertEquals(json, showing.writeValueAsString(read), about);
            if (!struct.layout().hasSecret()) {
                String forScripts = scripts.writeValueAsString(struct);
                Struct same = mapper.readerFor(of.type())
                        .withAttribute(CxlModule.REQUEST, request)
                        .readValue(forScripts);
                assertArrayEquals(bytes, same.bytes(), () -> about + forScripts);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equals_oneByteChanged_isAnother(StructCase of) {
        RandomBytes random = new RandomBytes(AllStructs.SEED);
        Struct request = random.request(of);
        byte[] bytes = random.payload(of, request);
        byte[] before = bytes.clone();
        Struct struct = of.wrapper().wrap(bytes, request);
        assertEquals(struct, of.wrapper().wrap(before, request), of.describe(bytes, request, AllStructs.SEED));
        // Only fields that count nothing: a change of the others changes the shape.
        for (int at = 0; at < of.layout().minimumLength(); at++) {
            if (!isFreeToChange(of.layout(), at)) {
                continue;
            }
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            assertFalse(struct.equals(of.wrapper().wrap(changed, request)), of + " byte " + at);
        }
    }

    private static boolean isFreeToChange(Layout layout, int at) {
        Set<String> counters = layout.fields().stream()
                .flatMap(field -> field.count().stream())
                .flatMap(count -> Stream.of(count.field(), count.minus(), count.atMost()))
                .collect(Collectors.toSet());
        return layout.fields().stream()
                .filter(field -> !field.afterArray() && field.length() > 0)
                .anyMatch(field -> field.offset() <= at
                        && at < field.offset() + field.length()
                        && !counters.contains(field.name()));
    }

    static List<StructCase> casesWithSecrets() {
        return cases().stream()
                .filter(of -> of.layout().fields().stream().anyMatch(Layout.Field::isSecret))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("casesWithSecrets")
    void secrets_byDefault_areNeitherWrittenNorPrinted(StructCase of) {
        RandomBytes random = new RandomBytes(AllStructs.SEED);
        Struct request = random.request(of);
        byte[] bytes = random.payload(of, request);
        Struct struct = of.wrapper().wrap(bytes, request);
        JsonNode json = mapper.valueToTree(struct);
        for (Layout.Field field : of.layout().fields()) {
            if (field.isSecret()) {
                assertEquals("***", json.get(field.name()).asString());
                assertTrue(struct.toString().contains(field.name() + "=***"), struct::toString);
            }
        }
        MismatchedInputException refused =
                assertThrows(MismatchedInputException.class, () -> mapper.readValue(json.toString(), of.type()));
        assertTrue(refused.getMessage().contains("is secret and was not written"), refused.getMessage());
    }

    @Test
    void cases_areOfAllKinds() {
        List<Layout.Kind> kinds = cases().stream()
                .flatMap(of -> of.layout().fields().stream())
                .map(Layout.Field::kind)
                .distinct()
                .toList();
        assertTrue(kinds.containsAll(Arrays.asList(Layout.Kind.values())), kinds::toString);
    }
}
