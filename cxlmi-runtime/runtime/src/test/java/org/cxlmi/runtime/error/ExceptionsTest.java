package org.cxlmi.runtime.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

    @Test
    void commandFailed_tellsWhoWhatAndWhatToDo() {
        CommandFailedException e = new CommandFailedException("mem0", "Transfer FW", 0x0201, 0x06, 0x00AB);

        assertEquals(
                "mem0: Transfer FW (0201h) failed: Busy (0006h), vendor extended status 00ABh. Another operation, often"
                        + " one in the background, has to end first; wait for it, then try again.",
                e.getMessage());
        assertSame(ReturnCode.BUSY, e.returnCode());
        assertEquals(0x06, e.rawReturnCode());
        assertEquals(0xAB, e.vendorExtendedStatus());
        assertEquals("mem0", e.target());
        assertEquals("Transfer FW", e.command());
        assertEquals(0x0201, e.opcode());
    }

    @Test
    void commandFailed_unknownCode_keepsIt() {
        CommandFailedException e = new CommandFailedException("mem0", "Vendor", 0xC001, 0x8001, 0);

        assertSame(ReturnCode.UNKNOWN, e.returnCode());
        assertEquals(0x8001, e.rawReturnCode());
    }

    @Test
    void transport_errno_hasNumberAndName() {
        TransportException e = new TransportException("mem0", "open /dev/cxl/mem0", 13, "EACCES", "Run as root.");

        assertEquals("mem0: open /dev/cxl/mem0 failed: EACCES (13). Run as root.", e.getMessage());
        assertEquals(OptionalInt.of(13), e.errno());
        assertEquals("EACCES", e.errnoName());
        assertEquals("open /dev/cxl/mem0", e.operation());
        assertEquals("Run as root.", e.advice());
        assertEquals("mem0", e.target());
    }

    @Test
    void transport_withoutErrno_hasNone() {
        TransportException e = new TransportException("mem0", "open", "No device.", null);

        assertEquals(OptionalInt.empty(), e.errno());
        assertEquals("", e.errnoName());
    }

    @Test
    void timeout_tellsHowLong() {
        CxlTimeoutException e = new CxlTimeoutException("mem0", "Identify", Duration.ofMillis(1500));

        assertEquals(
                "mem0: Identify: no response within 1500 ms. The component may still carry it out. Look whether"
                        + " it did, before you send the command again.",
                e.getMessage());
        assertEquals(Duration.ofMillis(1500), e.waited());
        assertEquals("Identify", e.command());
        assertEquals("mem0", e.target());
    }

    @Test
    void unsupported_tellsReasonAndRemedy() {
        UnsupportedCommandException e =
                new UnsupportedCommandException("mem0", "Sanitize", Reason.PAYLOAD_TOO_LARGE, "5 bytes are too many.");

        assertEquals(
                "mem0: Sanitize cannot be sent: 5 bytes are too many. Send or ask for less at a time.", e.getMessage());
        assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
        assertEquals("Sanitize", e.command());
        assertEquals("mem0", e.target());
    }
}
