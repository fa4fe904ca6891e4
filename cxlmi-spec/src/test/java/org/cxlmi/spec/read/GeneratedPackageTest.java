package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.check.GeneratedPackage;
import org.junit.jupiter.api.Test;

/** What only the generator knows: the name of the facade, and which packages have types already. */
class GeneratedPackageTest {

    private static final String TYPES = """
            group: vendor
            command-set: Types
            enums: { Tint: { values: { RED: 0 } } }
            bits: { Marks: { type: u8, bits: { "1:0": { name: tint, enum: Tint } } } }
            structs:
              Lamp: { fields: [ nameLength: u8, name: { type: text, count: nameLength } ] }
              Spot: { fields: [ marks: Marks ] }
              Unneeded: { fields: [ all: u8 ] }
            """;
    private static final String OWN = """
            group: vendor
            command-set: Lamps
            uses: [ types ]
            """;

    @Test
    void load_typeOfTheSameNameInAnotherPackage_isReported() {
        String text = OWN + "structs: { Tint: { fields: [ all: u8 ] } }\nenums: { Lamp: { values: { ON: 0 } } }\n"
                + "bits: { Marks: { type: u8, bits: { 0: first } } }\n";

        assertEquals(
                List.of(
                        "[type-in-two-packages] lamps.yaml:4:12 (structs.Tint): the package acme, whose types are used, has"
                                + " a type \"Tint\" too; write another name",
                        "[type-in-two-packages] lamps.yaml:5:10 (enums.Lamp): the package acme, whose types are used, has a"
                                + " type \"Lamp\" too; write another name",
                        "[type-in-two-packages] lamps.yaml:6:9 (bits.Marks): the package acme, whose types are used, has a"
                                + " type \"Marks\" too; write another name"),
                findings(text, "", Map.of("types.yaml", "acme")));
        assertEquals(List.of(), findings(text, "", Map.of()));
    }

    @Test
    void load_structOfVaryingLengthOfAnotherPackage_isReported() {
        String text = OWN + "commands: { Get It: { opcode: 0xC000, response:"
                + " [ n: u8, lamps: { array: Lamp, count: n }, m: u8, spots: { array: Spot, count: m } ] } }";

        assertEquals(
                List.of("[varying-struct-elsewhere] lamps.yaml:4:58 (commands.Get It.response.lamps): the length of"
                        + " \"Lamp\" varies, and it is in the package acme; such a struct can be used in its own package"
                        + " only"),
                findings(text, "Lamps", Map.of("types.yaml", "acme")));
        assertEquals(List.of(), findings(text, "Lamps", Map.of()));
    }

    @Test
    void load_typeOfTheSameNameInAUsedFile_isReportedIfBothAreGenerated() {
        String text = OWN + "structs: { Tint: { fields: [ all: u8 ] }, Unneeded: { fields: [ spot: Spot ] } }";

        assertEquals(
                List.of(
                        "[java-name-clash] lamps.yaml:4:12 (structs.Tint): two classes would be called \"Tint\", the other"
                                + " one is of types.yaml:3:10 (enums.Tint), which is generated too; write another name"),
                findings(text, "Lamps", Map.of()));
    }

    @Test
    void load_typesOfAUsedFile_areNeededWhereverTheyStand() {
        for (String needing : List.of(
                "bits: { B: { type: u8, bits: { 0: { name: a, enum: Tint } } } }",
                "structs: { S: { fields: [ t: Tint ] } }",
                "structs: { S: { fields: [ b: { type: u8, bits: { 0: { name: a, enum: Tint } } } ] } }",
                "structs: { S: { fields: [ a: u8, d: { type: 'bytes[1]', overlay: { valid-if: a = 0, struct: Spot } } ] } }",
                "commands: { Get It: { opcode: 0xC000, request: [ a: { array: Tint, count: 2 } ] } }",
                "commands: { Get It: { opcode: 0xC000, response: [ m: Marks ] } }")) {
            GeneratedPackage generated = new GeneratedPackage("Tint", Map.of());
            LoadResult loaded = load(OWN + needing, generated);

            assertEquals(
                    List.of(
                            "[java-name-clash] types.yaml:3:10 (enums.Tint): the class \"Tint\" would be called like the facade;"
                                    + " write another facade in @CxlCommands"),
                    loaded.findings().stream().map(Finding::toString).toList(),
                    needing);
            assertEquals(Set.of("types.yaml"), generated.copied(loaded.specs()).keySet());
        }
        assertEquals(
                Map.of(),
                new GeneratedPackage("", Map.of("types.yaml", "acme"))
                        .copied(load(
                                        OWN + "structs: { S: { fields: [ t: Tint ] } }",
                                        new GeneratedPackage("", Map.of()))
                                .specs()));
    }

    @Test
    void load_eachClassCalledLikeTheFacade_isReported() {
        for (String own : List.of(
                "enums: { Vendor: { values: { A: 0 } } }",
                "bits: { Vendor: { type: u8, bits: { 0: a } } }",
                "structs: { Vendor: { fields: [ a: u8 ] } }",
                "commands: { Vendor: { opcode: 0xC000 } }")) {
            assertEquals(1, findings(OWN + own, "Vendor", Map.of()).size(), own);
        }
        String command = "commands: { Get It: { opcode: 0xC000, request: [ a: u8 ], response: [ a: u8 ] } }";
        assertEquals(1, findings(OWN + command, "GetItRequest", Map.of()).size());
        assertEquals(1, findings(OWN + command, "GetItResponse", Map.of()).size());
    }

    @Test
    void load_classCalledLikeTheFacade_isReported() {
        String text = OWN
                + "structs: { Vendor: { fields: [ spot: Spot ] } }\ncommands: { Vendor Commands: { opcode: 0xC000 } }";

        assertEquals(
                List.of(
                        "[java-name-clash] lamps.yaml:4:12 (structs.Vendor): the class \"Vendor\" would be called like the"
                                + " facade; write another facade in @CxlCommands",
                        "[java-name-clash] lamps.yaml:5:13 (commands.Vendor Commands): the class \"VendorCommands\" would be"
                                + " called like the list of the commands of the facade; write another facade in @CxlCommands"),
                findings(text, "Vendor", Map.of()));
        assertEquals(
                List.of("[java-name-clash] types.yaml:7:3 (structs.Spot): the class \"Spot\" would be called like the"
                        + " facade; write another facade in @CxlCommands"),
                findings(text, "Spot", Map.of()));
        assertEquals(
                List.of(
                        "[java-name-clash] lamps.yaml:4:10 (enums.VendorAsync): the class \"VendorAsync\" would be called like"
                                + " the asynchronous facade; write another facade in @CxlCommands"),
                findings(OWN + "enums: { VendorAsync: { values: { A: 0 } } }", "Vendor", Map.of()));
        assertEquals(List.of(), findings(text, "Unneeded", Map.of()));
        assertEquals(List.of(), findings(text, "", Map.of()));
    }

    private static List<String> findings(String own, String facade, Map<String, String> homes) {
        return load(own, new GeneratedPackage(facade, homes)).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private static LoadResult load(String own, GeneratedPackage generated) {
        return SpecLoader.load(
                List.of("lamps.yaml"),
                name -> Optional.of((name.equals("types.yaml") ? TYPES : own).getBytes(StandardCharsets.UTF_8)),
                generated);
    }
}
