package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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

    private static final String LATER = "0700" // early
            + "01" // stated: BUSY
            + "0500000000000000" // time
            + "02" // capacity
            + "0a000000" // data
            + "03" // inner: deepest, BUSY
            + "01000200" // lanes
            + "04000000" // whole
            + "08000000" // later
            + "14"; // flags: ready, level 2

    // W8
    @Test
    void fieldsThatALaterFlagDecides_areAbsentAsAWholeWithIt() throws IOException {
        Golden golden = Golden.load("conditions", work);
        Object set = golden.wrap("GetLaterResponse", hex(LATER, "80"));
        assertEquals(OptionalInt.of(7), call(set, "early"));
        assertEquals("Optional[BUSY]", call(set, "stated").toString());
        assertEquals(
                "Optional[1970-01-01T00:00:00.000000005Z]", call(set, "time").toString());
        assertEquals(OptionalInt.empty(), call(set, "capacity"));
        assertEquals(OptionalLong.empty(), call(set, "capacityBytes"));
        assertTrue(((Optional<?>) call(set, "data")).isPresent());
        assertEquals(Optional.empty(), call(set, "plain"));
        assertEquals(Optional.empty(), call(set, "typedData"));
        assertEquals(Optional.of(true), call(set, "deepest"));
        assertEquals(Optional.empty(), call(set, "lanes"));
        assertEquals(Optional.empty(), call(set, "whole"));

        Object clear = golden.wrap("GetLaterResponse", hex(LATER, "00"));
        // Whether the operand has the value or "not" does not matter: it is not valid itself.
        assertEquals(OptionalInt.empty(), call(clear, "early"));
        assertEquals(Optional.empty(), call(clear, "stated"));
        assertEquals(1, call(clear, "statedCode"));
        assertEquals(Optional.empty(), call(clear, "time"));
        assertEquals(5L, call(clear, "timeNanos"));
        assertEquals(OptionalInt.empty(), call(clear, "capacity"));
        assertEquals(2, call(clear, "capacityRaw"));
        assertEquals(Optional.empty(), call(clear, "data"));
        assertEquals(Optional.empty(), call(clear, "deepest"));
        assertTrue(((Optional<?>) call(clear, "lanes")).isPresent());
        assertTrue(((Optional<?>) call(clear, "whole")).isPresent());
        assertTrue(
                clear.toString().contains("early=absent, stated=absent, time=absent, capacity=absent, data=absent,"));
    }

    @Test
    void overlayByConditions_isTheStructOnlyIfTheyHold() throws IOException {
        Golden golden = Golden.load("conditions", work);
        byte[] idle = hex(LATER, "80");
        idle[2] = 0;
        idle[16] = 1;
        Object bytesOnly = golden.wrap("GetLaterResponse", idle);
        assertTrue(((Optional<?>) call(bytesOnly, "data")).isPresent());
        assertEquals(Optional.empty(), call(bytesOnly, "plain"));
        assertEquals(4, ((ByteBuffer) call(bytesOnly, "dataBuffer")).remaining());
    }

    @Test
    void operandThatAShorterPayloadDoesNotHave_doesNotHold() throws IOException {
        Golden golden = Golden.load("conditions", work);
        Object both = golden.wrap("GetLaterResponse", hex(LATER, "80", "01", "06"));
        assertEquals(OptionalInt.of(1), call(both, "added"));
        assertEquals(OptionalInt.of(6), call(both, "afterAdded"));
        Object invalid = golden.wrap("GetLaterResponse", hex(LATER, "00", "01", "06"));
        assertEquals(OptionalInt.empty(), call(invalid, "afterAdded"));
        assertEquals(OptionalInt.empty(), call(golden.wrap("GetLaterResponse", hex(LATER, "80")), "added"));
    }

    private static final String TEST = "00112233445566778899aabbccddeeff";
    private static final String NONE = "00000000000000000000000000000000";

    @Test
    void fieldsOfAStructWithin_askItsParentAndThePayload() throws IOException {
        Golden golden = Golden.load("conditions", work);
        String address = "01 02 0300";
        String holder = TEST + address + "04000000";
        String other = NONE + address + "04000000";
        Object response = golden.wrap("GetHoldersResponse", hex("01", "01", "0002", holder, NONE, address, other));
        Object first = call(call(response, "holder"), "address");
        assertEquals(OptionalInt.of(1), call(first, "bus"));
        assertEquals(OptionalInt.of(2), call(first, "port"));
        Object direct = call(response, "direct");
        assertEquals(OptionalInt.empty(), call(direct, "bus"));
        assertEquals(1, call(direct, "busRaw"));
        Object element = ((List<?>) call(response, "holders")).get(0);
        assertEquals(OptionalInt.empty(), call(call(element, "address"), "bus"));
        assertEquals(OptionalInt.of(2), call(call(element, "address"), "port"));
        assertEquals(OptionalLong.of(4), call(element, "addressCode"));
        assertTrue(element.toString().contains("address=Address{bus=absent, port=2, path=3}"), element::toString);

        Object broken = golden.wrap("GetHoldersResponse", hex("00", "02", "0002", holder, NONE, address));
        assertEquals(OptionalInt.empty(), call(call(call(broken, "holder"), "address"), "port"));
        assertEquals(OptionalLong.empty(), call(call(broken, "holder"), "addressCode"));
        // By itself it has no parent that says otherwise.
        assertEquals(OptionalInt.of(2), call(golden.wrap("Address", hex(address)), "port"));
        assertEquals(OptionalInt.of(1), call(golden.wrap("Address", hex(address)), "bus"));
    }

    @Test
    void bitsThatOtherBitsDecide_areAbsentWithoutThem() throws IOException {
        Golden golden = Golden.load("conditions", work);
        Object valid = call(golden.type("ResetEffects"), "of", 0x0600);
        assertEquals(Optional.of(true), call(valid, "conventionalReset"));
        assertEquals(Optional.of(false), call(valid, "cxlReset"));
        Object invalid = call(golden.type("ResetEffects"), "of", 0x0c00);
        assertEquals(Optional.empty(), call(invalid, "conventionalReset"));
        assertEquals("0x0c00", invalid.toString());
        // What depends on ready is not valid while ready is not.
        assertEquals(OptionalInt.of(2), call(call(golden.type("StateFlags"), "of", 0x15), "level"));
        assertEquals(OptionalInt.empty(), call(call(golden.type("StateFlags"), "of", 0x16), "level"));

        Object builder = call(golden.type("ResetEffects"), "builder");
        call(builder, "cxlReset", true);
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> call(builder, "build"));
        assertEquals(
                "ResetEffects.cxlReset is set, but is valid only if resetBitsValid is set; set that too, or leave cxlReset out",
                refused.getMessage());
        call(builder, "resetBitsValid", true);
        assertEquals(0x0a00, call(call(builder, "build"), "bits"));
    }

    @Test
    void builder_fieldWhoseConditionDoesNotHold_isRefused() throws IOException {
        Golden golden = Golden.load("conditions", work);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> golden.build("GetStateResponse", "progress", 5));
        assertEquals(
                "GetStateResponse.progress is set, but is valid only if state = BUSY; set that too, or leave progress out",
                refused.getMessage());
        assertEquals("0105000000000000", golden.built("GetStateResponse", "progress", 5, "stateCode", 1));
        assertEquals("0000000000000000", golden.built("GetStateResponse", "progress", 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("GetLaterResponse", "plain", golden.build("Plain", "number", 1)));
    }

    // V3
    @Test
    void builder_fieldWithAMinimumThatIsNotSet_isRefused() throws IOException {
        Golden golden = Golden.load("conditions", work);
        assertEquals(
                "SetLimitsRequest.size is not set: expected from 8 to 10",
                assertThrows(IllegalArgumentException.class, () -> golden.build("SetLimitsRequest", "percentage", 1))
                        .getMessage());
        assertEquals("01080000", golden.built("SetLimitsRequest", "percentage", 1, "size", 8));
        assertThrows(
                IllegalArgumentException.class,
                () -> golden.build("SetLimitsRequest", "percentage", 1, "size", 8, "limited", true));
        assertEquals(
                "0108010205",
                golden.built("SetLimitsRequest", "percentage", 1, "size", 8, "limited", true, "count", 2, "added", 5));
    }

    // V1
    @Test
    void builder_valueInBytesOutOfRange_isRefusedInBytes() throws IOException {
        Golden golden = Golden.load("conditions", work);
        assertEquals(
                "SetLimitsRequest.size: expected a power of two from 256 to 1024 bytes, found 8192 bytes",
                assertThrows(IllegalArgumentException.class, () -> golden.build("SetLimitsRequest", "sizeBytes", 8192L))
                        .getMessage());
    }
}
