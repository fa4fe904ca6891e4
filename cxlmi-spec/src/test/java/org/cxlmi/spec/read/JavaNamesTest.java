package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are right in a spec, but mean something else to Java. */
class JavaNamesTest {

    private static final String HEAD = "group: vendor\ncommand-set: Sample\n";

    private static List<Finding> load(String text) {
        return SpecLoader.load(List.of("a.yaml"), name -> Optional.of((HEAD + text).getBytes(StandardCharsets.UTF_8)))
                .findings();
    }

    private static void assertFinding(FindingId id, String text) {
        List<Finding> findings = load(text);

        assertEquals(List.of(id), findings.stream().map(Finding::id).toList(), findings::toString);
        assertEquals(3, findings.get(0).source().line());
        assertTrue(findings.get(0).hint().startsWith("write "), findings::toString);
    }

    // F4
    @ParameterizedTest
    @ValueSource(
            strings = {
                "structs: { Item: { fields: [ yield: u8 ] } }",
                "structs: { Item: { fields: [ a: { type: u8, bits: { 0: yield } } ] } }",
                "bits: { Item: { type: u8, bits: { 0: yield } } }",
                "commands: { Yield: { opcode: 0xC000 } }",
                "commands: { Get It: { opcode: 0xC000, java: Yield } }",
            })
    void yield_isAWord(String text) {
        assertFinding(FindingId.RESERVED_WORD, text);
    }

    // F4
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Switch",
                "Default",
                "Package",
                "Interface",
                "Short",
                "Int",
                "Float",
                "Double",
                "Yield",
            })
    void overlaidStruct_whoseAccessorWouldBeAWord_isRefused(String name) {
        assertFinding(
                FindingId.RESERVED_WORD,
                "structs: { " + name
                        + ": { fields: [ x: u8 ] }, Item: { fields: [ kind: Kind, data: { type: 'bytes[1]', overlay: { by:"
                        + " kind, structs: { FIRST: " + name
                        + " } } } ] } }\nenums: { Kind: { values: { FIRST: 0 } } }");
    }

    // F4
    @ParameterizedTest
    @ValueSource(strings = {"size", "ranges", "asLong", "bits", "builder", "wait", "getClass"})
    void bitsWithANameOfBits_areRefused(String name) {
        assertFinding(FindingId.JAVA_NAME_CLASH, "bits: { Item: { type: u8, bits: { 0: " + name + " } } }");
    }

    @Test
    void fieldsWithNamesThatOnlyBitsHave_areRight() {
        assertEquals(List.of(), load("structs: { Item: { fields: [ size: u8, ranges: u8, asLong: u8, of: u8 ] } }"));
    }

    // F4
    @ParameterizedTest
    @ValueSource(strings = {"Notify", "Notify All", "Wait", "Get Class", "Hash Code", "To String", "Finalize", "Clone"})
    void commandWithANameOfObject_isRefused(String name) {
        assertFinding(FindingId.JAVA_NAME_CLASH, "commands: { " + name + ": { opcode: 0xC000 } }");
        assertEquals(List.of(), load("commands: { " + name + ": { opcode: 0xC000, java: AcmeCommand } }"));
    }

    // F4
    @ParameterizedTest
    @ValueSource(strings = {"IndexOutOfBoundsException", "String", "Override", "Builder", "Optional", "Wire"})
    void classThatGeneratedCodeUses_isRefused(String name) {
        assertFinding(FindingId.JAVA_NAME_CLASH, "commands: { Get It: { opcode: 0xC000, java: " + name + " } }");
    }

    @Test
    void arrayThatIsFollowed_hasAnEndOfItsOwn() {
        assertFinding(
                FindingId.JAVA_NAME_CLASH,
                "structs: { Item: { fields: [ n: u8, a: { array: u8, count: n }, aEnd: u8 ] } }");
        assertEquals(List.of(), load("structs: { Item: { fields: [ n: u8, aEnd: u8, a: { array: u8, count: n } ] } }"));
    }

    // F4
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "structs: { Item: { fields: [ a: { type: \"\" } ] } }",
                "structs: { Item: { fields: [ a: \"\" ] } }",
                "structs: { Item: { fields: [ a: { array: \"\", count: 1 } ] } }",
                "structs: { Item: { fields: [ a: { array: u8, count: \"\" } ] } }",
                "structs: { Item: { fields: [ a: { type: u8, value: \"\" } ] } }",
                "structs: { Item: { fields: [ a: { type: u8, valid-if: \" \" } ] } }",
                "bits: { Item: { type: \"\", bits: { 0: a } } }",
                "bits: { Item: { type: u8, bits: { 0: { name: a, enum: \"\" } } } }",
                "uses: [ \"\" ]",
            })
    void emptyText_isNothing(String text) {
        assertTrue(
                load(text).stream().anyMatch(finding -> finding.id() == FindingId.EMPTY_VALUE),
                () -> load(text).toString());
    }
}
