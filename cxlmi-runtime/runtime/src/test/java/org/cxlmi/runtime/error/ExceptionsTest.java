package org.cxlmi.runtime.error;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

    private static final CommandContext IDENTIFY = new CommandContext("mem0", "Identify", 0x0001, 0);
    private static final CommandContext TUNNELLED = new CommandContext("sw > port 3", "Identify", 0x0001, 1);

    @Test
    void commandFailed_tellsWhoWhatAndWhatToDo() {
        CommandFailedException e =
                new CommandFailedException(new CommandContext("mem0", "Transfer FW", 0x0201, 1), 0x06, 0x00AB);

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
        assertEquals(1, e.layer());
    }

    @Test
    void commandFailed_unknownCode_keepsIt() {
        CommandFailedException e =
                new CommandFailedException(new CommandContext("mem0", "Vendor", 0xC001, 0), 0x8001, 0);

        assertSame(ReturnCode.UNRECOGNIZED, e.returnCode());
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
        CxlTimeoutException e = new CxlTimeoutException(IDENTIFY, Duration.ofMillis(1500));

        assertEquals(
                "mem0: Identify (0001h): no response within 1500 ms. The component may still carry it out. Check whether"
                        + " it did before you send the command again.",
                e.getMessage());
        assertEquals(Duration.ofMillis(1500), e.waited());
        assertEquals("Identify", e.command());
        assertEquals("mem0", e.target());
    }

    @Test
    void unsupported_tellsReasonAndRemedy() {
        UnsupportedCommandException e = new UnsupportedCommandException(
                new CommandContext("mem0", "Sanitize", 0x4400, 0), Reason.PAYLOAD_TOO_LARGE, "5 bytes are too many.");

        assertEquals(
                "mem0: Sanitize (4400h) cannot be sent: 5 bytes are too many. Send or ask for less at a time.",
                e.getMessage());
        assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
        assertEquals("Sanitize", e.command());
        assertEquals("mem0", e.target());
    }

    @Test
    void timeout_inBackground_saysNothingOfAMissingResponse() {
        assertEquals(
                "mem0: Identify (0001h): after 20 ms still running in the background. The component goes on; a longer"
                        + " timeout may help.",
                CxlTimeoutException.inBackground(IDENTIFY, Duration.ofMillis(20))
                        .getMessage());
        assertEquals(
                "mem0: Identify (0001h): after 20 ms still running in the background, 40 % done. The component goes on;"
                        + " a longer timeout may help.",
                CxlTimeoutException.inBackground(IDENTIFY, Duration.ofMillis(20), 40)
                        .getMessage());
    }

    @Test
    void withAdvice_keepsTheRest() {
        CxlTimeoutException notSent = CxlTimeoutException.notSent(TUNNELLED, Duration.ofMillis(2), "Use more.");
        TransportException busy = new TransportException("mem0", "ioctl", 16, "EBUSY", "Wait.");

        assertEquals(
                "sw > port 3: Identify (0001h): not sent within 2 ms. Use more. Or less.",
                notSent.withAdvice("Or less.").getMessage());
        assertTrue(notSent.withAdvice("Or less.").isRetryable());
        assertEquals(1, notSent.withAdvice("Or less.").layer());
        assertEquals(
                "mem0: ioctl failed: EBUSY (16). Wait. Or not.",
                busy.withAdvice("Or not.").getMessage());
        assertTrue(busy.withAdvice("Or not.").isRetryable());
    }

    @Test
    void in_withoutACommand_namesIt() {
        Exception cause = new IllegalStateException("why");
        Exception suppressed = new IllegalStateException("besides");
        TransportException e = new TransportException("socket", "send", "Look.", cause);
        e.addSuppressed(suppressed);

        TransportException named = e.in(TUNNELLED);

        assertEquals("sw > port 3: Identify (0001h): send failed. Look.", named.getMessage());
        assertContext(TUNNELLED, named);
        assertSame(cause, named.getCause());
        assertArrayEquals(new Throwable[] {suppressed}, named.getSuppressed());
        assertArrayEquals(e.getStackTrace(), named.getStackTrace());
        assertSame(named, named.in(IDENTIFY));
    }

    @Test
    void in_malformed_namesTheCommandOnce() {
        MalformedResponseException e = new MalformedResponseException("S", "f", "1", "2", new byte[3]);

        assertEquals("S.f: expected 1, found 2 (in 3 bytes)", e.getMessage());
        assertContext(CommandContext.NONE, e);
        assertEquals(
                "mem0: Identify (0001h): S.f: expected 1, found 2 (in 3 bytes)",
                e.in(IDENTIFY).getMessage());
        assertContext(IDENTIFY, e.in(IDENTIFY).in(TUNNELLED));
    }

    @Test
    void in_exceptionThatNamesItsCommand_staysAsItIs() {
        CxlException e = new StillRunningException(TUNNELLED);

        assertSame(e, e.in(IDENTIFY));
        assertContext(TUNNELLED, e);
    }

    @Test
    void opening_isNoCommand() {
        TransportException e = new TransportException("mem0", "open", "No device.", null);

        assertContext(CommandContext.of("mem0"), e);
        assertEquals("", e.command());
        assertEquals(0, e.opcode());
    }

    @Test
    void isRetryable_onlyWhereNothingWasDone() {
        Duration time = Duration.ofSeconds(1);
        assertRetryable(
                true,
                failed(ReturnCode.BUSY),
                failed(ReturnCode.RETRY_REQUIRED),
                new TransportException("mem0", "ioctl", 16, "EBUSY", "Wait."),
                TransportException.busy("mctp 1:8", "send", "Wait.").in(IDENTIFY),
                CxlTimeoutException.notSent(IDENTIFY, time, "Wait."));
        assertRetryable(
                false,
                failed(ReturnCode.INTERNAL_ERROR),
                failed(ReturnCode.FW_TRANSFER_IN_PROGRESS),
                failed(ReturnCode.ABORTED),
                failed(ReturnCode.UNRECOGNIZED),
                new TransportException("mem0", "ioctl", 4, "EINTR", "Again."),
                new TransportException("mem0", "open", "No device.", null),
                new CxlTimeoutException(IDENTIFY, time),
                CxlTimeoutException.inBackground(IDENTIFY, time),
                new OutcomeUnknownException(IDENTIFY, true, "why.", null),
                new OutcomeUnknownException(IDENTIFY, 0x4400),
                new StillRunningException(IDENTIFY),
                new MalformedResponseException("S", "f", "1", "2", new byte[3]),
                new UnsupportedCommandException(IDENTIFY, Reason.BLOCKED_BY_KERNEL, "Blocked."));
    }

    private static CommandFailedException failed(ReturnCode code) {
        return new CommandFailedException(IDENTIFY, code.code() & 0xFFFF, 0);
    }

    private static void assertRetryable(boolean expected, CxlException... failures) {
        for (CxlException e : failures) {
            assertEquals(expected, e.isRetryable(), e::toString);
        }
    }

    private static void assertContext(CommandContext expected, CxlException e) {
        assertEquals(expected, new CommandContext(e.target(), e.command(), e.opcode(), e.layer()));
    }
}
