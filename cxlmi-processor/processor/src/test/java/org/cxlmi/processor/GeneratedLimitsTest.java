package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is as large as the rules allow compiles, on a stack as small as a compiler may have. */
class GeneratedLimitsTest {

    private static final int MOST_FIELDS = 500;
    private static final int MOST_CONSTANTS = 2_000;
    private static final int MOST_COMMANDS = 1_000;
    private static final int MOST_CASES = 500;

    @TempDir
    Path work;

    @Test
    void fields_withAllThatTheyCanHave_compile() throws IOException {
        String fields = joined(
                MOST_FIELDS - 1,
                "f%1$d: { type: u64, unit: ns-since-epoch, doc: A time., since: \"3.1\", valid-if: n = 1 }");
        compile("commands: { Get It: { opcode: 0xC000, response: [ n: u8, " + fields + " ], request: [ n: u8, "
                + joined(
                        MOST_FIELDS - 1,
                        "f%1$d: { type: u16, min: 1, mask: 0xFFF, doc: A number., since: \"3.1\", secret: true }")
                + " ] } }");
    }

    @Test
    void constantsAndCases_compile() throws IOException {
        compile("enums:\n"
                + "  K: { type: u16, values: { "
                + joined(
                        MOST_CONSTANTS,
                        "CONSTANT_%1$d: { value: %1$d, since: \"3.1\", label: number %1$d, doc: A constant. }")
                + " } }\n"
                + "  U: { type: uuid, values: { "
                + joined(MOST_CONSTANTS, "C%1$d: 00112233-4455-6677-8899-aabbcc%1$06x")
                + " } }\n"
                + "structs: { S: { fields: [ a: u8 ] }, "
                + joined(MOST_CASES, "S%1$d: { fields: [ a: u8 ] }") + " }\n"
                + "commands: { Get It: { opcode: 0xC000, response: [ k: K, u: U, n: u16, a: { type: u16, absent: [ "
                + joined(MOST_CASES, "%d") + " ] }, b: { type: u16, valid-if: [ " + joined(MOST_CASES, "not n = %d")
                + " ] }, c: { type: u16, valid-if: \"n = "
                + joined(MOST_CASES, "%d").replace(", ", " or ")
                + "\" }, d: { type: \"bytes[1]\", overlay: { by: k, structs: { "
                + joined(MOST_CASES, "CONSTANT_%1$d: S%1$d") + " } } } ] } }");
    }

    @Test
    void commands_compile() throws IOException {
        compile("commands: { " + joined(MOST_COMMANDS, "Command %1$d: { opcode: 0xC%1$03d }") + " }");
    }

    private void compile(String spec) throws IOException {
        Files.writeString(work.resolve("large.yaml"), "group: vendor\ncommand-set: Sample\n" + spec + "\n");
        List<String> errors = Compiled.run(
                        work,
                        "vendor",
                        "@org.cxlmi.runtime.CxlCommands(value = \"large.yaml\", facade = \"Large\") package vendor;",
                        "-Acxlmi.spec.path=" + work)
                .texts();
        assertEquals(List.of(), errors);
    }

    private static String joined(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining(", "));
    }
}
