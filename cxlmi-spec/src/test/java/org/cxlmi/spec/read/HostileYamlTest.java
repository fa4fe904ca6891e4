package org.cxlmi.spec.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileYamlTest {

    private static final String HEAD = "group: vendor\ncommand-set: Sample\n";

    @Test
    void read_moreThanOneMebibyte_isTooLarge() {
        byte[] large = new byte[10 << 20];

        assertEquals(List.of(FindingId.FILE_TOO_LARGE), ids(SpecReader.read("a.yaml", large)));
        assertEquals(List.of(FindingId.FILE_TOO_LARGE), ids(SpecReader.read("a.yaml", new String(large, UTF_8))));
    }

    @Test
    void read_justOneMebibyte_isRead() {
        String text = HEAD + "# ".concat("x".repeat(SpecReader.MAXIMUM_BYTES - HEAD.length() - 3)) + "\n";

        assertEquals(List.of(), ids(SpecReader.read("a.yaml", text.getBytes(UTF_8))));
    }

    @Test
    void read_aliasesOfAliases_areNotExpanded() {
        String levels = IntStream.range(1, 20)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "]\n")
                .collect(Collectors.joining());
        String text = HEAD + "a0: &a0 [lol]\n" + levels;

        List<FindingId> ids =
                assertTimeoutPreemptively(Duration.ofSeconds(10), () -> ids(SpecReader.read("a.yaml", text)));

        assertTrue(ids.contains(FindingId.ALIAS_NOT_ALLOWED));
    }

    @Test
    void read_tenThousandLevels_isTooDeep() {
        for (String open : List.of("[", "{a: ", "- ")) {
            assertEquals(
                    List.of(FindingId.TOO_DEEP),
                    ids(SpecReader.read("a.yaml", HEAD + "doc:\n  " + open.repeat(10_000))));
        }
    }

    @Test
    void load_thousandsOfUnknownVariants_haveTheirHintsInTime() {
        String commands = IntStream.range(0, 12_000)
                .mapToObj(i -> "  Get Thing Number " + i + ": { opcode: 0xC000, variant-of: Thing " + i + " }\n")
                .collect(Collectors.joining("", HEAD + "commands:\n  Set It: { opcode: 0xC000 }\n", ""));
        String originals = IntStream.range(0, 6_000)
                .mapToObj(i -> "  Get It " + i + ": { opcode: " + (0xC000 + i) + " }\n  Get Part " + i
                        + ": { opcode: 0xC000, variant-of: Get Its " + i + " }\n")
                .collect(Collectors.joining("", HEAD + "commands:\n", ""));

        assertInTime(12_000, commands);
        assertInTime(6_000, originals);
    }

    private static void assertInTime(int unknown, String text) {
        List<Finding> findings = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> SpecLoader.load(List.of("a.yaml"), name -> Optional.of(text.getBytes(UTF_8)))
                        .findings());

        assertEquals(
                unknown,
                findings.stream()
                        .filter(finding -> finding.id() == FindingId.UNKNOWN_VARIANT)
                        .count());
    }

    @Test
    void read_byteOrderMarkAndCarriageReturns_areNoFindings() {
        String text = "\uFEFF" + HEAD.replace("\n", "\r\n") + "commands:\r\n  Get It: { opcode: 0xC000, docs: x }\r\n";

        Finding finding =
                SpecReader.read("a.yaml", text.getBytes(UTF_8)).findings().get(0);

        assertEquals(FindingId.UNKNOWN_KEY, finding.id());
        assertEquals(4, finding.source().line());
        assertEquals(29, finding.source().column());
    }

    @Test
    void read_tabsInSeveralLines_areAllReported() {
        String text = HEAD + "enums:\n\tA: {}\n \tB: {}\n";

        assertEquals(
                List.of("4:1", "5:2"),
                SpecReader.read("a.yaml", text).findings().stream()
                        .map(finding ->
                                finding.source().line() + ":" + finding.source().column())
                        .toList());
    }

    @Test
    void read_duplicateKey_namesBothPlaces() {
        Finding finding =
                SpecReader.read("a.yaml", HEAD + "group: other\n").findings().get(0);

        assertEquals(FindingId.DUPLICATE_KEY, finding.id());
        assertEquals(3, finding.source().line());
        assertTrue(finding.message().contains("line 1, column 1"), finding::message);
    }

    // F3
    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 2047, 2048, 2049, 3074})
    void read_emojiWhereABufferEnds_isRead(int at) {
        String before = HEAD + "# ";
        String comment = before + "x".repeat(at - before.length()) + "\uD83D\uDE00 and more\n";
        String text = HEAD + "doc: " + "x".repeat(at - HEAD.length() - 5) + "\uD83D\uDE00\n";

        assertEquals(List.of(), ids(SpecReader.read("a.yaml", comment)));
        assertEquals(List.of(), ids(SpecReader.read("a.yaml", comment.getBytes(UTF_8))));
        ReadResult read = SpecReader.read("a.yaml", text);
        assertEquals(List.of(), ids(read));
        assertTrue(read.file().orElseThrow().doc().endsWith("x\uD83D\uDE00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u2028", "\u2029", "\u009F", "\\u2028", "\\N", "\\v", "\\0"})
    void read_whatEndsALineForSomeReaders_isAControlCharacter(String character) {
        ReadResult result = SpecReader.read("a.yaml", HEAD + "doc: \"one" + character + " two\"\n");

        assertEquals(List.of(FindingId.CONTROL_CHARACTER), ids(result));
        assertEquals(3, result.findings().get(0).source().line());
    }

    // F5
    @ParameterizedTest
    @ValueSource(ints = {201, 60_000, 900_000})
    void read_longKey_isAFinding(int length) {
        Finding finding = SpecReader.read("a.yaml", HEAD + "omitted:\n  ? \"" + "k".repeat(length) + "\"\n  : why\n")
                .findings()
                .get(0);

        assertEquals(FindingId.KEY_TOO_LONG, finding.id());
        assertEquals(4, finding.source().line());
        assertTrue(finding.message().contains(length + " characters"), finding::message);
    }

    // F5
    @Test
    void read_manyValuesBelowLongKeys_haveShortPaths() {
        StringBuilder text = new StringBuilder(HEAD).append("doc:\n");
        for (int level = 0; level < 45; level++) {
            text.append(" ".repeat(level + 1)).append("k".repeat(200)).append(":\n");
        }
        text.append(" ".repeat(46)).append("[").append("a, ".repeat(300_000)).append("a]\n");

        Finding finding = SpecReader.read("a.yaml", text.toString()).findings().get(0);

        assertEquals(FindingId.TOO_MANY_VALUES, finding.id());
        assertTrue(finding.source().path().length() <= 300);
    }

    // F5
    @ParameterizedTest
    @ValueSource(ints = {17, 60, 1_000, 5_000})
    void load_structsWithinStructs_areAFindingWhereTheyAreTooDeep(int levels) {
        String structs = IntStream.range(0, levels)
                .mapToObj(i -> "  L" + i + ": { fields: [ a: L" + (i + 1) + ", b: L" + (i + 1) + " ] }\n")
                .collect(Collectors.joining());
        String text = HEAD + "structs:\n" + structs + "  L" + levels + ": { fields: [ a: u8 ] }\n";

        List<Finding> findings = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> load(text));

        assertEquals(1, findings.size(), findings::toString);
        assertEquals(FindingId.TOO_MANY_LEVELS, findings.get(0).id());
        assertEquals(4 + levels - 16, findings.get(0).source().line());
    }

    // F5
    @Test
    void load_sixteenLevelsOfTwoFields_areAddedUp() {
        String structs = IntStream.range(1, 16)
                .mapToObj(i -> "  L" + i + ": { fields: [ a: L" + (i + 1) + ", b: L" + (i + 1) + " ] }\n")
                .collect(Collectors.joining());

        assertEquals(
                List.of(),
                load(HEAD + "structs:\n" + structs.replace("L1: {", "L1: { size: 32768,")
                        + "  L16: { fields: [ a: u8 ] }\n"));
    }

    private static List<Finding> load(String text) {
        return SpecLoader.load(List.of("a.yaml"), name -> Optional.of(text.getBytes(UTF_8)))
                .findings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "---",
                "~",
                "- a",
                "42",
                "? [a, b]\n: c",
                "!!binary x",
                "*a",
                "{",
                "%YAML 9.9\n---\na: b",
                "a: \uD800",
                "group: !<tag:yaml.org,2002:int> vendor",
                HEAD + "commands: [[[]]]",
                HEAD + "commands: { 1: { opcode: { a: b } } }",
                HEAD + "commands: { '': { opcode: 0x0100, java: '' } }",
                HEAD + "structs: { A: { fields: [ {}, [], ~, 1, { a: { array: [] , count: {} } } ] } }",
                HEAD + "structs: { A: { fields: [ { a: { type: u8, max: 99999999999999999999999999 } } ] } }"
            })
    void load_brokenOrStrangeText_givesFindings(String text) {
        LoadResult result = SpecLoader.load(List.of("a.yaml"), name -> Optional.of(text.getBytes(UTF_8)));

        assertFalse(result.isSound());
    }

    @Test
    void read_veryLongKeyOrNumber_isNoException() {
        assertFalse(ids(SpecReader.read("a.yaml", "k".repeat(100_000) + ": v")).isEmpty());
        assertEquals(List.of(), ids(SpecReader.read("a.yaml", HEAD + "doc: " + "9".repeat(5_000))));
    }

    @Test
    void load_shippedFilesWithRandomChanges_neverThrows() {
        Random random = new Random(20_210_501);
        for (String name : ShippedFiles.names()) {
            String text = ShippedFiles.text(name);
            for (int round = 0; round < 40; round++) {
                String changed = change(text, random);
                LoadResult result = SpecLoader.load(
                        List.of(name),
                        file -> file.equals(name)
                                ? Optional.of(changed.getBytes(UTF_8))
                                : SpecSource.shipped().find(file));
                result.findings()
                        .forEach(finding -> assertFalse(finding.toString().isBlank()));
            }
        }
    }

    /** Removes, repeats, swaps or replaces some pieces of a text. */
    private static String change(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(changed.length() - 40);
            int to = from + 1 + random.nextInt(30);
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(from, to);
                case 1 -> changed.insert(from, changed.substring(from, to));
                case 2 -> changed.setCharAt(from, ":{}[],\n\t&*!|>'\"%@`-#? 09azAZ".charAt(random.nextInt(28)));
                case 3 -> changed.insert(from, changed.charAt(to));
                default -> {
                    int line = Math.max(0, changed.lastIndexOf("\n", from));
                    int end = changed.indexOf("\n", line + 1);
                    changed.delete(line, end < 0 ? line : end);
                }
            }
        }
        return changed.toString();
    }

    private static List<FindingId> ids(ReadResult result) {
        return result.findings().stream().map(Finding::id).toList();
    }
}
