package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CxlProcessorTest {

    private static final String SOUND = """
            group: vendor
            command-set: Lamps
            commands:
              Set Lamp:
                opcode: 0xC000
                request: [ brightness: u8 ]
            """;

    @TempDir
    Path work;

    private void write(String name, String text) throws IOException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Compiled compile(String files, String facade, String... options) throws IOException {
        return Compiled.run(
                work,
                "vendor",
                "@org.cxlmi.runtime.CxlCommands(value = {" + files + "}, facade = \"" + facade
                        + "\")\npackage vendor;\n",
                options);
    }

    private String specPath(String... names) {
        return "-Acxlmi.spec.path="
                + String.join(
                        File.pathSeparator,
                        List.of(names).stream()
                                .map(name -> work.resolve(name).toString())
                                .toList());
    }

    @Test
    void process_finding_isAnErrorOnThePackageWithFileLineAndColumn() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND.replace("u8", "u9"));
        Compiled compiled = compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs"));
        assertEquals(1, compiled.messages().size());
        Diagnostic<? extends JavaFileObject> message = compiled.messages().get(0);
        assertEquals(Diagnostic.Kind.ERROR, message.getKind());
        assertEquals(1, message.getLineNumber());
        JavaFileObject source = message.getSource();
        assertNotNull(source);
        assertTrue(source.toUri().getPath().endsWith("/vendor/package-info.java"));
        String text = compiled.texts().get(0);
        assertTrue(
                text.startsWith("[unknown-type] vendor/lamps.yaml:6:16 (commands.Set Lamp.request.brightness): "),
                text);
        assertEquals(Set.of(), compiled.sources().keySet());
    }

    @Test
    void process_severalFindings_areAllReported() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND.replace("u8", "u9") + "    efects: []\n");
        write("specs/vendor/fans.yaml", SOUND.replace("Lamp", "Fan").replace("0xC000", "0xC0000"));
        Compiled compiled = compile("\"vendor/lamps.yaml\", \"vendor/fans.yaml\"", "Vendor", specPath("specs"));
        assertEquals(
                List.of(
                        "[opcode-out-of-range] vendor/fans.yaml:5:13",
                        "[unknown-type] vendor/lamps.yaml:6:16",
                        "[unknown-key] vendor/lamps.yaml:7:5"),
                compiled.texts().stream()
                        .map(text -> text.substring(0, text.indexOf(" (")))
                        .toList());
    }

    @Test
    void process_userSpecPath_goesThroughItsDirectoriesInOrder() throws IOException {
        write("first/vendor/lamps.yaml", SOUND);
        write("second/vendor/lamps.yaml", "this is not looked at");
        write("second/vendor/fans.yaml", SOUND.replace("Lamp", "Fan").replace("0xC000", "0xC001"));
        Compiled compiled =
                compile("\"vendor/lamps.yaml\", \"vendor/fans.yaml\"", "Vendor", specPath("first", "second"));
        assertEquals(List.of(), compiled.texts());
        assertEquals(
                Set.of(
                        "SetLamp.java",
                        "SetLampRequest.java",
                        "SetFan.java",
                        "SetFanRequest.java",
                        "Vendor.java",
                        "VendorCommands.java"),
                compiled.sources().keySet());
    }

    @Test
    void process_fileInClassOutput_isFound() throws IOException {
        write("classes/vendor/lamps.yaml", SOUND);
        Compiled compiled = compile("\"vendor/lamps.yaml\"", "Vendor");
        assertEquals(List.of(), compiled.texts());
        assertTrue(compiled.sources().containsKey("SetLamp.java"));
    }

    @Test
    void process_shippedFile_isFoundWithoutAnyOption() throws IOException {
        Compiled compiled = compile("\"generic/events.yaml\"", "Generic");
        assertEquals(List.of(), compiled.texts());
        assertTrue(compiled.sources().containsKey("GetEventRecordsResponse.java"));
    }

    @Test
    void process_unknownFile_isToldWhatWasMeant() throws IOException {
        assertEquals(
                List.of("[unknown-file] generic/event.yaml:1:1: there is no spec file \"generic/event.yaml\";"
                        + " write \"generic/events.yaml\""),
                compile("\"generic/event.yaml\"", "Generic").texts());
        write("specs/vendor/lamps.yaml", SOUND);
        assertEquals(
                List.of("[unknown-file] vendor/lamp.yaml:1:1: there is no spec file \"vendor/lamp.yaml\";"
                        + " write \"vendor/lamps.yaml\""),
                compile("\"vendor/lamp.yaml\"", "Vendor", specPath("specs")).texts());
    }

    @Test
    void process_ownFileWithoutUsableSpecPath_isToldToGiveOne() throws IOException {
        write("specs/acme/debug.yaml", SOUND);

        String without = compile("\"acme/debug.yaml\"", "Vendor").texts().get(0);
        assertTrue(
                without.contains(
                        "; give the compiler -Acxlmi.spec.path=DIRECTORY for files of your own, or write one of"),
                without);

        String wrong = compile("\"acme/debug.yaml\"", "Vendor", specPath("spcs"))
                .texts()
                .get(0);
        assertTrue(wrong.contains("; give -Acxlmi.spec.path a directory that is there, not "), wrong);
        assertTrue(wrong.contains("spcs, or write one of"), wrong);
    }

    @Test
    void process_ownCommandWithShippedOpcode_isAnErrorNamingBoth() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND.replace("0xC000", "0x0100"));
        List<String> texts = compile("\"generic/events.yaml\", \"vendor/lamps.yaml\"", "Vendor", specPath("specs"))
                .texts();
        assertEquals(1, texts.size());
        String text = texts.get(0);
        assertTrue(text.startsWith("[duplicate-opcode] vendor/lamps.yaml:4:3"), text);
        assertTrue(text.contains("\"Get Event Records\", see generic/events.yaml:"), text);
    }

    @Test
    void process_ownCommandWithAnOpcodeOfTheSpecification_isAnErrorThoughNobodyAskedForThat() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND.replace("0xC000", "0x0100"));
        assertEquals(
                List.of(
                        "[duplicate-opcode] vendor/lamps.yaml:4:3 (commands.Set Lamp): the opcode 0x0100 is that of \"Get Event"
                                + " Records\" in the CXL specification, see generic/events.yaml:LINE:3 (commands.Get Event Records), and"
                                + " vendors' begin with 0xC000; write another opcode, or variant-of: Get Event Records with uses:"
                                + " [generic/events]"),
                compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs")).texts().stream()
                        .map(text -> text.replaceFirst("events.yaml:\\d+", "events.yaml:LINE"))
                        .toList());

        write(
                "specs/vendor/lamps.yaml",
                SOUND.replace("0xC000", "0x0100\n    variant-of: Get Event Records")
                        .replace("commands:", "uses: [generic/events]\ncommands:"));
        assertEquals(
                List.of(),
                compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs")).texts());

        write("specs/vendor/lamps.yaml", SOUND.replace("0xC000", "0x0100").replace("Set Lamp", "Get Event Records"));
        assertEquals(
                List.of(),
                compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs")).texts());

        write("specs/vendor/lamps.yaml", SOUND.replace("0xC000", "0x7F00"));
        assertEquals(
                List.of(),
                compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs")).texts());
    }

    @Test
    void process_ownFileInPlaceOfAShippedOne_isNoted() throws IOException {
        write("specs/generic/events.yaml", SOUND);
        Compiled compiled = compile("\"generic/events.yaml\"", "Vendor", specPath("specs"));
        assertEquals(List.of(), compiled.texts());
        assertEquals(
                List.of("generic/events.yaml is read from " + work.resolve("specs/generic/events.yaml")
                        + ", not the one that comes with cxlmi"),
                compiled.notes());

        write("classes/generic/timestamp.yaml", SOUND);
        assertEquals(
                List.of("generic/timestamp.yaml is read from the class output, not the one that comes with cxlmi"),
                compile("\"generic/timestamp.yaml\"", "Vendor").notes());
    }

    @Test
    void process_typeOfAFileThatIsNotUsed_isToldToUseIt() throws IOException {
        write(
                "specs/vendor/types.yaml",
                "group: vendor\ncommand-set: Types\nenums: { Tint: { values: { RED: 0 } } }\n");
        write(
                "specs/vendor/lamps.yaml",
                SOUND.replace(
                                "brightness: u8",
                                "log: EventLog, tint: Tint, b: { type: u8, bits: { 0: { name: c, enum: Tint } } }")
                        .replace("commands:", "uses: [generic/timestmap]\ncommands:"));
        write("specs/vendor/fans.yaml", SOUND.replace("brightness: u8", "tint: Tint, log: EventLog"));
        assertEquals(
                List.of("there is no spec file \"generic/timestmap.yaml\"; write generic/timestamp"),
                compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs")).texts().stream()
                        .map(text -> text.substring(text.indexOf(": ") + 2))
                        .toList());
        assertEquals(
                List.of(
                        "there is no type \"Tint\"; write vendor/types into uses, which has this type",
                        "there is no type \"EventLog\"; write generic/events into uses, which has this type"),
                compile("\"vendor/fans.yaml\"", "Vendor", specPath("specs")).texts().stream()
                        .map(text -> text.substring(text.indexOf(": ") + 2))
                        .toList());
    }

    @Test
    void process_ownFileThatUsesShippedTypes_getsThemInItsOwnPackage() throws IOException {
        write("specs/vendor/lamps.yaml", """
                group: vendor
                command-set: Lamps
                uses: [ generic/events ]
                commands:
                  Get Lamp Log:
                    opcode: 0xC000
                    response: [ log: EventLog ]
                """);
        Compiled compiled = compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs"));
        assertEquals(List.of(), compiled.texts());
        assertEquals(
                List.of(
                        "types of generic/events.yaml that are generated into this package too: 1; if another package has them"
                                + " already, name it in typesFrom"),
                compiled.notes());
        assertEquals(
                Set.of(
                        "EventLog.java",
                        "GetLampLog.java",
                        "GetLampLogResponse.java",
                        "Vendor.java",
                        "VendorCommands.java"),
                compiled.sources().keySet());
    }

    @Test
    void process_typesOfAnotherPackage_areUsedFromThere() throws IOException {
        write("specs/vendor/types.yaml", """
                group: vendor
                command-set: Types
                enums: { Tint: { values: { RED: 0 } } }
                bits: { Marks: { type: u32, bits: { 0: bright } } }
                structs: { Lamp: { fields: [ tint: Tint, marks: Marks ] } }
                """);
        write("specs/vendor/lamps.yaml", """
                group: vendor
                command-set: Lamps
                uses: [ vendor/types ]
                commands:
                  Get Lamps:
                    opcode: 0xC000
                    response:
                      - first: Lamp
                      - marks: Marks
                      - tint: Tint
                      - all: { array: Lamp, count: rest }
                """);
        Compiled types = Compiled.run(
                work.resolve("types"),
                "types",
                "@org.cxlmi.runtime.CxlCommands(\"vendor/types.yaml\")\npackage types;\n",
                specPath("specs"));
        assertEquals(List.of(), types.texts());
        Compiled lamps = Compiled.run(
                work.resolve("lamps"),
                "lamps",
                "@org.cxlmi.runtime.CxlCommands(value = \"vendor/lamps.yaml\", facade = \"Lamps\", typesFrom ="
                        + " \"types\")\npackage lamps;\n",
                specPath("specs"),
                "-classpath",
                System.getProperty("java.class.path") + File.pathSeparator + types.classes());
        assertEquals(List.of(), lamps.texts());
        assertEquals(List.of(), lamps.notes());
        assertEquals(
                Set.of("GetLamps.java", "GetLampsResponse.java", "Lamps.java", "LampsCommands.java"),
                lamps.sources().keySet());
        assertTrue(lamps.sources().get("GetLampsResponse.java").contains("import types.Lamp;"));
    }

    @Test
    void process_typesFromNoSuchPackage_isAnError() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND);
        Compiled compiled = Compiled.run(
                work,
                "vendor",
                "@org.cxlmi.runtime.CxlCommands(value = \"vendor/lamps.yaml\", facade = \"Lamps\", typesFrom ="
                        + " \"java.util\")\npackage vendor;\n",
                specPath("specs"));
        assertEquals(
                List.of(
                        "[unknown-package] typesFrom names \"java.util\", which is no package with @CxlCommands; write for"
                                + " example \"org.cxlmi.sdk.generic\""),
                compiled.texts());
    }

    @Test
    void process_facadeThatIsNoClassName_isAnError() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND);
        assertEquals(
                List.of("[bad-facade] \"a.b\" is not a class name; write for example \"Generic\""),
                compile("\"vendor/lamps.yaml\"", "a.b", specPath("specs")).texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "Override", "CxlTarget"})
    void process_facadeThatGeneratedCodeUses_isAnError(String facade) throws IOException {
        write("specs/vendor/lamps.yaml", SOUND);
        assertEquals(
                List.of("[bad-facade] the class \"" + facade
                        + "\" would hide the one that generated code uses; write for example \"Generic\""),
                compile("\"vendor/lamps.yaml\"", facade, specPath("specs")).texts());
    }

    @Test
    void process_typesOnlyWithoutFacade_haveNone() throws IOException {
        write("specs/vendor/lamps.yaml", """
                group: vendor
                command-set: Lamps
                structs:
                  Lamp:
                    fields: [ brightness: u8 ]
                """);
        Compiled compiled = Compiled.run(
                work,
                "vendor",
                "@org.cxlmi.runtime.CxlCommands(\"vendor/lamps.yaml\")\npackage vendor;\n",
                specPath("specs"));
        assertEquals(List.of(), compiled.texts());
        assertEquals(Set.of("Lamp.java"), compiled.sources().keySet());
    }

    @Test
    void process_commandsWithoutFacade_areAnError() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND);
        assertEquals(
                List.of("[no-facade] the spec files declare commands; write for example facade = \"Generic\""),
                compile("\"vendor/lamps.yaml\"", "", specPath("specs")).texts());
    }

    @Test
    void process_facadeCalledLikeAGeneratedClass_isAnError() throws IOException {
        write("specs/vendor/lamps.yaml", SOUND);
        assertEquals(
                List.of(
                        "[java-name-clash] vendor/lamps.yaml:4:3 (commands.Set Lamp): the class \"SetLamp\" would be called"
                                + " like the facade; write another facade in @CxlCommands"),
                compile("\"vendor/lamps.yaml\"", "SetLamp", specPath("specs")).texts());
    }

    @Test
    void process_noFiles_isAnError() throws IOException {
        assertEquals(
                List.of("[no-files] @CxlCommands names no spec file; write for example \"generic/events.yaml\""),
                compile("", "Vendor").texts());
    }

    @Test
    void process_layoutThatCannotBeGenerated_isAFindingAmongTheOthers() throws IOException {
        write("specs/vendor/lamps.yaml", """
                group: vendor
                command-set: Lamps
                commands:
                  Get Lamps:
                    opcode: 0xC0000
                    response:
                      - count: u8
                      - lamps: { array: u8, count: count }
                      - colors: { array: u8, count: count }
                  String:
                    opcode: 0xC001
                """);
        assertEquals(
                List.of(
                        "[unknown-package] ",
                        "[no-facade] ",
                        "[opcode-out-of-range] vendor/lamps.yaml:5:13 ",
                        "[shared-count-field] vendor/lamps.yaml:9:9 ",
                        "[java-name-clash] vendor/lamps.yaml:10:3 "),
                Compiled.run(
                                work,
                                "vendor",
                                "@org.cxlmi.runtime.CxlCommands(value = \"vendor/lamps.yaml\", typesFrom = \"java.util\")"
                                        + " package vendor;",
                                specPath("specs"))
                        .texts()
                        .stream()
                        .map(text -> text.replaceFirst("(\\] (vendor/\\S+ )?).*", "$1"))
                        .toList());
    }

    @Test
    void process_textThatJavadocWouldTrip_isEscaped() throws IOException {
        write(
                "specs/vendor/lamps.yaml",
                SOUND.replace(
                        "    opcode",
                        "    doc: 'Ends */ early, {@link x} & <b> $L $T \\u000a \"quoted\".'\n    opcode"));
        Compiled compiled = compile("\"vendor/lamps.yaml\"", "Vendor", specPath("specs"));
        assertEquals(List.of(), compiled.texts());
        String text = compiled.sources().get("SetLamp.java");
        assertTrue(text.contains("Ends *&#47; early, {&#64;link x} &amp; &lt;b&gt; $L $T &#92;u000a"), text);
    }

    @Test
    void gradle_processor_isDeclaredIsolating() throws IOException {
        try (InputStream in =
                CxlProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertNotNull(in);
            assertEquals(
                    CxlProcessor.class.getName() + ",isolating\n",
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
