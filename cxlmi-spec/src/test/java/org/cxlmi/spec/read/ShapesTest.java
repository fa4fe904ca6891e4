package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layouts that no class can be generated for: each cause has its own text. */
class ShapesTest {

    private static final String HEAD = """
            group: vendor
            command-set: Lamps
            structs:
              Lamp: { fields: [ nameLength: u8, name: { type: text, count: nameLength } ] }
              Spot: { fields: [ x: { type: u64, unit: 256MiB }, y: u64, z: { type: u32, unit: 256MiB } ] }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A struct whose length varies.
                "lamp: Lamp | the length of \"Lamp\" varies, and such a struct cannot be a field; write its fields in place of this one",
                "a: { array: Lamp, count: 2 } | the length of \"Lamp\" varies, and an array of it needs a field that counts its elements, not a number",
                "a: { array: Lamp, bytes: n } | the length of \"Lamp\" varies, and an array of it needs a field that counts its elements, not bytes",
                "a: { array: Lamp, count: rest } | the length of \"Lamp\" varies, and an array of it needs a field that counts its elements, not the rest of the payload",
                "a: { array: Lamp, count: request.limit } | the length of \"Lamp\" varies, and an array of it needs a field that counts its elements, not one of the request",
                "a: { array: Lamp, count: n } |",
                "a: { array: Lamp, count: { field: n, at-most: request.limit } } |",
                // Arrays of which the bytes do not tell where they end.
                "a: { array: u8, valid-if: ready, count: { field: n, at-most: m } } | an array of a part of a total cannot have a condition, because its bytes do not tell where it ends",
                "a: { array: Lamp, valid-if: ready, count: n } | an array whose elements differ in length cannot have a condition, because its bytes do not tell where it ends",
                "a: { array: Spot, valid-if: ready, count: n } |",
                "a: { type: text, count: { field: n, at-most: m } } | text cannot be a part of a total; write type: bytes, which are the same bytes",
                "a: { type: bytes, count: { field: n, at-most: m } } |",
                "a: { type: text, count: n } |",
                // One field for two arrays.
                "a: { array: u8, count: n }, b: { array: u8, count: n } | \"n\" gives the size of \"a\" already, and a field can give that of one array only",
                "a: { type: bytes, bytes: n }, b: { array: u8, count: { field: n, minus: m } } | \"n\" gives the size of \"a\" already, and a field can give that of one array only",
                "a: { array: u8, count: n }, b: { array: u8, count: m } |",
                // Elements that fill the rest if there is no count.
                "a: { array: Lamp, count: { field: n, if-zero: rest } } | if-zero cannot tell elements from what else is there: the length of \"Lamp\" varies",
                "a: { array: u8, count: { field: n, if-zero: rest } }, b: { array: u8, count: m } | if-zero cannot tell elements from what else is there: \"b\" is an array too",
                "a: { array: u16, count: { field: n, if-zero: rest } }, b: { type: u32, since: '3.1' } | if-zero cannot tell elements from what else is there: the fields that a later revision appended take 4 bytes, and so do 2 elements",
                "a: { array: u16, count: { field: n, if-zero: rest } }, b: { type: u8, since: '3.0' }, c: { type: u8, since: '3.1' } | if-zero cannot tell elements from what else is there: the fields that a later revision appended take 2 bytes, and so do 1 elements",
                "a: { array: u32, count: { field: n, if-zero: rest } }, b: { type: u16, since: '3.1' } |",
                "a: { array: u32, count: { field: n, if-zero: rest } } |"
            })
    void load_fieldsOfAResponse(String fields, String expected) {
        assertEquals(expected == null ? List.of() : List.of(expected), texts("""
                commands:
                  Get Lamps:
                    opcode: 0xC000
                    request: [ limit: u8 ]
                    response: [ flags: { type: u8, bits: { 0: ready } }, n: u8, m: u8, FIELDS ]
                """.replace("FIELDS", fields)), fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: { array: Lamp, count: n } | the length of \"Lamp\" varies, and an array of it can be in a request or response only, not in a struct",
                "a: { array: u8, count: { field: n, if-zero: rest } } | if-zero cannot tell elements from what else is there: the array is in a struct, of which nothing says where it ends",
                "a: { array: u8, count: { field: n, none-if: request.limit = 0 } } | none-if goes with an array of a response, not with one of a struct within it",
                "a: { array: u8, count: { field: n, at-most: request.limit } }, m: u8 | the request says how long \"a\" before it is, and then its struct ends with it",
                "a: { array: u8, count: { field: n, at-most: request.limit } }, reserved: 1 | the request says how long \"a\" before it is, and then its struct ends with it",
                "m: u8, b: { array: u8, count: m }, a: { array: u8, count: { field: n, minus: request.limit } } | the request says how long this array is, and then its struct has no other one; \"b\" is one",
                "a: { array: u8, count: { field: n, at-most: request.limit } } |",
                "m: u8, a: { array: u8, count: { field: n, at-most: m } }, k: u8 |"
            })
    void load_fieldsOfElements(String fields, String expected) {
        assertEquals(expected == null ? List.of() : List.of(expected), texts("""
                  Room: { fields: [ n: u8, FIELDS ] }
                commands:
                  Get Rooms:
                    opcode: 0xC000
                    request: [ limit: u8 ]
                    response: [ roomCount: u8, rooms: { array: Room, count: roomCount } ]
                """.replace("FIELDS", fields)), fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "out | s.x | \"in-bytes\" cannot name \"s.x\": \"s\" is no array of structs",
                "out | spots | \"in-bytes\" cannot name \"spots\": it is no u64 with a unit of a number of bytes, such as 256MiB",
                "out | spots.y | \"in-bytes\" cannot name \"spots.y\": it is no u64 with a unit of a number of bytes, such as 256MiB",
                "out | spots.z | \"in-bytes\" cannot name \"spots.z\": it is no u64 with a unit of a number of bytes, such as 256MiB",
                "out | power | \"in-bytes\" cannot name \"power\": it is no u64 with a unit of a number of bytes, such as 256MiB",
                "out | spots.w | \"in-bytes\" cannot name \"spots.w\": \"Spot\" has no field \"w\"",
                "out | nothing | \"in-bytes\" cannot name \"nothing\": \"GetSpotsResponse\" has no field \"nothing\"",
                "out | nothing.x | \"in-bytes\" cannot name \"nothing.x\": the response has no array \"nothing\"",
                "out | last | \"in-bytes\" cannot name \"last\": an array stands before it",
                "out | more.x | \"in-bytes\" cannot name \"more.x\": another array stands before \"more\"",
                "in | size | \"in-bytes\" cannot name \"size\": a function with call: in does not hand a response out",
                "out | size |",
                "out | spots.x |"
            })
    void load_inBytes(String call, String path, String expected) {
        assertEquals(
                expected == null ? List.of() : List.of(expected),
                texts("""
                commands:
                  Get Spots:
                    opcode: 0xC000
                    c: { function: f, call: CALL, in-bytes: [PATH] }
                    response:
                      - size: { type: u64, unit: 256MiB }
                      - power: { type: u64, unit: 2^n-bytes }
                      - s: Spot
                      - n: u8
                      - m: u8
                      - spots: { array: Spot, count: n }
                      - more: { array: Spot, count: m }
                      - last: { type: u64, unit: 256MiB }
                """.replace("CALL", call).replace("PATH", path)),
                path);
    }

    @Test
    void load_inBytesWithoutResponse() {
        assertEquals(
                List.of("\"in-bytes\" cannot name \"size\": the command has no response"),
                texts("commands: { Set It: { opcode: 0xC000, c: { function: f, call: none, in-bytes: [size] } } }"));
    }

    @Test
    void load_elementsWhoseLengthVariesWithinEachOther_areReportedWhereTheyCannotBe() {
        assertEquals(
                List.of("the length of \"Lamp\" varies, and such a struct cannot be a field;"
                        + " write its fields in place of this one"),
                texts("""
                          Room: { fields: [ lamp: Lamp ] }
                          House: { fields: [ room: Room ] }
                        commands: { Get It: { opcode: 0xC000, response: [ house: House, end: u8 ] } }
                        """));
    }

    private static List<String> texts(String text) {
        return SpecLoader.load(List.of("a.yaml"), name -> Optional.of((HEAD + text).getBytes(StandardCharsets.UTF_8)))
                .findings()
                .stream()
                .map(ShapesTest::text)
                .toList();
    }

    /** Without id and place. */
    private static String text(Finding finding) {
        return finding.message() + (finding.hint().isEmpty() ? "" : "; " + finding.hint());
    }
}
