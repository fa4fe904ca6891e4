package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciResponse;
import org.junit.jupiter.api.Test;

/** Deadlines, gaps, and responses that come late. */
class MctpTimeoutTest extends ScriptedMctp {

    @Test
    void exchange_timeoutBeyondTheBinding_isRefused() {
        try (MctpTransport transport = open()) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> exchange(transport, Duration.ofSeconds(2).plusNanos(1), 0xC000));
            assertTrue(kernel.sent.isEmpty());
            assertEquals(0, exchange(transport, Duration.ofSeconds(2), 0xC000).returnCode());
        }
    }

    @Test
    void exchange_deadlineExpired_sendsNothing() {
        try (MctpTransport transport = open()) {
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, Duration.ZERO, 0xC000));
        }
        assertTrue(kernel.sent.isEmpty());
    }

    @Test
    void exchange_noReply_timesOutAtTheDeadline() {
        kernel.component = message -> List.of();
        try (MctpTransport transport = open()) {
            CxlTimeoutException e = assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));

            assertEquals(TIMEOUT, e.waited());
            assertEquals(0, e.getSuppressed().length);
        }
    }

    @Test
    void exchange_lateReply_isNeverTakenForAnother() {
        kernel.component = message -> List.of(
                Reply.to(message, new CciResponse(0, 0, new byte[] {99})).after(700));
        try (MctpTransport transport = open()) {
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));
            kernel.advance(300);

            for (int i = 0; i < 300; i++) {
                assertWorks(transport);
            }
        }
    }

    @Test
    void exchange_lateReplyDuringTheNextCommand_isNotTaken() {
        kernel.component = message -> List.of(
                Reply.to(message, new CciResponse(0, 0, new byte[] {99})).after(700));
        try (MctpTransport transport = open()) {
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));
            kernel.component = message -> List.of(
                    Reply.to(message, new CciResponse(0, 0, new byte[] {5})).after(400));

            assertArrayEquals(new byte[] {5}, exchange(transport, 0xC000).payload());
        }
    }

    @Test
    void exchange_tagOfATimedOutCommand_waitsForItsReply() {
        try (MctpTransport transport = open()) {
            kernel.component = message -> List.of();
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));
            assertEquals(0, kernel.sent.get(0).bytes()[1]);

            for (int i = 0; i < 600; i++) {
                assertWorks(transport);
            }
            assertTrue(kernel.sent.stream().skip(1).noneMatch(sent -> sent.bytes()[1] == 0));

            kernel.advance(10_000);
            for (int i = 0; i < 256; i++) {
                assertWorks(transport);
            }
            assertTrue(kernel.sent.stream().skip(1).anyMatch(sent -> sent.bytes()[1] == 0));
        }
    }

    @Test
    void exchange_tagWhoseReplyCameLate_isFreeAgain() {
        try (MctpTransport transport = open()) {
            kernel.component = message -> List.of(Reply.to(message).after(600));
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));
            kernel.advance(200);

            for (int i = 0; i < 256; i++) {
                assertWorks(transport);
            }
            assertEquals(0, kernel.sent.get(256).bytes()[1]);
        }
    }

    @Test
    void exchange_allTagsWaitForReplies_saysSoUntilTheyAreFree() {
        kernel.component = message -> List.of();
        Duration brief = Duration.ofMillis(1);
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 256; i++) {
                assertThrows(CxlTimeoutException.class, () -> exchange(transport, brief, 0xC000));
            }

            TransportException e = assertThrows(TransportException.class, () -> exchange(transport, 0xC000));
            assertTrue(e.getMessage().contains("tags"), e.getMessage());
            assertEquals(256, kernel.sent.size());

            kernel.advance(10_000);
            assertWorks(transport);
        }
    }

    @Test
    void exchange_gap_isKept() {
        try (MctpTransport transport = open(Duration.ofMillis(40))) {
            exchange(transport, 0xC000);
            kernel.advance(15);
            exchange(transport, 0xC000);
            kernel.advance(50);
            exchange(transport, 0xC000);
        }
        long first = kernel.sent.get(0).nanos();
        assertEquals(77, first);
        assertEquals(40_000_000, kernel.sent.get(1).nanos() - first);
        assertEquals(50_000_000, kernel.sent.get(2).nanos() - kernel.sent.get(1).nanos());
    }

    @Test
    void exchange_gapLongerThanTheTimeout_sendsNothing() {
        try (MctpTransport transport = open(Duration.ofSeconds(1))) {
            exchange(transport, 0xC000);
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));
            assertEquals(1, kernel.sent.size());
        }
    }

    @Test
    void exchange_gapLongerThanTheTimeout_waitsNoLongerThanThat() { // F2
        try (MctpTransport transport = open(Duration.ofSeconds(1))) {
            exchange(transport, 0xC000);
            long before = kernel.nanoTime();

            CxlTimeoutException e =
                    assertThrows(CxlTimeoutException.class, () -> exchange(transport, Duration.ofMillis(50), 0xC000));

            assertEquals(Duration.ofMillis(50), Duration.ofNanos(kernel.nanoTime() - before));
            assertTrue(e.getMessage().contains("not sent within 50 ms"), e.getMessage());
            assertTrue(e.getMessage().contains("by 1000 ms"), e.getMessage());
        }
    }

    @Test
    void exchange_noResponse_advisesALongerTimeoutOnlyIfThereIsOne() {
        kernel.component = message -> List.of();
        try (MctpTransport transport = open()) {
            CxlTimeoutException early =
                    assertThrows(CxlTimeoutException.class, () -> exchange(transport, Duration.ofMillis(50), 0xC000));
            CxlTimeoutException late = assertThrows(
                    CxlTimeoutException.class, () -> exchange(transport, transport.maximumTimeout(), 0xC000));

            assertTrue(early.getMessage().contains("A longer timeout may help, up to the 2000 ms"), early.getMessage());
            assertFalse(late.getMessage().contains("may help"), late.getMessage());
            assertTrue(late.getMessage().contains("no longer timeout"), late.getMessage());
        }
    }
}
