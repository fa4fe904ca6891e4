package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MctpTransportTest {

    private static final int EINTR = -4;
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int MAXIMUM_PAYLOAD = 1024;

    private final FakeMctp kernel = new FakeMctp();

    private MctpTransport open() {
        return open(Duration.ZERO);
    }

    private MctpTransport open(Duration gap) {
        return MctpTransport.open(
                kernel,
                MctpTransport.options(FakeMctp.NETWORK, FakeMctp.EID)
                        .withMinimumGap(gap)
                        .withMaximumPayload(MAXIMUM_PAYLOAD)
                        .withClock(kernel::nanoTime),
                new MctpAddress(FakeMctp.NETWORK, FakeMctp.EID),
                true,
                MctpAbi.ANY_EID);
    }

    private CciResponse exchange(MctpTransport transport, int opcode, byte... payload) {
        return exchange(transport, TIMEOUT, opcode, payload);
    }

    private CciResponse exchange(MctpTransport transport, Duration timeout, int opcode, byte... payload) {
        return transport.exchange(
                new CciRequest("Test", opcode, MessageType.of(opcode), payload),
                Deadline.after(timeout, kernel::nanoTime));
    }

    private void assertWorks(MctpTransport transport) {
        kernel.component = message -> List.of(Reply.to(message));
        byte[] payload = {1, 2, 3};
        assertArrayEquals(payload, exchange(transport, 0xC000, payload).payload());
    }

    @Test
    void open_takesASocketForEachMessageType() {
        try (MctpTransport transport = open()) {
            assertEquals("mctp 1:9", transport.name());
            assertEquals(Duration.ofSeconds(2), transport.defaultTimeout());
            assertEquals(2, kernel.openDescriptors());
        }
        assertEquals(0, kernel.openDescriptors());
    }

    @ParameterizedTest
    @CsvSource({"-1, 9", "1, 0", "1, 7", "1, 255", "1, -9"})
    void open_addressOutOfRange_isRefused(int network, int eid) {
        assertThrows(IllegalArgumentException.class, () -> new MctpAddress(network, eid));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void open_refused_leavesNothingOpen(int sockets) {
        if (sockets == 1) {
            kernel.socketResults.add(0);
        }
        kernel.socketResults.add(-24);

        TransportException e = assertThrows(TransportException.class, this::open);

        assertEquals("EMFILE", e.errnoName());
        assertEquals(sockets, kernel.opened);
        assertEquals(0, kernel.openDescriptors());
    }

    @Test
    void open_kernelWithoutMctp_saysSo() {
        kernel.socketResults.add(-97);

        TransportException e = assertThrows(TransportException.class, this::open);

        assertEquals("EAFNOSUPPORT", e.errnoName());
        assertTrue(e.getMessage().contains("CONFIG_MCTP"), e.getMessage());
    }

    @Test
    void exchange_sendsHeaderAndPayload() {
        kernel.component = message -> List.of(Reply.of(hex(
                "01" // category: response
                        + "00" // tag
                        + "00" // reserved
                        + "0202" // opcode
                        + "030000" // payload length
                        + "0000" // return code
                        + "cdab" // vendor extended status
                        + "0a0b0c")));
        try (MctpTransport transport = open()) {
            CciResponse response = exchange(transport, 0x0202, (byte) 0x11, (byte) 0x22);

            assertEquals(0, response.returnCode());
            assertEquals(0xABCD, response.vendorExtendedStatus());
            assertArrayEquals(hex("0a0b0c"), response.payload());
        }
        assertArrayEquals(
                hex("00000002020200000000" + "0000" + "1122"),
                kernel.sent.get(0).bytes());
        assertEquals(8, kernel.sent.get(0).type());
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void exchange_fabricCommand_goesAsType7ByItsOwnSocket() {
        try (MctpTransport transport = open()) {
            exchange(transport, 0xC000);
            exchange(transport, 0x5100);
        }
        assertEquals(8, kernel.sent.get(0).type());
        assertEquals(7, kernel.sent.get(1).type());
        assertFalse(kernel.sent.get(0).fd() == kernel.sent.get(1).fd());
    }

    @Test
    void exchange_fmApiOff_sendsNothingUntilItIsOn() {
        try (MctpTransport transport = open()) {
            transport.setFmApi(false);
            transport.setFmApi(false);
            assertFalse(transport.hasFmApi());
            assertEquals(1, kernel.openDescriptors());

            UnsupportedCommandException e =
                    assertThrows(UnsupportedCommandException.class, () -> exchange(transport, 0x5300));
            assertSame(Reason.FM_API_DISABLED, e.reason());
            assertTrue(kernel.sent.isEmpty());
            assertWorks(transport);

            transport.setFmApi(true);
            transport.setFmApi(true);
            assertTrue(transport.hasFmApi());
            assertEquals(0, exchange(transport, 0x5100).returnCode());
        }
        assertEquals(0, kernel.openDescriptors());
    }

    @Test
    void exchange_backgroundStarted_isAResponse() {
        kernel.component = message -> List.of(Reply.to(message, new CciResponse(1, 0, new byte[0])));
        try (MctpTransport transport = open()) {
            assertTrue(exchange(transport, 0xC000).isBackground());
        }
    }

    @Test
    void exchange_everyCommand_hasItsOwnTag() {
        try (MctpTransport transport = open()) {
            for (int i = 0; i < 600; i++) {
                exchange(transport, 0xC000);
            }
        }
        for (int i = 0; i < 600; i++) {
            assertEquals(i % 256, kernel.sent.get(i).bytes()[1] & 0xFF);
        }
    }

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

    static Stream<Arguments> strangers() {
        return Stream.of(
                stranger("tag", reply -> reply.with(1, 0x55), "response, tag 55h, opcode C000h, from EID 9"),
                stranger("opcode", reply -> reply.with(3, 0x01), "response, tag 00h, opcode C001h, from EID 9"),
                stranger("command set", reply -> reply.with(4, 0x01), "response, tag 00h, opcode 0100h, from EID 9"),
                stranger("request", reply -> reply.with(0, 0), "request, tag 00h, opcode C000h, from EID 9"),
                stranger("category", reply -> reply.with(0, 7), "category 7, tag 00h, opcode C000h, from EID 9"),
                stranger("endpoint", reply -> reply.from(1, 10), "response, tag 00h, opcode C000h, from EID 10"),
                stranger("network", reply -> reply.from(2, 9), "response, tag 00h, opcode C000h, from EID 9"),
                stranger("type", reply -> reply.ofType(1), "response, tag 00h, opcode C000h, from EID 9"),
                stranger("short", reply -> reply.from(1, 10).resizedTo(3), "3 bytes, from EID 10"));
    }

    private static Arguments stranger(String name, UnaryOperator<Reply> change, String found) {
        return Arguments.of(Named.of(name, change), found);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void exchange_messageThatIsNotTheReply_isDismissed(UnaryOperator<Reply> change, String found) {
        kernel.component = message ->
                List.of(change.apply(Reply.to(message)), Reply.to(message, new CciResponse(0, 0, new byte[] {9})));
        try (MctpTransport transport = open()) {
            assertArrayEquals(new byte[] {9}, exchange(transport, 0xC000).payload());
            assertWorks(transport);
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void exchange_nothingButMessagesThatAreNotTheReply_timesOutAndTells(UnaryOperator<Reply> change, String found) {
        kernel.component = message -> List.of(change.apply(Reply.to(message)));
        try (MctpTransport transport = open()) {
            CxlTimeoutException e = assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));

            MalformedResponseException dismissed =
                    assertInstanceOf(MalformedResponseException.class, e.getSuppressed()[0]);
            assertEquals(found, dismissed.found());
            assertEquals("response, tag 00h, opcode C000h, from EID 9", dismissed.expected());
            assertWorks(transport);
        }
    }

    @Test
    void exchange_floodOfStrangers_endsAtTheDeadline() {
        kernel.component = message -> {
            List<Reply> flood = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                flood.add(Reply.to(message).with(1, 0x55).after(i));
            }
            return flood;
        };
        try (MctpTransport transport = open()) {
            long start = kernel.nanoTime();
            assertThrows(CxlTimeoutException.class, () -> exchange(transport, 0xC000));
            assertEquals(TIMEOUT.toNanos(), kernel.nanoTime() - start);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11})
    void exchange_replyWithoutWholeHeader_isMalformed(int length) {
        kernel.component = message -> List.of(Reply.to(message).resizedTo(length));
        try (MctpTransport transport = open()) {
            MalformedResponseException e =
                    assertThrows(MalformedResponseException.class, () -> exchange(transport, 0xC000));

            assertEquals("header", e.field());
            assertEquals("Test", e.command());
            assertWorks(transport);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 14, 16, 40})
    void exchange_replyOfAnotherLengthThanItTells_isMalformed(int length) {
        kernel.component = message -> List.of(Reply.to(message).resizedTo(length));
        try (MctpTransport transport = open()) {
            MalformedResponseException e = assertThrows(
                    MalformedResponseException.class, () -> exchange(transport, 0xC000, (byte) 1, (byte) 2, (byte) 3));

            assertEquals("payload", e.field());
            assertEquals("3 bytes, as payloadLength says", e.expected());
            assertEquals(length - 12 + " bytes", e.found());
            assertWorks(transport);
        }
    }

    @Test
    void exchange_lengthWithAllBits_isMalformed() {
        kernel.component =
                message -> List.of(Reply.to(message).with(5, 0xFF).with(6, 0xFF).with(7, 0xFF));
        try (MctpTransport transport = open()) {
            assertEquals(
                    "2097151 bytes, as payloadLength says",
                    assertThrows(MalformedResponseException.class, () -> exchange(transport, 0xC000))
                            .expected());
        }
    }

    @Test
    void exchange_replyLargerThanTheRoom_isMalformed() {
        kernel.component = message -> List.of(Reply.to(message, new CciResponse(0, 0, new byte[MAXIMUM_PAYLOAD + 1])));
        try (MctpTransport transport = open()) {
            MalformedResponseException e =
                    assertThrows(MalformedResponseException.class, () -> exchange(transport, 0xC000));

            assertEquals("message", e.field());
            assertEquals("at most 1036 bytes", e.expected());
            assertEquals("1037", e.found());
            assertWorks(transport);
        }
    }

    @Test
    void exchange_largestPayload_goesBothWays() {
        byte[] payload = new byte[MAXIMUM_PAYLOAD];
        payload[MAXIMUM_PAYLOAD - 1] = 7;
        try (MctpTransport transport = open()) {
            assertArrayEquals(payload, exchange(transport, 0xC000, payload).payload());
        }
    }

    @Test
    void exchange_payloadTooLarge_sendsNothing() {
        try (MctpTransport transport = open()) {
            UnsupportedCommandException e = assertThrows(
                    UnsupportedCommandException.class,
                    () -> exchange(transport, 0xC000, new byte[MAXIMUM_PAYLOAD + 1]));

            assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
            assertTrue(kernel.sent.isEmpty());
        }
    }

    @Test
    void limits_areThoseOfTheOptions_andOfTheComponent() {
        try (MctpTransport transport = open()) {
            assertEquals(PayloadLimits.ofConnection(MAXIMUM_PAYLOAD, MAXIMUM_PAYLOAD), transport.limits());

            transport.limitRequests(256);
            assertEquals(PayloadLimits.ofConnection(256, 256), transport.limits());
        }
    }

    @Test
    void limitRequests_holdsBackWhatTheComponentDoesNotAccept() {
        try (MctpTransport transport = open()) {
            transport.limitRequests(256);

            assertSame(
                    Reason.PAYLOAD_TOO_LARGE,
                    assertThrows(UnsupportedCommandException.class, () -> exchange(transport, 0xC000, new byte[257]))
                            .reason());
            assertTrue(kernel.sent.isEmpty());
            assertEquals(256, exchange(transport, 0xC000, new byte[256]).payload().length);

            transport.limitRequests(1 << 20);
            assertThrows(
                    UnsupportedCommandException.class,
                    () -> exchange(transport, 0xC000, new byte[MAXIMUM_PAYLOAD + 1]));
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

    @Test
    void close_twice_closesOnce() {
        MctpTransport transport = open();
        transport.close();
        transport.close();

        assertEquals(2, kernel.closed.size());
        assertThrows(IllegalStateException.class, () -> exchange(transport, 0xC000));
        assertThrows(IllegalStateException.class, () -> transport.setFmApi(true));
    }
}
