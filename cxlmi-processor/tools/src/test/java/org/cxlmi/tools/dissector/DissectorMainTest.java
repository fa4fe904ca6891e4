package org.cxlmi.tools.dissector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.spec.read.SpecSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of one small file, compared with {@code tables.lua}; {@code -Drecreate=true} writes it anew. */
class DissectorMainTest {

    private static final Path VENDOR = Path.of("src", "test", "resources", "reference", "vendor.yaml");
    private static final Path EXPECTED = Path.of("src", "test", "resources", "dissector", "tables.lua");
    private static final SpecSource SOURCE = name -> Optional.of(Files.readAllBytes(VENDOR));

    @TempDir
    Path work;

    @Test
    void script_ofSmallSpec_hasTheseTables() throws IOException {
        String tables = Dissector.script(List.of("vendor.yaml"), SOURCE)
                .lines()
                .filter(line -> line.matches("(enumeration|struct|command)\\{.*"))
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("recreate")) {
            Files.createDirectories(EXPECTED.resolveSibling("."));
            Files.writeString(EXPECTED, tables);
        }
        assertEquals(Files.readString(EXPECTED), tables);
    }

    @Test
    void script_returnCodes_areThoseOfTheRuntime() {
        String script = Dissector.script(List.of("vendor.yaml"), SOURCE);
        Arrays.stream(ReturnCode.values())
                .filter(code -> code != ReturnCode.UNRECOGNIZED)
                .forEach(code -> assertTrue(
                        script.contains("return_code{" + code.code() + ",\"" + code.label() + "\"}"), code::label));
    }

    @Test
    void script_quotesInDocs_areEscaped() {
        String script = Dissector.script(List.of("vendor.yaml"), SOURCE);
        assertTrue(script.contains("name=\"Get Fans\""));
        assertEquals("{\"a\\\"\\\\\\010b\"}", new LuaTable().add("a\"\\\nb").toString());
        assertEquals(
                "{9007199254740991,\"0x0020000000000000\"}",
                LuaTable.numbers(List.of((1L << 53) - 1, 1L << 53)).toString());
    }

    @Test
    void main_ownFile_isAddedToThoseThatShip() throws IOException {
        Path own = Files.createDirectories(work.resolve("specs/acme")).resolve("fans.yaml");
        Files.copy(VENDOR, own);
        Path script = work.resolve("deep/cxlcci.lua");
        DissectorMain.main(script.toString(), own.toString());
        String text = Files.readString(script);
        assertTrue(text.contains("name=\"Get Fans\""));
        assertTrue(text.contains("cxlcci.get_health_info.device_temperature"));
    }

    @Test
    void script_fileWithMistakes_isRefusedWithTheirPlaces() {
        SpecSource bad = name -> Optional.of("group: vendor\n".getBytes(StandardCharsets.UTF_8));
        var e = assertThrows(IllegalArgumentException.class, () -> Dissector.script(List.of("vendor.yaml"), bad));
        assertTrue(e.getMessage().startsWith("[missing-key] vendor.yaml:1:1"), e.getMessage());
    }

    @Test
    void main_withoutArguments_saysWhichThereAre() {
        var e = assertThrows(IllegalArgumentException.class, DissectorMain::main);
        assertEquals("arguments: SCRIPT [YAML...]", e.getMessage());
    }
}
