package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.wire.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that depend on the value of an enumeration, and fields that are not shown. */
class GeneratedConditionsTest {

    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource({"00,false,false", "01,true,true", "02,false,true", "03,false,false"})
    void fieldsValidForSomeConstants_areAbsentForTheOthers(String state, boolean progress, boolean fault)
            throws IOException {
        Object response = Golden.load("conditions", work).wrap("GetStateResponse", hex(state, "40 3412 02 05 00 06"));
        assertEquals(progress ? OptionalInt.of(0x40) : OptionalInt.empty(), call(response, "progress"));
        assertEquals(fault ? OptionalInt.of(0x1234) : OptionalInt.empty(), call(response, "fault"));
        assertEquals(0x1234, call(response, "faultRaw"));
    }

    @Test
    void fieldsValidForAPartOfBits_askThatPart() throws IOException {
        Golden golden = Golden.load("conditions", work);
        Object valid = golden.wrap("GetStateResponse", hex("00 00 0000 02 05 00 06"));
        assertEquals(OptionalInt.of(5), call(valid, "cause"));
        assertEquals(OptionalInt.of(6), call(valid, "level"));
        Object invalid = golden.wrap("GetStateResponse", hex("00 00 0000 01 05 01 06"));
        assertEquals(OptionalInt.empty(), call(invalid, "cause"));
        assertEquals(OptionalInt.empty(), call(invalid, "level"));
    }

    @Test
    void constantsByName_areWritten() throws IOException {
        Golden golden = Golden.load("conditions", work);
        assertEquals(
                "00112233445566778899aabbccddeeff" + "01" + "00" + "01020304" + "61620000",
                golden.built("SetStateRequest", "passphrase", hex("01020304"), "hint", "ab"));
    }

    @Test
    void secrets_areNotPrinted() throws IOException {
        Struct request = (Struct)
                Golden.load("conditions", work).build("SetStateRequest", "passphrase", hex("01020304"), "hint", "ab");
        String text = request.toString();
        assertTrue(text.contains("passphrase=***, hint=***"), text);
        assertTrue(request.layout().hasSecret());
    }

    @Test
    void overlaidBytes_areTheStructThatTheFieldBeforeSays() throws IOException {
        Golden golden = Golden.load("overlay", work);
        Object numbers = golden.wrap("Entry", hex("0100 07000000 08000000"));
        Object first = ((Optional<?>) call(numbers, "numbers")).orElseThrow();
        assertEquals(7L, call(first, "first"));
        assertEquals(Optional.of(first), call(numbers, "typedData"));
        assertEquals(Optional.empty(), call(numbers, "named"));
        assertTrue(numbers.toString().contains("data=Numbers{first=7, second=8}"), numbers::toString);

        Object named = golden.wrap("Entry", hex("0300 61620000 00000000"));
        assertEquals("ab", call(((Optional<?>) call(named, "named")).orElseThrow(), "name"));

        Object unknown = golden.wrap("Entry", hex("0900 61620000 00000000"));
        assertEquals(Optional.empty(), call(unknown, "typedData"));
        assertTrue(unknown.toString().contains("data=6162000000000000"), unknown::toString);
        assertFalse(((Struct) unknown).layout().hasSecret());
    }

    @Test
    void overlaidBytes_whenSet_setTheFieldBefore() throws IOException {
        Golden golden = Golden.load("overlay", work);
        Object numbers = golden.build("Numbers", "first", 7L, "second", 8L);
        Struct entry = (Struct) golden.build("Entry", "numbers", numbers);
        assertArrayEquals(hex("0100 07000000 08000000"), entry.bytes());
    }
}
