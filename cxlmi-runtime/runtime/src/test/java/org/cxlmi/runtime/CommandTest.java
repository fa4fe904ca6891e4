package org.cxlmi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.cxlmi.runtime.transport.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @Test
    void define_isWhatItSays() {
        assertEquals("Echo", Echo.ECHO.name());
        assertEquals(0xC000, Echo.ECHO.opcode());
        assertSame(MessageType.CCI, Echo.ECHO.messageType());
        assertEquals(Set.of(CommandEffect.IMMEDIATE_LOG_CHANGE), Echo.ECHO.effects());
        assertTrue(Echo.ECHO.isProvisional());
        assertFalse(Echo.ECHO.mayRunInBackground());
        assertSame(CommandImpact.UNKNOWN, Echo.ECHO.impact());
        assertFalse(Echo.ECHO.isRepeatable());
        assertTrue(Echo.RUN.mayRunInBackground());
        assertSame(Echo.class, Echo.ECHO.requestType());
        assertEquals("Echo (C000h)", Echo.ECHO.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void define_opcodeBeyond16Bits_isRefused(int opcode) {
        assertThrows(IllegalArgumentException.class, () -> Command.define("X", opcode, MessageType.CCI));
    }

    @ParameterizedTest
    @CsvSource({"0x0001, CCI", "0x50FF, CCI", "0x5100, FM_API", "0x5FFF, FM_API", "0x6000, CCI", "0xC000, CCI"})
    void messageType_ofOpcode_followsTheCommandSets(String opcode, MessageType expected) {
        assertSame(expected, MessageType.of(Integer.decode(opcode)));
    }
}
