package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel refuses, and signals. */
class MctpFailureTest extends ScriptedMctp {

    @ParameterizedTest
    @CsvSource({
        "1, EPERM",
        "11, EAGAIN",
        "13, EACCES",
        "16, EBUSY",
        "19, ENODEV",
        "22, EINVAL",
        "90, EMSGSIZE",
        "97, EAFNOSUPPORT",
        "99, EADDRNOTAVAIL",
        "100, ENETDOWN",
        "101, ENETUNREACH",
        "105, ENOBUFS",
        "113, EHOSTUNREACH"
    })
    void exchange_sendRefused_isNamedAndTheNextCommandWorks(int errno, String name) {
        try (MctpTransport transport = open()) {
            kernel.sendResults.add(-errno);

            TransportException e = assertThrows(TransportException.class, () -> exchange(transport, 0xC000));

            assertEquals(name, e.errnoName());
            assertEquals(OptionalInt.of(errno), e.errno());
            assertEquals("sendto", e.operation());
            assertEquals("mctp 1:9", e.target());
            assertWorks(transport);
        }
    }

    @Test
    void exchange_sendRefusedForEver_neverRunsOutOfTags() {
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 300; i++) {
                kernel.sendResults.add(-101);
                assertEquals(
                        "ENETUNREACH",
                        assertThrows(TransportException.class, () -> exchange(transport, 0xC000))
                                .errnoName());
            }
            assertWorks(transport);
        }
    }

    @Test
    void exchange_sentInPart_isAnError() {
        try (MctpTransport transport = open()) {
            kernel.sendResults.add(5);

            TransportException e = assertThrows(TransportException.class, () -> exchange(transport, 0xC000));

            assertTrue(e.getMessage().contains("5 of 12 bytes"), e.getMessage());
            assertWorks(transport);
        }
    }

    @ParameterizedTest
    @CsvSource({"9, errno 9", "12, ENOMEM", "14, EFAULT"})
    void exchange_pollFails_isNamed(int errno, String name) {
        try (MctpTransport transport = open()) {
            kernel.pollResults.add(-errno);
            assertEquals(
                    name,
                    assertThrows(TransportException.class, () -> exchange(transport, 0xC000))
                            .errnoName());
            assertWorks(transport);
        }
    }

    @Test
    void exchange_socketHasAnError_isThatError() {
        kernel.component = message -> List.of();
        kernel.revents = 8; // POLLERR
        try (MctpTransport transport = open()) {
            kernel.receiveResults.add(-101);

            TransportException e = assertThrows(TransportException.class, () -> exchange(transport, 0xC000));

            assertEquals("ENETUNREACH", e.errnoName());
            assertEquals("recvfrom", e.operation());
            kernel.revents = 1;
            assertWorks(transport);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void exchange_socketHasAnUnknownError_isAnErrorAllTheSame(int revents) {
        kernel.component = message -> List.of();
        kernel.revents = revents;
        try (MctpTransport transport = open()) {
            TransportException e = assertThrows(TransportException.class, () -> exchange(transport, 0xC000));

            assertEquals("poll", e.operation());
            assertTrue(e.getMessage().contains(Integer.toHexString(revents) + "h"), e.getMessage());
        }
    }

    @Test
    void exchange_signals_doNotDisturb() {
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 50; i++) {
                kernel.sendResults.add(EINTR);
                kernel.pollResults.add(EINTR);
                kernel.receiveResults.add(EINTR);
            }
            assertWorks(transport);
        }
    }

    @Test
    void exchange_signalsWithoutEnd_endAtTheDeadline() {
        kernel.component = message -> List.of();
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 5000; i++) {
                kernel.pollResults.add(EINTR);
            }
            long start = kernel.nanoTime();

            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));

            assertEquals(TIMEOUT.toNanos(), kernel.nanoTime() - start);
        }
    }

    @Test
    void exchange_signalsWhileSending_endAtTheDeadline() {
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 5000; i++) {
                kernel.sendResults.add(EINTR);
            }
            assertEquals(
                    "EINTR",
                    assertThrows(TransportException.class, () -> exchange(transport, 0xC000))
                            .errnoName());
            assertEquals(4500, kernel.sendResults.size());
        }
    }

    @Test
    void exchange_errorWhileDraining_isLeftToWhoWaits() {
        kernel.component = message -> List.of();
        try (MctpTransport transport = open()) {
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));
            kernel.pollResults.add(1);
            kernel.receiveResults.add(-101);
            assertWorks(transport);
            assertEquals(List.of(), List.copyOf(kernel.receiveResults));
        }
    }
}
