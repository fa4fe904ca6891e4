package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxlmi.spec.Finding;
import org.junit.jupiter.api.Test;

/** What is as large as allowed has no finding, one more has one. */
class LimitsTest {

    @Test
    void fields() {
        IntFunction<String> fields = count -> "structs: { S: { fields: [ b: { type: u64, bits: { 0: b0, 1: b1 } }, "
                + joined(count - 3, "f%d: u8") + " ] } }";

        limit(
                500,
                "[too-many-fields] (structs.S.fields.f497): with this one, the struct has more than 500 fields and bits, the most"
                        + " that it may have; write some of them as a struct, which is one field",
                fields);
    }

    @Test
    void constants() {
        limit(
                2_000,
                "[too-many-constants] (enums.K.values.C2000): this is one more than the 2000 constants that an enumeration may"
                        + " have",
                count -> "enums: { K: { type: u16, values: { " + joined(count, "C%1$d: %1$d") + " } } }");
    }

    @Test
    void commands() {
        limit(
                1_000,
                "[too-many-commands] (commands.C1000): this is one more than the 1000 commands that a package may have; write"
                        + " some of them into another file, for another package",
                count -> "commands: { "
                        + IntStream.range(0, count)
                                .mapToObj(i -> String.format("C%d: { opcode: 0x%04X }", i, 0xC000 + i))
                                .collect(Collectors.joining(", "))
                        + " }");
    }

    @Test
    void casesOfAField() {
        limitOfCases(
                "absent has 501 values, and may have 500",
                count -> "x: { type: u16, absent: [ " + joined(count, "%d") + " ] }");
        limitOfCases(
                "valid-if has 501 conditions and values, and may have 500",
                count -> "x: { type: u16, valid-if: [ not n = 1 or 2, " + joined(count - 2, "not n = %d") + " ] }");
        limitOfCases(
                "none-if has 501 conditions and values, and may have 500",
                count -> "x: { type: bytes, count: { field: c, none-if: [ " + joined(count, "request.n = %d")
                        + " ] } }");
        limitOfCases(
                ".overlay): valid-if has 501 conditions and values, and may have 500",
                count -> "x: { type: 'bytes[1]', overlay: { struct: S, valid-if: [ " + joined(count, "not n = %d")
                        + " ] } }");
        limitOfCases(
                ".bits.1:0): absent has 501 values, and may have 500",
                count -> "x: { type: u8, bits: { '1:0': { name: y, absent: [ " + joined(count, "1", i -> 1)
                        + " ] } } }");
        limitOfCases(
                ".overlay): overlay has 501 structs, and may have 500",
                count -> "k: K, x: { type: 'bytes[1]', overlay: { by: k, structs: { " + joined(count, "C%d: S")
                        + " } } }");
    }

    @Test
    void texts() {
        limit(
                10_000,
                "[text-too-long] (doc): this text has 10001 characters, a text may have 10000; write a shorter one",
                count -> "doc: " + "x".repeat(count));
    }

    private static void limitOfCases(String expected, IntFunction<String> fields) {
        String types = "enums: { K: { type: u16, values: { " + joined(600, "C%1$d: %1$d") + " } } }\n"
                + "structs: { S: { fields: [ a: u8 ] } }\n";
        IntFunction<String> text = count -> types
                + "commands: { Get It: { opcode: 0xC000, request: [ n: u16 ], response: [ n: u16, c: u8, "
                + fields.apply(count) + " ] } }";

        assertEquals(List.of(), findings(text.apply(500)));
        List<String> findings = findings(text.apply(501));
        assertEquals(1, findings.size(), findings::toString);
        String finding = findings.get(0);
        assertEquals(expected, finding.substring(Math.max(0, finding.length() - expected.length())));
    }

    private static void limit(int most, String expected, IntFunction<String> text) {
        assertEquals(List.of(), findings(text.apply(most)));
        assertEquals(List.of(expected), findings(text.apply(most + 1)));
    }

    private static String joined(int count, String format) {
        return joined(count, format, i -> i);
    }

    private static String joined(int count, String format, IntUnaryOperator value) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(format, value.applyAsInt(i)))
                .collect(Collectors.joining(", "));
    }

    /** The findings without their lines. */
    private static List<String> findings(String text) {
        byte[] spec = ("group: vendor\ncommand-set: Sample\n" + text).getBytes(StandardCharsets.UTF_8);
        return SpecLoader.load(List.of("a.yaml"), name -> Optional.of(spec)).findings().stream()
                .map(Finding::toString)
                .map(finding -> finding.replaceFirst("a\\.yaml:\\d+:\\d+ ", ""))
                .toList();
    }
}
