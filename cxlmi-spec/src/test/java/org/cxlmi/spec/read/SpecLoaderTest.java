package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.junit.jupiter.api.Test;

class SpecLoaderTest {

    private static final String HEAD = "group: vendor\ncommand-set: Sample\n";

    @Test
    void load_usedFiles_areLoadedOnceAndKeptApart() {
        LoadResult result = SpecLoader.load(
                List.of("vendor/b.yaml", "vendor/a.yaml", "vendor/b.yaml"),
                source(Map.of(
                        "vendor/a.yaml", HEAD + "uses: [vendor/c]\nstructs: { A: { fields: [ mode: Mode ] } }",
                        "vendor/b.yaml", HEAD + "uses: [vendor/a]\nstructs: { B: { fields: [ a: A ] } }",
                        "vendor/c.yaml", HEAD + "uses: [vendor/a]\nenums: { Mode: { values: { FIRST: 0 } } }")));

        assertEquals(List.of(), result.findings());
        SpecSet specs = result.specs();
        assertEquals(List.of("vendor/b.yaml", "vendor/a.yaml"), names(specs.files()));
        assertEquals(List.of("vendor/c.yaml"), names(specs.used()));
        SpecFile a = specs.fileNamed("vendor/a.yaml").orElseThrow();
        assertTrue(specs.enumNamed(a, "Mode").isPresent());
        assertEquals(specs.fileNamed("vendor/c.yaml"), specs.declaring(a, "Mode"));
    }

    @Test
    void load_usesOfUses_areNotVisible() {
        LoadResult result = SpecLoader.load(
                List.of("a.yaml"),
                source(Map.of(
                        "a.yaml", HEAD + "uses: [b]\nstructs: { A: { fields: [ mode: Mode ] } }",
                        "b.yaml", HEAD + "uses: [c]\n",
                        "c.yaml", HEAD + "enums: { Mode: { values: { FIRST: 0 } } }")));

        assertEquals(List.of(FindingId.UNKNOWN_TYPE), ids(result));
    }

    @Test
    void load_typesOfAnUnreadableFile_areNotMissed() {
        LoadResult result = SpecLoader.load(
                List.of("a.yaml"),
                source(Map.of(
                        "a.yaml",
                                HEAD + "uses: [b]\nstructs: { A: { fields: [ mode: Mode, bits: { type: u8, bits: { 0: {"
                                        + " name: on, enum: Mode } } } ] } }",
                        "b.yaml", HEAD + "enums: [")));

        assertEquals(List.of(FindingId.NOT_YAML), ids(result));
    }

    @Test
    void load_missingFile_isAFinding() {
        LoadResult result = SpecLoader.load(List.of("vendor/a.yaml", "../a.yaml"), source(Map.of()));

        assertEquals(List.of(FindingId.UNKNOWN_FILE, FindingId.UNKNOWN_FILE), ids(result));
        assertEquals(
                "[unknown-file] vendor/a.yaml:1:1: there is no spec file \"vendor/a.yaml\"; "
                        + "write group/file.yaml, for example generic/events.yaml",
                result.findings().get(1).toString());
    }

    @Test
    void load_unreadableFile_isAFinding() {
        LoadResult result = SpecLoader.load(List.of("a.yaml"), name -> {
            throw new IOException("disk on fire");
        });

        assertEquals(List.of(FindingId.UNREADABLE_FILE), ids(result));
        assertTrue(result.findings().get(0).message().contains("disk on fire"));
    }

    @Test
    void load_commandsOfTwoFiles_mustDiffer() {
        LoadResult result = SpecLoader.load(
                List.of("a.yaml", "b.yaml"),
                source(Map.of(
                        "a.yaml", HEAD + "commands: { One: { opcode: 0xC000 }, Two: { opcode: 0xC001 } }",
                        "b.yaml", HEAD + "commands: { One: { opcode: 0xC002 }, Three: { opcode: 0xC001 } }")));

        assertEquals(List.of(FindingId.DUPLICATE_COMMAND, FindingId.DUPLICATE_OPCODE), ids(result));
        assertTrue(result.findings().stream()
                .allMatch(finding -> finding.source().file().equals("b.yaml")));
        assertTrue(result.findings().get(0).message().contains("a.yaml:3:13"));
    }

    // F5
    @Test
    void load_endlessUses_endInAFinding() {
        LoadResult result = SpecLoader.load(List.of("n0.yaml"), name -> {
            int next = Integer.parseInt(name.substring(1, name.indexOf('.'))) + 1;
            return Optional.of((HEAD + "uses: [n" + next + "]\n").getBytes(StandardCharsets.UTF_8));
        });

        assertEquals(List.of(FindingId.TOO_MANY_FILES), ids(result));
        assertEquals("n999.yaml", result.findings().get(0).source().file());
    }

    @Test
    void load_usesOfUses_comeInTheOrderWritten() {
        LoadResult result = SpecLoader.load(
                List.of("a.yaml"),
                source(Map.of(
                        "a.yaml", HEAD + "uses: [b, e]",
                        "b.yaml", HEAD + "uses: [c, d]",
                        "c.yaml", HEAD + "uses: [a, e]",
                        "d.yaml", HEAD,
                        "e.yaml", HEAD)));

        assertEquals(List.of(), ids(result));
        assertEquals(
                List.of("b.yaml", "c.yaml", "e.yaml", "d.yaml"),
                result.specs().used().stream().map(file -> file.source().file()).toList());
    }

    @Test
    void shipped_knowsItsFilesOnly() throws IOException {
        assertTrue(SpecSource.shipped().find("generic/events.yaml").isPresent());
        assertTrue(SpecSource.shipped().find("generic/nothing.yaml").isEmpty());
    }

    @Test
    void or_prefersTheFirstSource() throws IOException {
        SpecSource own = source(Map.of("generic/events.yaml", "mine"));

        assertEquals(
                "mine",
                new String(
                        own.or(SpecSource.shipped()).find("generic/events.yaml").orElseThrow(),
                        StandardCharsets.UTF_8));
        assertTrue(own.or(SpecSource.shipped()).find("generic/logs.yaml").isPresent());
    }

    private static SpecSource source(Map<String, String> files) {
        return name -> Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<FindingId> ids(LoadResult result) {
        return result.findings().stream().map(Finding::id).toList();
    }

    private static List<String> names(List<SpecFile> files) {
        return files.stream().map(file -> file.source().file()).toList();
    }
}
