package org.cxlmi.spec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;
import org.junit.jupiter.api.Test;

class AccessorsTest {

    private static final String SPEC = """
            group: vendor
            command-set: Sample
            enums:
              Log: { values: { FIRST: 0 } }
              Kind: { type: uuid, values: { FIRST: 00112233-4455-6677-8899-aabbccddeeff } }
            structs:
              IdleData: { fields: [ { rest: u16 } ] }
            commands:
              Get It:
                opcode: 0xC000
                response:
                  - plain: u16
                  - log: Log
                  - kind: Kind
                  - when: { type: u64, unit: ns-since-epoch }
                  - capacity: { type: u64, unit: 256MiB }
                  - limit: { type: u8, unit: 2^n-bytes, absent: 0 }
                  - data: bytes[4]
                  - name: text[4]
                  - reserved: 2
                  - flags: { type: u8, bits: { 0: ready, "2:1": { name: mode, enum: Log } } }
                  - lost: { type: u16, valid-if: ready }
                  - form: { type: "bytes[2]", overlay: { by: log, structs: { FIRST: IdleData } } }
                  - part: { type: "bytes[2]", overlay: { valid-if: not ready, struct: IdleData } }
                  - blob: { type: bytes, bytes: plain }
                  - added: { type: u16, absent: 0, since: "3.1" }
            """;

    private final SpecFile file = Specs.read(SPEC);
    private final StructSpec response = file.commands().get(0).response().orElseThrow();

    @Test
    void of_eachKindOfField() {
        assertEquals(List.of("plain"), of("plain"));
        assertEquals(List.of("log", "logCode"), of("log"));
        assertEquals(List.of("kind", "kindId"), of("kind"));
        assertEquals(List.of("when", "whenNanos"), of("when"));
        assertEquals(List.of("capacity", "capacityBytes"), of("capacity"));
        assertEquals(List.of("limit", "limitBytes", "limitRaw"), of("limit"));
        assertEquals(List.of("data", "dataBuffer"), of("data"));
        assertEquals(List.of("name"), of("name"));
        assertEquals(List.of(), of("reserved"));
        assertEquals(List.of("flags"), of("flags"));
        assertEquals(List.of("lost", "lostRaw", "isValidLost"), of("lost"));
        assertEquals(List.of("form", "formBuffer", "typedForm", "idleData"), of("form"));
        assertEquals(List.of("part", "partBuffer", "typedPart", "isValidTypedPart", "idleData"), of("part"));
        assertEquals(List.of("blob", "blobBuffer"), of("blob"));
    }

    @Test
    void of_appendedField_hasNoRawValue() {
        assertEquals(List.of("added"), of("added"));
    }

    @Test
    void of_bits() {
        List<BitRange> ranges = ((InlineBitsType) field("flags").type()).ranges();

        assertEquals(List.of("ready"), Accessors.of(ranges.get(0)));
        assertEquals(List.of("mode", "modeCode"), Accessors.of(ranges.get(1)));
    }

    private List<String> of(String name) {
        return Accessors.of(new SpecSet(List.of(file), List.of()), file, response, field(name));
    }

    private FieldSpec field(String name) {
        return response.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
