package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CxlProcessorTest extends LampPackage {

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
    void gradle_processor_isDeclaredAggregating() throws IOException {
        try (InputStream in =
                CxlProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertNotNull(in);
            assertEquals(
                    CxlProcessor.class.getName() + ",aggregating\n",
                    new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
