package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake is one finding: what only follows from it is passed over. The expected ids stand before the text. */
class FollowersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Types that could not be read, and what uses them.
                "conflicting-keys | bits: { B: { type: u17, bits: { 0: a, 20: b } } }"
                        + " / structs: { S: { size: 4, fields: [ b: B, n: u16, x: { type: u8, valid-if: b.c } ] } }",
                "bad-bit-position | bits: { B: { type: u8, bits: { x: a, 1: b } } }"
                        + " / structs: { S: { fields: [ b: B, x: { type: u8, valid-if: b.a } ] } }",
                "wrong-kind | bits: { B: u8 } / structs: { S: { size: 4, fields: [ b: B, x: { type: u8, valid-if: b.a } ] } }",
                "bad-number | enums: { E: { values: { A: zero, B: 1 } } }"
                        + " / structs: { S: { fields: [ e: E, x: { type: u8, valid-if: e = A }, v: { type: E, value: 7 } ] } }",
                "wrong-kind | enums: { E: [ A, B ] } / structs: { S: { size: 4, fields: [ e: E, x: { type: u8, valid-if: e = A },"
                        + " b: { type: u8, bits: { 0: { name: f, enum: E } } } ] } }",
                "enum-code-type | enums: { E: { type: u17, values: { A: 0 } } }"
                        + " / structs: { S: { size: 4, fields: [ e: E, x: { type: E, absent: 0 } ] } }",
                "wrong-kind | structs: { S: [ a: u8 ], T: { size: 9, fields: [ t: S, d: { type: 'bytes[4]',"
                        + " overlay: { valid-if: g, struct: S } }, b: { type: u8, bits: { 0: g } } ] } }",
                "bad-opcode | commands: { Get It: { opcode: 12 }, Get Part: { opcode: 0xC000, variant-of: Get It } }",
                "wrong-kind | commands: { Get It: 0xC000, Get Part: { opcode: 0xC000, variant-of: Get It } }",
                // Fields whose type is not known.
                "unknown-type | structs: { S: { fields: [ n: u17, a: { array: u8, count: n } ] } }",
                "unknown-type | structs: { S: { fields: [ a: { type: X, unit: bytes, min: 1, absent: 0, value: 1 } ] } }",
                "unknown-type | structs: { S: { fields: [ a: { type: X, mask: 1 } ] } }",
                "unknown-type | structs: { S: { fields: [ a: { type: X, unit: 256MiB, overlay: { valid-if: g, struct: T } },"
                        + " f: { type: u8, bits: { 0: g } } ] }, T: { fields: [ a: u8 ] } }",
                "unknown-type | structs: { S: { fields: [ f: X, x: { type: u8, valid-if: f.a }, y: { type: u8, valid-if: f = A } ] } }",
                "unknown-type | structs: { S: { fields: [ k: X, d: { type: 'bytes[1]', overlay: { by: k, structs: { A: T } } } ] },"
                        + " T: { fields: [ a: u8 ] } }",
                "unknown-type | structs: { S: { size: 2, fields: [ a: X ] }, T: { size: 9, fields: [ s: S ] } }",
                "unknown-type | structs: { S: { fields: [ x: { type: u8, valid-if: parent.f.a } ] }, T: { fields: [ s: S, f: X ] } }",
                "unknown-type | commands: { Get It: { opcode: 0xC000, request: [ n: X ], response: [ a: { type: u8, valid-if:"
                        + " request.n = 1 }, c: u8, b: { array: u8, count: { field: c, at-most: request.n } } ], response-at-most:"
                        + " n, paging: { start: n } } }",
                "bad-length | commands: { Get It: { opcode: 0xC000, response: [ f: 'bytes[0]' ], paging: { more: f, total: f } } }",
                "bad-bit-position | commands: { Get It: { opcode: 0xC000, response: [ f: { type: u8, bits: { x: a } }, v: { type: u8,"
                        + " valid-if: a } ], paging: { more: a } } }",
                "unknown-type | commands: { Get It: { opcode: 0xC000, c: { function: f, call: out, in-bytes: [a, b.c] },"
                        + " response: [ a: X, b: { array: S, count: 2 } ] } } / structs: { S: { fields: [ c: { type: u64, unit: 256MiB } ] } }",
                // Sizes of what contains a struct.
                "wrong-size | structs: { S: { size: 3, fields: [ a: u16 ] }, T: { size: 3, fields: [ s: S ] },"
                        + " U: { fields: [ k: u8, d: { type: 'bytes[3]', overlay: { valid-if: k = 0, struct: S } } ] } }",
                "payload-too-large | structs: { S: { fields: [ a: 'bytes[0x100000]', b: u8 ] }, T: { fields: [ s: S ] },"
                        + " U: { fields: [ t: { array: T, count: 9 } ] } }",
                // What is a mistake of its own in spite of another one.
                "unknown-type,unknown-constant | enums: { E: { values: { A: 0 } } }"
                        + " / structs: { S: { fields: [ a: X, e: E, x: { type: u8, valid-if: e = B } ] } }",
                "unknown-type,unknown-count-field | structs: { S: { fields: [ a: X, b: { array: u8, count: n } ] } }",
                "unknown-type,unknown-valid-if | structs: { S: { fields: [ a: X, b: { type: u8, valid-if: n = 0 } ] } }",
                "unknown-type,unit-type | structs: { S: { fields: [ a: X, b: { type: uuid, unit: bytes } ] } }",
                "bad-number,unknown-constant | enums: { E: { values: { A: 0 } }, F: { values: { A: zero } } }"
                        + " / structs: { S: { fields: [ e: E, x: { type: u8, valid-if: e = B } ] } }"
            })
    void load_mistake_isReportedOnce(String ids, String text) {
        String spec = "group: vendor\ncommand-set: Sample\n" + text.replace(" / ", "\n");

        assertEquals(
                Arrays.asList(ids.split(",")),
                SpecLoader.load(List.of("a.yaml"), name -> Optional.of(spec.getBytes(StandardCharsets.UTF_8)))
                        .findings()
                        .stream()
                        .map(finding -> finding.id().toString())
                        .toList(),
                spec);
    }
}
