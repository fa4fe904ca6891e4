package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where spec files are found, and what is said of those that are not meant. */
class SpecFilesTest extends LampPackage {

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
                        "VendorAsync.java",
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
}
