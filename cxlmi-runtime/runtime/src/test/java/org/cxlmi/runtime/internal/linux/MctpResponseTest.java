package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciResponse;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which message is the response, and what is wrong with it. */
class MctpResponseTest extends ScriptedMctp {

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
            assertTrue(
                    e.getMessage()
                            .contains("1 message came that was not its response: expected " + dismissed.expected()
                                    + ", found " + found + ". A longer timeout helps only if"),
                    e.getMessage());
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
}
