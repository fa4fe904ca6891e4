package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of rules beside those of the bad samples; the expected ids stand before the text, in order of position. */
class RulesTest {

    private static final String HEAD = "group: vendor\ncommand-set: Sample\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Layouts that are right.
                "|a: u8, b: { type: u8, since: '3.0' }, c: { type: u8, since: '3.1' }",
                "|n: u8, e: { array: Log, count: n }, f: { type: Log, absent: 0 }",
                "|f: { type: Flags }, v: { type: u16, valid-if: f.ready }",
                "|n: u8, a: { array: u16, count: n }, m: u8, b: { array: u16, count: m }",
                "|all: { type: u64, unit: 256MiB, max: 0xFFFFFFFFFFFFFFFF }, one: { type: u8, unit: 2^n-bytes }",
                "|h: { array: u16, count: 4, unit: entries }",
                "|id: { type: uuid, value: 00112233-4455-6677-8899-AABBCCDDEEFF }, log: { type: Log, value: 1 }",
                "|d: { type: bytes, count: rest }",
                // Conditions that are right.
                "|v: { type: u16, valid-if: f.ready }, f: { type: Flags }",
                "|f: Flags, n: i16, v: { type: u16, valid-if: [not f.ready, f.level = 3, n = -1 or 0x7F] }",
                "|l: Log, k: Kind, v: { type: u16, valid-if: [not l = NONE or SOME, k = ONLY] }",
                "|b: { type: u8, bits: { 1: { name: x, valid-if: y }, 0: y } }, v: { type: u16, valid-if: x }",
                "|f: Flags, d: { type: 'bytes[4]', valid-if: f.ready, overlay: { valid-if: not f.level = 0, struct: Four } }",
                // Conditions that are not.
                "unknown-valid-if|v: { type: u16, valid-if: n = 0 }",
                "unknown-valid-if|f: Flags, v: { type: u16, valid-if: f = 0 }",
                "unknown-valid-if|f: Flags, v: { type: u16, valid-if: parent.f.ready }",
                "unknown-valid-if|f: Flags, v: { type: u16, valid-if: payload.f.ready }",
                "unknown-valid-if|n: u8, b: { type: u8, bits: { 1: { name: x, valid-if: n = 0 } } }",
                "unknown-valid-if|n: u8, d: { type: 'bytes[4]', overlay: { valid-if: m = 0, struct: Four } }",
                "empty-fields|v: { type: u16, valid-if: [] }",
                "wrong-kind|f: Flags, v: { type: u16, valid-if: { f: ready } }",
                "bad-valid-if|f: Flags, v: { type: u16, valid-if: '!f.ready' }",
                "bad-valid-if|n: u8, v: { type: u16, valid-if: n > 0 }",
                "bad-valid-if|n: u8, v: { type: u16, valid-if: 'n =' }",
                "bad-valid-if|l: Log, v: { type: u16, valid-if: l = NONE SOME }",
                "valid-if-not-flag|n: u8, v: { type: u16, valid-if: n }",
                "valid-if-not-flag|l: Log, v: { type: u16, valid-if: not l }",
                "not-an-enum|f: Flags, v: { type: u16, valid-if: f.ready = 1 }",
                "unknown-constant|l: Log, v: { type: u16, valid-if: l = SOME or 2 }",
                "valid-if-out-of-range|n: u8, v: { type: u16, valid-if: n = SOME }",
                "valid-if-out-of-range|n: u8, v: { type: u16, valid-if: n = -1 }",
                "valid-if-out-of-range|n: i8, v: { type: u16, valid-if: n = 128 }",
                "valid-if-out-of-range|f: Flags, v: { type: u16, valid-if: f.level = 4 }",
                "valid-if-out-of-range|n: u64, v: { type: u16, valid-if: n = 18446744073709551616 }",
                "|n: u64, v: { type: u16, valid-if: n = 0xFFFFFFFFFFFFFFFF }",
                "circular-valid-if|b: { type: u8, valid-if: x, bits: { 0: x } }",
                "circular-valid-if|b: { type: u8, bits: { 0: { name: x, valid-if: x } } }",
                "circular-valid-if,circular-valid-if|a: { type: u8, valid-if: b = 0 }, b: { type: u8, valid-if: a = 0 }",
                "circular-valid-if,circular-valid-if|b: { type: u8, bits: { 0: { name: x, valid-if: y }, 1: { name: y, valid-if: x } } }",
                "missing-key|d: { type: 'bytes[4]', overlay: { struct: Four } }",
                "conflicting-keys|l: Log, f: Flags, d: { type: 'bytes[4]', overlay: { valid-if: f.ready, structs: { SOME: Four }, by: l } }",
                "wrong-overlay|f: Flags, d: { type: 'bytes[5]', overlay: { valid-if: f.ready, struct: Four } }",
                "java-name-clash|f: Flags, v: { type: u16, valid-if: f.ready }, isValidV: u8",
                // Bits that may stand for nothing.
                "|b: { type: u16, bits: { '11:0': { name: x, absent: [0xFFF, 0] }, '13:12': { name: y, enum: Log, absent: 3 } } }",
                "|b: { type: u16, bits: { '11:4': { name: x, in-place: true, absent: 0xFF0 } } }",
                "absent-out-of-range|b: { type: u16, bits: { '11:0': { name: x, absent: 0x1000 } } }",
                "absent-out-of-range|b: { type: u16, bits: { '11:4': { name: x, absent: 0xFF0 } } }",
                "absent-out-of-range|b: { type: u16, bits: { '11:4': { name: x, in-place: true, absent: 0xFF } } }",
                "absent-out-of-range|b: { type: u16, bits: { 3: { name: x, absent: 1 } } }",
                "bad-number|b: { type: u16, bits: { '11:0': { name: x, absent: -1 } } }",
                // The request that there is none of.
                "unknown-valid-if|v: { type: u16, valid-if: request.ready }",
                "bad-valid-if|n: u8, d: { type: bytes, count: { field: n, none-if: n = 0 } }",
                "conflicting-keys|n: u8, d: { type: bytes, count: { field: n, if-zero: rest, none-if: request.n = 0 } }",
                // Names.
                "java-name-clash|d: 'bytes[4]', dBuffer: u8",
                "java-name-clash|l: Log, lCode: u8",
                "java-name-clash|t: { type: u64, unit: ns-since-epoch }, tNanos: u64",
                "java-name-clash|x: { type: u8, absent: 0 }, xRaw: u8",
                "java-name-clash|f: { type: u8, bits: { 0: f } }",
                "java-name-clash|k: Kind, kId: u8",
                "java-name-clash|bytes: u8",
                "duplicate-field|a: { type: u8, bits: { 0: x } }, a: u8",
                "reserved-word|a: { type: u8, bits: { 0: class } }",
                "bad-name|a: { type: u8, bits: { 0: reserved } }",
                "bad-name|record_count: u8, a: { array: u8, count: recordCount }",
                "bad-name,unknown-count-field|record_count: u8, a: { array: u8, count: n }",
                // Types.
                "unknown-type|a: bytes",
                "unknown-type|a: 'u8[4]'",
                "unknown-type|a: { type: u8, bits: { '1:0': { name: x, enum: Lok } } }",
                "enum-wider-than-bits|a: { type: u8, bits: { 0: { name: x, enum: Log } } }",
                "enum-wider-than-bits|a: { type: u8, bits: { '3:0': { name: x, enum: Kind } } }",
                "bad-element|a: { array: Flags, count: 2 }",
                "unit-type|a: { type: i16, unit: 64B }",
                "unit-type|a: { type: uuid, unit: bytes }",
                "unit-type|a: { type: u8, bits: { 0: { name: x, unit: percent } } }",
                "conflicting-keys|a: { type: u8, count: 4 }",
                "conflicting-keys|a: { type: i8, bits: { 0: x } }",
                "bad-length|reserved: 0",
                "bad-length|a: 'text[n]'",
                "bad-length|a: { array: u8, count: 0 }",
                // Values.
                "bad-range|a: { type: u8, min: 5, max: 4 }",
                "bad-range|a: { type: uuid, min: 5 }",
                "bad-number|a: { type: u8, min: -1 }",
                "bad-mask|a: { type: u16, mask: 0xFFFF }",
                "bad-mask|a: { type: u16, mask: 0 }",
                "bad-mask|a: { type: u16, mask: 0xFF0 }",
                "bad-mask|a: { type: i16, mask: 0xFF }",
                "bad-mask|a: { type: uuid, mask: 0xFF }",
                "bad-mask|a: { type: Log, mask: 0x0F }",
                "bad-mask|a: { type: u8, mask: 0x0F, bits: { 0: x } }",
                "bad-mask|a: { type: u64, mask: 0x0F, unit: ns-since-epoch }",
                "bad-mask|a: { type: u16, mask: 0xFFF, value: 1 }",
                "bad-mask|a: { type: u16, mask: 0xFFF, max: 0x1000 }",
                "bad-mask|a: { type: u16, mask: 0xFFF, min: 0x1000 }",
                "bad-mask|a: { type: u16, mask: 0xFFF, absent: 0xFFFF }",
                "bad-mask|n: { type: u16, mask: 0xFFF }, a: { array: u8, count: n }",
                "valid-if-out-of-range|n: { type: u16, mask: 0xFFF }, a: { type: u8, valid-if: n = 0xFFFF }",
                "absent-out-of-range|a: { type: u8, absent: [0, 256] }",
                "absent-out-of-range|a: { type: uuid, absent: 0 }",
                "constant-out-of-range|a: { type: 'bytes[4]', value: 0 }",
                "constant-out-of-range|a: { type: Log, value: 7 }",
                "constant-out-of-range|a: { type: Kind, value: 7 }",
                "bad-uuid|a: { type: uuid, value: 7 }",
                // Arrays.
                "count-field-not-integer|n: i8, a: { array: u8, count: n }",
                "unknown-request-field|a: { array: u8, count: request.n }",
                "unknown-request-field|n: u8, a: { array: u8, count: { field: n, minus: request.n } }",
                "unknown-count-field|n: u8, a: { array: u8, count: { field: n, minus: m } }",
                "missing-key|n: u8, a: { array: u8, count: { minus: n } }",
                "bad-length|a: 'bytes[0]', d: { type: u8, valid-if: flag }",
                // Revisions.
                "revision-order|a: { type: u8, since: '3.1', until: '3.0' }",
                "revision-order|a: { type: u8, until: '2.0' }",
                "revision-order|a: { type: u8, since: '3.1', bits: { 0: { name: x, since: '3.0' } } }"
            })
    void load_response(String ids, String fields) {
        String text = HEAD + """
                enums:
                  Log: { values: { NONE: 0, SOME: 1, ALL: 2 } }
                  Kind: { type: uuid, values: { ONLY: 00112233-4455-6677-8899-aabbccddeeff } }
                bits:
                  Flags: { type: u8, bits: { 0: ready, "2:1": level } }
                structs:
                  Four: { size: 4, fields: [ all: u32 ] }
                commands:
                  Get It:
                    opcode: 0xC000
                    response:
                """ + items(fields);

        assertEquals(ids == null ? List.of() : Arrays.asList(ids.split(",", -1)), ids(text), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|enums: { Log: { values: { A: 0 } } }",
                "java-name-clash|enums: { String: { values: { A: 0 } } }",
                "java-name-clash|enums: { Log: { values: { UNRECOGNIZED: 0 } } }",
                "java-name-clash|structs: { GetIt: { fields: [ a: u8 ] } } // commands: { Get It: { opcode: 0xC000 } }",
                "java-name-clash|commands: { Get It: { opcode: 0xC000 }, Get-It: { opcode: 0xC001 } }",
                "|commands: { Get It: { opcode: 0xC000 }, Get-It: { opcode: 0xC001, java: GetItAgain } }",
                "bad-name|commands: { Get It: { opcode: 0xC000, java: getIt } }",
                "|commands: { Send CXL.io Request: { opcode: 0xC000 } }",
                "bad-name|commands: { Send CXL. Request: { opcode: 0xC000 } }",
                "bad-name|enums: { log: { values: { A: 0 } } }",
                "bad-name|enums: { Log: { values: { First: 0 } } }",
                "reserved-word|commands: { Switch: { opcode: 0xC000 } }",
                "enum-code-type|enums: { Log: { type: i8, values: { A: 0 } } }",
                "bad-number|enums: { Log: { values: { A: one } } }",
                "recursion,recursion|structs: { A: { fields: [ b: B ] }, B: { fields: [ a: A ] } }",
                "unknown-request-field|structs: { A: { fields: [ n: u8, a: { array: u8, count: { field: n, at-most: request.n } } ] } }",
                "bad-paging|commands: { Get It: { opcode: 0xC000, response: [ all: { array: u16, count: rest } ], paging: {} } }",
                "|commands: { Get It: { opcode: 0xC000, request: [ from: u16 ], response: [ n: u16, all: { array: u16, count: n } ], paging: { start: from, total: n } } }",
                "|commands: { Get It: { opcode: 0xC000, request: [ from: u16 ], response: [ n: u16, a: { array: u16, count: n }, b: { array: u8, count: rest } ], paging: { start: from, elements: b, generation: n } } }",
                "bad-paging|commands: { Get It: { opcode: 0xC000, request: [ from: u16 ], response: [ n: u16, a: { array: u16, count: n }, b: { array: u8, count: rest } ], paging: { start: from } } }",
                "bad-paging|commands: { Get It: { opcode: 0xC000, request: [ from: u16 ], response: [ n: u16 ], paging: { start: from } } }",
                "bad-paging|commands: { Get It: { opcode: 0xC000, request: [ from: u16 ], response: [ n: { type: u16, absent: 0 }, all: { array: u16, count: rest } ], paging: { start: from, total: n } } }",
                "bad-paging|commands: { Get It: { opcode: 0xC000, request: [ from: u16 ], response: [ n: u16, all: { array: u16, count: n } ], paging: { start: from, elements: n } } }",
                "bad-paging|commands: { Get It: { opcode: 0xC000, request: [ from: u16 ], response: [ n: u16, all: { array: u16, count: n } ], paging: { total: n } } }",
                "|structs: { One: { fields: [ id: u16, size: { type: u32, unit: bytes } ] } } // commands: { Get It: { opcode: 0xC000, request: [ id: u16, at: { type: u32, unit: bytes } ], response: [ all: { type: bytes, count: rest } ], paging: { start: at, size: { command: Get Sizes, by: id, field: size } } }, Get Sizes: { opcode: 0xC001, impact: reads, response: [ largest: { type: u32, unit: bytes }, n: u16, ones: { array: One, count: n } ] } }",
                "|structs: { One: { fields: [ id: u16, size: { type: u32, unit: bytes } ] } } // commands: { Get It: { opcode: 0xC000, request: [ id: u16, at: { type: u32, unit: bytes } ], response: [ all: { type: bytes, count: rest } ], paging: { start: at, size: { command: Get Sizes, field: largest } } }, Get Sizes: { opcode: 0xC001, impact: reads, response: [ largest: { type: u32, unit: bytes }, n: u16, ones: { array: One, count: n } ] } }",
                "bad-paging|structs: { One: { fields: [ id: u16, size: { type: u32, unit: bytes } ] } } // commands: { Get It: { opcode: 0xC000, request: [ id: u16, at: { type: u32, unit: bytes } ], response: [ all: { type: bytes, count: rest } ], paging: { start: at, size: { command: Get Size, field: largest } } }, Get Sizes: { opcode: 0xC001, impact: reads, response: [ largest: { type: u32, unit: bytes }, n: u16, ones: { array: One, count: n } ] } }",
                "bad-paging|structs: { One: { fields: [ id: u16, size: { type: u32, unit: bytes } ] } } // commands: { Get It: { opcode: 0xC000, request: [ id: u16, at: { type: u32, unit: bytes } ], response: [ all: { type: bytes, count: rest } ], paging: { start: at, size: { command: Get Sizes, field: n } } }, Get Sizes: { opcode: 0xC001, impact: reads, response: [ largest: { type: u32, unit: bytes }, n: u16, ones: { array: One, count: n } ] } }",
                "bad-paging|structs: { One: { fields: [ id: u16, size: { type: u32, unit: bytes } ] } } // commands: { Get It: { opcode: 0xC000, request: [ id: u16, at: { type: u32, unit: bytes } ], response: [ all: { type: bytes, count: rest } ], paging: { start: at, size: { command: Get Sizes, by: at, field: size } } }, Get Sizes: { opcode: 0xC001, impact: reads, response: [ largest: { type: u32, unit: bytes }, n: u16, ones: { array: One, count: n } ] } }",
                "bad-paging|structs: { One: { fields: [ id: u16, size: { type: u32, unit: bytes } ] } } // commands: { Get It: { opcode: 0xC000, request: [ id: u16, at: { type: u32, unit: bytes } ], response: [ all: { type: bytes, count: rest } ], paging: { start: at, size: { command: Get Sizes, by: id, field: id } } }, Get Sizes: { opcode: 0xC001, impact: reads, response: [ largest: { type: u32, unit: bytes }, n: u16, ones: { array: One, count: n } ] } }",
                "bad-paging,bad-paging|structs: { One: { fields: [ id: u16, size: { type: u32, unit: bytes } ] } } // commands: { Get It: { opcode: 0xC000, request: [ id: u16, at: { type: u32, unit: bytes } ], response: [ all: { type: bytes, count: rest } ], paging: { start: at, size: { command: Get It, by: id, field: largest } } }, Get Sizes: { opcode: 0xC001, impact: reads, response: [ largest: { type: u32, unit: bytes }, n: u16, ones: { array: One, count: n } ] } }",
                "unknown-variant|commands: { Get It: { opcode: 0xC000, variant-of: Get It } }",
                "|commands: { Get It: { opcode: 0xC000 }, Get Part: { opcode: 0xC000, variant-of: Get It } }",
                "java-name-clash|bits: { Flags: { type: u8, bits: { 0: bits } } }",
                "missing-key|bits: { Flags: { bits: { 0: ready } } }",
                "unbounded-element|structs: { A: { fields: [ d: { type: bytes, count: rest } ] }, B: { fields: [ a: { array: A, count: 2 } ] } }",
                "varying-struct-field|structs: { A: { fields: [ d: { type: bytes, count: rest } ] }, B: { fields: [ a: A, b: u8 ] } }",
                "|structs: { A: { size: 2, fields: [ a: u8, b: { type: u8, since: '3.1' } ] }, B: { fields: [ a: { array: A, count: 2 } ] } }",
                "wrong-kind|commands: { Get It: { opcode: 0xC000, effects: immediate-log-change } }",
                "wrong-kind|uses: generic/events",
                "|structs: { A: { fields: [ x: { type: u8, valid-if: parent.n = 0 } ] }, B: { fields: [ a: A, n: u8 ] }, C: { fields: [ n: u8, a: { array: A, count: 2 } ] } }",
                "unknown-valid-if|structs: { A: { fields: [ x: { type: u8, valid-if: parent.n = 0 } ] }, B: { fields: [ a: A, m: u8 ] }, C: { fields: [ n: u8, a: A ] } }",
                "valid-if-not-flag|structs: { A: { fields: [ x: { type: u8, valid-if: parent.n } ] }, B: { fields: [ a: A, n: u8 ] } }",
                "|structs: { A: { fields: [ x: { type: u8, valid-if: payload.n = 0 } ] }, B: { fields: [ a: A ] } } // commands: { Get It: { opcode: 0xC000, response: [ b: B, n: u8 ] } }",
                "unknown-valid-if|structs: { A: { fields: [ x: { type: u8, valid-if: payload.n = 0 } ] }, B: { fields: [ a: A ] } } // commands: { Get It: { opcode: 0xC000, request: [ b: B ], response: [ b: B, n: u8 ] } }",
                "|commands: { Get It: { opcode: 0xC000, request: [ n: u8 ], response: [ x: { type: u8, valid-if: request.n = 0 } ] } }",
                "|structs: { A: { fields: [ x: { type: u8, valid-if: request.n = 0 } ] }, B: { fields: [ a: A ] } } // commands: { Get It: { opcode: 0xC000, request: [ n: u8, b: B ], response: [ b: B ] } }",
                "|commands: { Get It: { opcode: 0xC000, request: [ n: u8 ], response: [ c: u8, d: { type: bytes, count: { field: c, none-if: [ request.n = 0, not request.n = 1 ] } } ] } }",
                "unknown-valid-if|commands: { Get It: { opcode: 0xC000, request: [ n: u8 ], response: [ x: { type: u8, valid-if: request.m = 0 } ] } }",
                "unknown-valid-if|commands: { Get It: { opcode: 0xC000, request: [ n: u8, x: { type: u8, valid-if: request.n = 0 } ] } }",
                "unknown-valid-if|structs: { A: { fields: [ x: { type: u8, valid-if: request.n = 0 } ] } } // commands: { Get It: { opcode: 0xC000, request: [ n: u8, a: A ] } }",
                "valid-if-out-of-range|commands: { Get It: { opcode: 0xC000, request: [ n: u8 ], response: [ c: u8, d: { type: bytes, count: { field: c, none-if: request.n = 256 } } ] } }",
                "|commands: { Get It: { opcode: 0xC000, request: [ n: u8 ], response-at-most: n, response: [ a: u8 ] } }",
                "unknown-request-field|commands: { Get It: { opcode: 0xC000, request: [ n: u8 ], response-at-most: m, response: [ a: u8 ] } }",
                "unknown-request-field|commands: { Get It: { opcode: 0xC000, request: [ n: i8 ], response-at-most: n, response: [ a: u8 ] } }",
                "unknown-request-field|commands: { Get It: { opcode: 0xC000, request: [ n: u8 ], response-at-most: n } }"
            })
    void load_file(String ids, String text) {
        assertEquals(
                ids == null ? List.of() : Arrays.asList(ids.split(",", -1)),
                ids(HEAD + text.replace(" // ", "\n")),
                text);
    }

    @ParameterizedTest
    @CsvSource({"record_count, recordCount", "RecordCount, recordCount", "__, recordCount"})
    void load_fieldOfTheWrongForm_isShownTheRightOne(String wrong, String right) {
        String text = HEAD + "structs: { Log: { fields: [ { " + wrong + ": u8 } ] } }";

        Finding finding = findings(text).get(0);

        assertEquals("write lower camel case, for example " + right, finding.hint());
    }

    /** One list item for each field of a flow mapping. */
    private static String items(String fields) {
        StringBuilder items = new StringBuilder();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= fields.length(); i++) {
            char c = i < fields.length() ? fields.charAt(i) : ',';
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                items.append("      - ")
                        .append(fields.substring(start, i).strip())
                        .append('\n');
                start = i + 1;
            }
        }
        return items.toString();
    }

    private static List<String> ids(String text) {
        return findings(text).stream().map(Finding::id).map(Object::toString).toList();
    }

    private static List<Finding> findings(String text) {
        return SpecLoader.load(List.of("a.yaml"), name -> Optional.of(text.getBytes(StandardCharsets.UTF_8)))
                .findings();
    }
}
