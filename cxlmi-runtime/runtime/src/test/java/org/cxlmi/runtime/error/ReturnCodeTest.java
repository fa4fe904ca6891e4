package org.cxlmi.runtime.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnCodeTest {

    @ParameterizedTest
    @EnumSource(ReturnCode.class)
    void of_knownCode_isItsConstantWithTextForPeople(ReturnCode code) {
        assertSame(code, ReturnCode.of(code.code()));
        assertFalse(code.label().isBlank());
        assertFalse(code.advice().isBlank());
    }

    @Test
    void of_allOfTheSpecification_areKnown() {
        for (int code = 0; code <= 0x20; code++) {
            assertEquals(code, ReturnCode.of(code).code());
        }
        assertEquals(0x20, ReturnCode.REQUEST_ABORT_NOT_SUPPORTED.code());
        assertEquals(0x10, ReturnCode.INJECT_POISON_LIMIT_REACHED.code());
        assertEquals(0x06, ReturnCode.BUSY.code());
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0x21, 0x8000, 0xFFFF})
    void of_otherCode_isUnknown(int code) {
        assertSame(ReturnCode.UNRECOGNIZED, ReturnCode.of(code));
    }

    @Test
    void describe_anyCode_isText() {
        assertEquals("Busy (0006h)", ReturnCode.describe(6));
        assertEquals("unrecognized return code (8001h)", ReturnCode.describe(0x8001));
    }
}
