package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.junit.jupiter.api.Test;

/** Opening, limits, timeouts, and closing. */
class LibcxlmiTransportTest extends WithFakeLibrary {

    @Test
    void exchange_timeIsUpBefore_sendsNothing() { // F2
        CciRequest request = new CciRequest("Test", 0xC000, MessageType.CCI, new byte[0]);

        CxlTimeoutException e = assertThrows(
                CxlTimeoutException.class, () -> transport.exchange(request, Deadline.after(Duration.ZERO)));

        assertTrue(e.getMessage().contains("not sent"), e.getMessage());
    }

    @Test
    void exchange_withoutFmApi_refusesFmApiOnly() {
        transport.setFmApi(false);
        assertEquals(0, fake.get("has_fmapi"));
        calls.put("X", NONE);
        CciRequest request = new CciRequest("X", 0x5100, MessageType.FM_API, new byte[0]);

        UnsupportedCommandException e =
                assertThrows(UnsupportedCommandException.class, () -> transport.exchange(request, seconds(1)));

        assertSame(Reason.FM_API_DISABLED, e.reason());
        assertEquals(0, exchange(NONE).returnCode());
        transport.setFmApi(true);
        assertTrue(transport.hasFmApi());
        assertEquals(1, fake.get("has_fmapi"));
        assertEquals(0, transport.exchange(request, seconds(1)).returnCode());
    }

    @Test
    void exchange_lengthThatTheLibraryWouldCut_isRefused() {
        int[] payload = new int[0x10000];
        Transport behind = transport.through(Tunnel.switchPort(3));

        assertSame(
                Reason.PAYLOAD_TOO_LARGE,
                assertThrows(
                                UnsupportedCommandException.class,
                                () -> behind.exchange(request(NONE, payload), seconds(1)))
                        .reason());
        assertEquals(0, exchange(NONE, payload).returnCode());
    }

    @Test
    void limitRequests_holdsBackWhatTheComponentDoesNotAccept() {
        transport.limitRequests(256);
        transport.limitRequests(512);
        Transport behind = transport.through(Tunnel.switchPort(3).then(Tunnel.logicalDevice(1)));

        assertTooLarge(transport, 257);
        assertEquals(0, exchange(NONE, new int[256]).returnCode());
        // Each tunnel adds its own header and that of the message inside.
        assertTooLarge(behind, 256 - 2 * 16 + 1);
        assertEquals(
                0,
                behind.exchange(request(NONE, new int[256 - 2 * 16]), seconds(1))
                        .returnCode());
    }

    private void assertTooLarge(Transport to, int length) {
        UnsupportedCommandException e = assertThrows(
                UnsupportedCommandException.class, () -> to.exchange(request(NONE, new int[length]), seconds(1)));
        assertSame(Reason.PAYLOAD_TOO_LARGE, e.reason());
        assertTrue(
                e.getMessage().contains(length + " bytes are more than the " + (length - 1) + " that the component"),
                e.getMessage());
    }

    @Test
    void exchange_mctp_waitsNoLongerThanTheDeadlineOrTheLibrary() {
        transport.close();
        transport = mctp(settings(true, 0, 0));

        transport.exchange(request(NONE), seconds(60));
        assertEquals(2000, fake.get("timeout"));

        transport.exchange(request(NONE), Deadline.after(Duration.ofMillis(700)));
        int timeout = fake.get("timeout");
        assertTrue(timeout > 0 && timeout <= 700, "timeout " + timeout);
    }

    @Test
    void exchange_expiredDeadlineOnMctp_isNotSent() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        fake.set("rc", -1);
        Deadline expired = Deadline.after(Duration.ZERO);

        assertThrows(CxlTimeoutException.class, () -> transport.exchange(request(NONE), expired));
    }

    // M1
    @Test
    void exchange_timeoutAtOnceOnADevice_isABackgroundOperation() {
        fake.set("rc", -1);
        fake.set("errno", ETIMEDOUT);

        assertTrue(exchange(NONE).isBackground());
    }

    @Test
    void limits_areWhatTheLibraryAndTheComponentTake() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        assertEquals(PayloadLimits.ofConnection((1 << 20) - 1, 1 << 20), transport.limits());

        transport.limitRequests(512);
        assertEquals(PayloadLimits.ofConnection(512, 512), transport.limits());
        assertEquals(
                PayloadLimits.ofConnection(480, 480),
                transport.through(Tunnel.switchPort(1).ld(2)).limits());
    }

    @Test
    void exchange_afterATimeout_isOnANewEndpoint() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        int opened = fake.get("opened");
        fake.set("rc", -1);
        fake.set("errno", ETIMEDOUT);
        assertThrows(CxlTimeoutException.class, () -> exchange(NONE));
        fake.set("rc", 0);
        fake.set("has_fmapi", 0);

        assertEquals(0, exchange(NONE).returnCode());

        assertEquals(opened + 1, fake.get("opened"));
        assertEquals(1, fake.get("has_fmapi"));
        exchange(NONE);
        assertEquals(opened + 1, fake.get("opened"));
    }

    @Test
    void exchange_reopeningFailsAtFirst_isTriedAgain() {
        transport.close();
        transport = mctp(settings(true, 0, 0));
        fake.set("rc", -1);
        assertThrows(TransportException.class, () -> exchange(NONE));
        fake.set("rc", 0);
        fake.set("refuse_open", ENODEV);
        assertEquals(
                OptionalInt.of(ENODEV),
                assertThrows(TransportException.class, () -> exchange(NONE)).errno());
        fake.set("refuse_open", 0);

        assertEquals(0, exchange(NONE).returnCode());
        assertTrue(transport.hasFmApi());
    }

    @Test
    void open_neverProbes_andLogsAsTold() {
        transport.close();
        transport = device(settings(false, 5, 0));

        assertEquals(0, fake.get("probe"));
        assertEquals(5, fake.get("log_level"));
        assertFalse(transport.hasFmApi());
        assertArrayEquals("mem0\0".getBytes(StandardCharsets.US_ASCII), fake.seen(5));
    }

    @Test
    void open_refused_saysWhyAndLeavesNothing() {
        transport.close();
        fake.set("refuse_open", ENODEV);

        TransportException e = assertThrows(TransportException.class, () -> device(settings(true, 0, 0)));

        assertEquals(OptionalInt.of(ENODEV), e.errno());
        assertEquals(0, fake.get("contexts"));
    }

    @Test
    void close_twice_closesOnce() {
        transport.close();
        transport.close();
        assertEquals(1, fake.get("closed"));
    }
}
