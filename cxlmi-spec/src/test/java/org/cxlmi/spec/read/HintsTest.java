package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hints say what is possible and never another meaning; where nothing says the same there is none. */
class HintsTest {

    private static final String TYPES = "u8, u16, u24, u32, u64, i8, i16, i32, i64, uuid, bytes[N], text[N]";
    private static final String UNITS =
            "ns-since-epoch, 256MiB, 128B, 64B, 2^n-bytes, bytes, hex, blocks, records, errors,"
                    + " entries, percent, celsius, ns, us, ms, s, min, h, or no unit, and the unit in doc";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Types.
                "a: u48 | there is no type \"u48\"; write bytes[6], which are the same bytes, or one of TYPES",
                "a: f32 | there is no type \"f32\"; write bytes[4], which are the same bytes, or one of TYPES",
                "a: i24 | there is no type \"i24\"; write bytes[3], which are the same bytes, or one of TYPES",
                "a: u12 | there is no type \"u12\"; write one of Flags, TYPES",
                "a: bool | there is no type \"bool\"; write one of Flags, TYPES",
                "a: 'string[8]' | there is no type \"string[8]\"; write one of Flags, TYPES",
                "a: 'u8[4]' | there is no type \"u8[4]\"; write { array: u8, count: 4 }",
                "a: 'u8[]' | there is no type \"u8[]\"; write { array: u8, count: field }",
                "a: 'text[n]' | \"n\" is not a number; write { type: text, count: n } for a length that another field says, or a number",
                "a: 'text[]' | \"\" is not a number; write { type: text, count: field } for a length that another field says, or a number",
                "a: 'bytes[010]' | \"010\" begins with a zero, as octal numbers do; write 10, or 8 if it is octal",
                "rsvd: 2 | \"2\" is a number and not a type; write reserved: 2 for so many bytes that are always zero, or a type",
                "Reserved: 2 | \"2\" is a number and not a type; write reserved: 2 for so many bytes that are always zero, or a type",
                // Units.
                "a: { type: u8, unit: mV } | \"mV\" is not known here; write one of UNITS",
                "a: { type: u8, unit: '%' } | \"%\" is not known here; write one of UNITS",
                "a: { type: u8, unit: seconds } | \"seconds\" is not known here; write one of UNITS",
                "a: { type: u8, unit: Ms } | \"Ms\" is not known here; write one of UNITS",
                "a: { type: u64, unit: 128MiB } | \"128MiB\" is not known here; write one of UNITS",
                "a: { type: u32, unit: ns-since-epoch } | the unit ns-since-epoch needs a u64; remove the unit",
                "a: { type: i8, unit: 64B } | the unit 64B needs an unsigned integer; remove the unit",
                // Revisions.
                "a: { type: u8, since: '1.2' } | \"1.2\" is not known here; write one of 2.0, 3.0, 3.1, 3.2, 4.0",
                "a: { type: u8, since: '3.3' } | \"3.3\" is not known here; write one of 2.0, 3.0, 3.1, 3.2, 4.0",
                // Counts.
                "n: u8, a: { array: u8, count: { field: n, minus: 1 } } | \"1\" is no field; numbers and sums cannot say how long the array is, only a field less another one",
                "n: u8, a: { array: u8, count: { field: n, at-most: 4 } } | \"4\" is no field; numbers and sums cannot say how long the array is, only a field less another one",
                "n: u8, a: { array: u8, count: n - 1 } | \"n - 1\" is no field; numbers and sums cannot say how long the array is, only a field less another one",
                "n: u8, a: { array: u8, bytes: n+1 } | \"n+1\" is no field; numbers and sums cannot say how long the array is, only a field less another one",
                "f: { type: u8, bits: { '3:0': n } }, a: { array: u8, count: n } | \"n\" is a part of \"f\", and only an unsigned integer as a whole can say how long the array is",
                "f: Flags, a: { array: u8, count: f.level } | \"f.level\" is a part of \"f\", and only an unsigned integer as a whole can say how long the array is",
                "f: { type: u8, bits: { '3:0': n } }, a: { array: u8, count: f } | \"f\" is made of bits, and only an unsigned integer as a whole can say how long the array is",
                "k: u8, f: i8, a: { array: u8, count: f } | \"f\" is not an unsigned integer, and only an unsigned integer as a whole can say how long the array is; write one of k",
                "recordCount: u8, a: { array: u8, count: recordCuont } | there is no field \"recordCuont\" that could say how long the array is; write \"recordCount\"",
                "f: Flags, a: { array: u8, count: n } | there is no field \"n\" that could say how long the array is",
                "a: { array: u8, count: 08 } | \"08\" begins with a zero, as octal numbers do; write 8",
                // Numbers.
                "a: { type: u8, max: 010 } | \"010\" begins with a zero, as octal numbers do; write 10, or 8 if it is octal",
                "a: { type: u8, min: 007 } | \"007\" begins with a zero, as octal numbers do; write 7",
                "a: { type: i8, min: -019 } | \"-019\" begins with a zero, as octal numbers do; write -19",
                "a: { type: u8, max: 1Fh } | \"1Fh\" is not a whole number; write 0x1F",
                "a: { type: u8, max: 1_000 } | \"1_000\" is not a whole number; write it in decimal, or in hexadecimal as 0x1f",
                "a: { type: u8, max: 0, absent: [0, 0x00] } |",
                // Conditions.
                "n: u8, a: { type: u8, valid-if: n = SOME } | \"n\" is a number, and \"SOME\" is none; write a number from 0 to 255",
                "n: u8, a: { type: u8, valid-if: n = 010 } | \"n\" is a number, and \"010\" is none; write a number from 0 to 255",
                "n: uuid, a: { type: uuid, valid-if: ready } | the struct has no flag, enumeration or number \"ready\""
            })
    void load_response(String fields, String expected) {
        String text = """
                group: vendor
                command-set: Sample
                bits:
                  Flags: { type: u8, bits: { 0: first, "2:1": level } }
                commands:
                  Get It: { opcode: 0xC000, response: [ FIELDS ] }
                """.replace("FIELDS", fields);

        assertEquals(
                expected == null
                        ? List.of()
                        : List.of(expected.replace("TYPES", TYPES).replace("UNITS", UNITS)),
                SpecLoader.load(List.of("a.yaml"), name -> Optional.of(text.getBytes(StandardCharsets.UTF_8)))
                        .findings()
                        .stream()
                        .map(HintsTest::text)
                        .toList(),
                text);
    }

    /** Without id and place. */
    private static String text(Finding finding) {
        return finding.message() + (finding.hint().isEmpty() ? "" : "; " + finding.hint());
    }
}
