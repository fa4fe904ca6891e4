package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.junit.jupiter.api.Test;

class ScriptedTransportTest {

    @Test
    void answer_null_isATimeout() {
        ScriptedTransport silent = new ScriptedTransport("mem0").on(0xC000).answer(request -> null);
        Endpoint endpoint = Endpoint.over(silent);

        assertThrows(CxlTimeoutException.class, () -> endpoint.executeRaw(0xC000, new byte[0]));
        assertEquals(1, silent.exchanges().size());
    }

    private final ScriptedTransport transport = new ScriptedTransport("mock");

    @Test
    void exchange_unscripted_isUnsupported() {
        assertEquals(3, exchange(0x0001).returnCode());
    }

    @Test
    void exchange_queued_areUsedInOrderThenTheDefault() {
        transport
                .always(0x0001)
                .reply((byte) 9)
                .on(0x0001)
                .reply((byte) 1)
                .on(0x0001)
                .fail(ReturnCode.BUSY);

        assertEquals(2, transport.unusedAnswers());
        assertArrayEquals(new byte[] {1}, exchange(0x0001).payload());
        assertEquals(6, exchange(0x0001).returnCode());
        assertArrayEquals(new byte[] {9}, exchange(0x0001).payload());
        assertArrayEquals(new byte[] {9}, exchange(0x0001).payload());
        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void exchange_payloadOtherThanExpected_fails() {
        transport.on(0x0001).expecting((byte) 0xAB).reply();

        AssertionError e = assertThrows(AssertionError.class, () -> exchange(0x0001, (byte) 0xCD));

        assertEquals("Test (0001h): expected request payload ab, got cd", e.getMessage());
    }

    @Test
    void exchange_payloadAsExpected_isAnswered() {
        transport.on(0x0001).expecting((byte) 0xAB).reply((byte) 7);

        assertArrayEquals(new byte[] {7}, exchange(0x0001, (byte) 0xAB).payload());
    }

    @Test
    void exchange_damaged_cutsExtendsAndChanges() {
        transport.on(1).cutTo(2).reply((byte) 1, (byte) 2, (byte) 3);
        transport.on(1).extendedBy(1).reply((byte) 1);
        transport.on(1).withByte(1, 0xFF).reply((byte) 1, (byte) 2);

        assertArrayEquals(new byte[] {1, 2}, exchange(1).payload());
        assertArrayEquals(new byte[] {1, 0}, exchange(1).payload());
        assertArrayEquals(new byte[] {1, -1}, exchange(1).payload());
    }

    @Test
    void exchange_delayReachingTheDeadline_timesOut() {
        transport
                .on(1)
                .after(Duration.ofMillis(999))
                .reply()
                .on(1)
                .after(Duration.ofSeconds(1))
                .reply();
        transport.on(1).timeOut();

        assertEquals(0, exchange(1).returnCode());
        assertThrows(CxlTimeoutException.class, () -> exchange(1));
        assertThrows(CxlTimeoutException.class, () -> exchange(1));
    }

    @Test
    void exchange_disappeared_failsFromThenOn() {
        transport.always(2).reply().on(1).disappear();

        assertEquals(
                "ENODEV",
                assertThrows(TransportException.class, () -> exchange(1)).errnoName());
        assertThrows(TransportException.class, () -> exchange(2));
    }

    @Test
    void exchanges_recordResponsesAndFailures() {
        TransportException failure = new TransportException("mock", "test", "As told.", null);
        transport.on(1).reply((byte) 5).on(2).raise(failure);

        exchange(1, (byte) 4);
        assertThrows(TransportException.class, () -> exchange(2));

        ScriptedTransport.Exchange first = transport.exchanges().get(0);
        assertArrayEquals(new byte[] {4}, first.request().payload());
        assertNull(first.failure());
        ScriptedTransport.Exchange second = transport.exchanges().get(1);
        assertEquals(2, second.request().opcode());
        assertNull(second.response());
        assertSame(failure, second.failure());
    }

    @Test
    void exchange_afterClose_isRefused() {
        transport.close();

        assertTrue(transport.isClosed());
        assertThrows(IllegalStateException.class, () -> exchange(1));
    }

    private CciResponse exchange(int opcode, byte... payload) {
        return transport.exchange(
                new CciRequest("Test", opcode, MessageType.of(opcode), payload), Deadline.after(Duration.ofSeconds(1)));
    }
}
