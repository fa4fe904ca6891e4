package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the request says of its response: which fields are valid, and how long it is. */
class GeneratedRequestConditionsTest {

    @TempDir
    Path work;

    private Golden golden;

    @BeforeEach
    void load() throws IOException {
        golden = Golden.load("request-conditions", work);
    }

    private Object access(int access, int length) {
        return golden.build("AccessMemoryRequest", "accessCode", access, "length", length);
    }

    @Test
    void noneIf_doesNotHold_arrayIsAsCounted() {
        Object read = golden.wrap("AccessMemoryResponse", hex("0300", "010203"), access(0, 4));
        assertArrayEquals(hex("010203"), (byte[]) call(read, "data"));
    }

    @Test
    void noneIf_holds_thereAreNoElementsWhateverTheCount() {
        Object written = golden.wrap("AccessMemoryResponse", hex("0300"), access(1, 4));
        assertEquals(3, call(written, "returnSize"));
        assertEquals(0, ((byte[]) call(written, "data")).length);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0300 0102", // fewer than counted
        "0, 0300 01020304", // more than counted
        "0, 0500 0102030405", // more than asked for
        "1, 0300 010203" // some where there are none
    })
    void noneIf_countThatLies_isMalformed(int access, String payload) {
        MalformedResponseException e = assertThrows(
                MalformedResponseException.class,
                () -> golden.wrap("AccessMemoryResponse", hex(payload), access(access, 4)));
        assertEquals("data", e.field());
    }

    @Test
    void noneIf_built_mayCountWhatIsNotThere() {
        assertEquals("0300", golden.built("AccessMemoryResponse", "returnSize", 3));
        assertEquals("0200" + "0102", golden.built("AccessMemoryResponse", "data", hex("0102")));
    }

    private Object register(Object... set) {
        return golden.wrap(
                "ReadRegisterResponse",
                hex("01000000", "07", "02 03 04 05"), // returnData, extra, one pair
                golden.build("ReadRegisterRequest", set));
    }

    private static Object detail(Object response) {
        return call(call(((List<?>) call(response, "pairs")).get(0), "second"), "detail");
    }

    @Test
    void validIf_operandOfTheRequest_isLookedAtInTheRequest() {
        assertEquals(OptionalLong.of(1), call(register("accessCode", 0), "returnData"));
        Object written = register("accessCode", 1);
        assertEquals(OptionalLong.empty(), call(written, "returnData"));
        assertEquals(1L, call(written, "returnDataRaw"));
        // A constant that is not known is neither.
        assertEquals(OptionalLong.empty(), call(register("accessCode", 9), "returnData"));
    }

    @Test
    void validIf_operandAbsentInTheRequest_doesNotHold() {
        Object verbose = golden.build("Options", "verbose", true, "level", 1);
        Object loud = golden.build("Options", "verbose", true, "level", 3);
        Object quiet = golden.build("Options");
        assertEquals(OptionalInt.of(7), call(register("mode", 5, "options", verbose), "extra"));
        assertEquals(OptionalInt.empty(), call(register("mode", 5, "options", loud), "extra"));
        assertEquals(OptionalInt.empty(), call(register("mode", 6, "options", verbose), "extra"));
        // Neither the mode nor the level is there; "not" makes no difference.
        assertEquals(OptionalInt.empty(), call(register("options", verbose), "extra"));
        assertEquals(OptionalInt.empty(), call(register("mode", 5, "options", quiet), "extra"));
    }

    @Test
    void validIf_withinOtherStructs_reachesTheRequestToo() {
        Object verbose = golden.build("Options", "verbose", true);
        assertEquals(OptionalInt.of(5), detail(register("options", verbose)));
        assertEquals(OptionalInt.empty(), detail(register()));
    }

    @Test
    void validIf_requestNotKnown_readsAsValid() {
        Object alone = golden.wrap("ReadRegisterResponse", hex("01000000", "07", "02 03 04 05"));
        assertEquals(OptionalLong.of(1), call(alone, "returnData"));
        assertEquals(OptionalInt.of(7), call(alone, "extra"));
        assertEquals(OptionalInt.of(5), detail(alone));
        assertEquals("0100000007", golden.built("ReadRegisterResponse", "returnData", 1L, "extra", 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 100})
    void responseAtMost_thatOrLess_isRead(int length) {
        Object request = golden.build("ReadLogRequest", "length", (long) length);
        assertEquals(1, ((int[]) call(golden.wrap("ReadLogResponse", hex("01 0200"), request), "entries")).length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void responseAtMost_more_isMalformed(int length) {
        Object request = golden.build("ReadLogRequest", "length", (long) length);
        MalformedResponseException e = assertThrows(
                MalformedResponseException.class, () -> golden.wrap("ReadLogResponse", hex("01 0200"), request));
        assertEquals("payload", e.field());
        assertEquals("at most " + length + " bytes, as request.length asked for", e.expected());
        assertEquals("3 bytes", e.found());
    }
}
