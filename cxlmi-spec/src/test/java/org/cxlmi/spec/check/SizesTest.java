package org.cxlmi.spec.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.junit.jupiter.api.Test;

class SizesTest {

    private final SpecFile file = Specs.read("""
            group: vendor
            command-set: Sample
            enums:
              Log: { type: u16, values: { FIRST: 0 } }
            structs:
              Fixed: { fields: [ log: Log, id: uuid, three: { array: u24, count: 3 }, reserved: 4, data: "bytes[5]" ] }
              Outer: { fields: [ pair: { array: Fixed, count: 2 }, one: Fixed ] }
              Counted: { fields: [ count: u8, items: { array: Fixed, count: count }, last: u32 ] }
              Open: { fields: [ count: u8, data: { type: bytes, count: rest } ] }
              Endless: { fields: [ again: Endless ] }
              Unknown: { fields: [ first: u8, what: Nothing ] }
            """);

    @Test
    void of_fixed_isTheSumOfTheFields() {
        assertEquals(new Sizes.Size(2 + 16 + 3 * 3 + 4 + 5, false, false, true), of("Fixed"));
        assertEquals(new Sizes.Size(3 * 36, false, false, true), of("Outer"));
    }

    @Test
    void of_variable_isTheSumWithEmptyArrays() {
        assertEquals(new Sizes.Size(1 + 4, true, false, true), of("Counted"));
        assertEquals(new Sizes.Size(1, true, true, true), of("Open"));
    }

    @Test
    void of_unknownOrEndless_saysSo() {
        assertFalse(of("Unknown").known());
        assertFalse(of("Endless").known());
    }

    private Sizes.Size of(String name) {
        return new Sizes(new SpecSet(List.of(file), List.of()))
                .of(file, file.structNamed(name).orElseThrow());
    }
}
