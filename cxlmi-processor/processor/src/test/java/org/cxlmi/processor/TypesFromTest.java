package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Types of used files: generated once more, or taken from another package. */
class TypesFromTest extends LampPackage {

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
                        "VendorAsync.java",
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
                Set.of("GetLamps.java", "GetLampsResponse.java", "Lamps.java", "LampsAsync.java", "LampsCommands.java"),
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

    private void writeLampsAndTheirSizes() throws IOException {
        write("specs/vendor/sizes.yaml", """
                group: vendor
                command-set: Sizes
                structs: { Size: { fields: [ lamp: u32, logSize: { type: u32, unit: bytes } ] } }
                commands:
                  Get Sizes:
                    opcode: 0xC000
                    impact: reads
                    response: [ sizes: { array: Size, count: rest } ]
                """);
        write("specs/vendor/lamps.yaml", """
                group: vendor
                command-set: Lamps
                uses: [ vendor/sizes ]
                commands:
                  Get Log:
                    opcode: 0xC001
                    request: [ lamp: u32, offset: { type: u32, unit: bytes } ]
                    response: [ data: { type: bytes, count: rest } ]
                    paging: { start: offset, size: { command: Get Sizes, by: lamp, field: logSize } }
                """);
    }

    @Test
    void process_sizeFromACommandOfAnotherPackage_usesItsClass() throws IOException {
        writeLampsAndTheirSizes();
        Compiled sizes = Compiled.run(
                work.resolve("sizes"),
                "sizes",
                "@org.cxlmi.runtime.CxlCommands(value = \"vendor/sizes.yaml\", facade = \"Sizes\")\npackage sizes;\n",
                specPath("specs"));
        assertEquals(List.of(), sizes.texts());
        Compiled lamps = Compiled.run(
                work.resolve("lamps"),
                "lamps",
                "@org.cxlmi.runtime.CxlCommands(value = \"vendor/lamps.yaml\", facade = \"Lamps\", typesFrom ="
                        + " \"sizes\")\npackage lamps;\n",
                specPath("specs"),
                "-classpath",
                System.getProperty("java.class.path") + File.pathSeparator + sizes.classes());
        assertEquals(List.of(), lamps.texts());
        assertTrue(lamps.sources().get("GetLog.java").contains("import sizes.GetSizes;"));
    }

    @Test
    void process_sizeFromACommandThatNoPackageHas_isAnError() throws IOException {
        writeLampsAndTheirSizes();

        Compiled lamps = compile("\"vendor/lamps.yaml\"", "Lamps", specPath("specs"));

        assertEquals(
                List.of(
                        "[bad-paging] vendor/lamps.yaml:9:30 (commands.Get Log.paging.size): no package has a class for the"
                                + " command \"Get Sizes\" of vendor/sizes.yaml; name the package that has it in typesFrom"),
                lamps.texts());
    }
}
