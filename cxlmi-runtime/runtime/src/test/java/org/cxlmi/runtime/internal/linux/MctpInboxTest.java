package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.FakeMctp.Bound;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Tunnel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What components send by themselves, such as an event notification. */
@Timeout(60)
class MctpInboxTest {

    private static final int CCI = 8;
    private static final String NOTIFICATION = "00" // category: request
            + "07" // tag
            + "00" // reserved
            + "0601" // opcode: Event Notification
            + "020000" // payload length
            + "0000" // return code
            + "0000" // vendor extended status
            + "0200"; // events: warning log
    private static final String RESPONSE = "01" + "07" + "00" + "0601" + "000000" + "0000" + "0000";

    private final FakeMctp kernel = new FakeMctp();
    private final BlockingQueue<CciMessage> heard = new LinkedBlockingQueue<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    @BeforeEach
    void takeRealTime() {
        kernel.realTime = true;
    }

    @AfterEach
    void closeAll() {
        endpoints.forEach(Endpoint::close);
        assertEquals(0, kernel.openDescriptors());
    }

    private Endpoint open(int eid, boolean fmApi, int localEid) {
        MctpTransport transport = MctpTransport.open(
                kernel,
                MctpTransport.options(FakeMctp.NETWORK, eid),
                new MctpAddress(FakeMctp.NETWORK, eid),
                fmApi,
                localEid);
        Endpoint endpoint = Endpoint.over(transport);
        endpoints.add(endpoint);
        return endpoint;
    }

    private Endpoint listening() {
        Endpoint endpoint = open(FakeMctp.EID, false, MctpAbi.ANY_EID);
        endpoint.onUnsolicited(heard::add);
        return endpoint;
    }

    private static Reply notification() {
        return Reply.of(HexFormat.of().parseHex(NOTIFICATION)).ofType(CCI);
    }

    private CciMessage next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    private void assertSilence() throws InterruptedException {
        // What comes after is heard, so what came before was dropped.
        kernel.arrive(notification().with(1, 0x77));
        assertEquals(0x77, next().header().tag());
        assertNull(heard.poll());
    }

    @Test
    void notification_reachesTheListenerAndIsAnswered() throws InterruptedException {
        listening();

        kernel.arrive(notification());

        CciMessage message = next();
        assertEquals(0x0106, message.header().opcode());
        assertEquals("0200", HexFormat.of().formatHex(message.payload()));
        FakeMctp.Sent answer = kernel.responses.get(0);
        assertEquals(RESPONSE, HexFormat.of().formatHex(answer.bytes()));
        assertEquals(CCI, answer.type());
    }

    @Test
    void notification_repeatedByTheComponent_isHeardOnce() throws InterruptedException {
        listening();

        for (int i = 0; i < 3; i++) {
            kernel.arrive(notification());
        }

        assertNotNull(next());
        assertSilence();
        assertEquals(4, kernel.responses.size());
    }

    @Test
    void sockets_areBoundOnceForAllEndpoints() {
        Endpoint first = open(FakeMctp.EID, true, MctpAbi.ANY_EID);
        Endpoint second = open(FakeMctp.EID + 1, true, MctpAbi.ANY_EID);

        first.onUnsolicited(heard::add);
        second.onUnsolicited(heard::add);
        second.onUnsolicited(heard::add);

        assertEquals(List.of(new Bound(FakeMctp.NETWORK, 255, 8), new Bound(FakeMctp.NETWORK, 255, 7)), kernel.bound());
        first.close();
        assertEquals(2, kernel.bound().size());
        second.close();
        assertEquals(List.of(), kernel.bound());
    }

    @Test
    void notification_isHeardByWhoListensToItsSender() throws InterruptedException {
        listening();
        BlockingQueue<CciMessage> others = new LinkedBlockingQueue<>();
        open(FakeMctp.EID + 1, false, MctpAbi.ANY_EID).onUnsolicited(others::add);

        kernel.arrive(notification().from(FakeMctp.NETWORK, FakeMctp.EID + 1));
        assertNotNull(others.poll(10, TimeUnit.SECONDS));
        kernel.arrive(notification().from(FakeMctp.NETWORK, FakeMctp.EID + 2));
        assertSilence();

        assertTrue(others.isEmpty());
        assertEquals(2, kernel.responses.size());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 7", "5, 3", "5, 1"})
    void messageThatIsNoRequest_isDropped(int offset, int value) throws InterruptedException {
        listening();

        kernel.arrive(notification().with(offset, value));
        kernel.arrive(notification().resizedTo(11));

        assertSilence();
        assertEquals(1, kernel.responses.size());
    }

    @Test
    void listenerThatFails_hearsTheNext() throws InterruptedException {
        open(FakeMctp.EID, false, MctpAbi.ANY_EID).onUnsolicited(message -> {
            heard.add(message);
            throw new IllegalStateException("a listener of a test");
        });

        kernel.arrive(notification());
        assertNotNull(next());
        kernel.arrive(notification().with(1, 8));
        assertNotNull(next());
    }

    @Test
    void listener_maySendCommands() throws InterruptedException {
        Endpoint endpoint = open(FakeMctp.EID, false, MctpAbi.ANY_EID);
        BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
        endpoint.onUnsolicited(message -> answers.add(endpoint.executeRaw(0xC000, message.payload())));

        kernel.arrive(notification());

        assertEquals("0200", HexFormat.of().formatHex(answers.poll(10, TimeUnit.SECONDS)));
    }

    @Test
    void listener_mayCloseTheEndpoint() throws InterruptedException {
        Endpoint endpoint = open(FakeMctp.EID, false, MctpAbi.ANY_EID);
        endpoint.onUnsolicited(message -> {
            endpoint.close();
            heard.add(message);
        });

        kernel.arrive(notification());

        assertNotNull(next());
        while (kernel.openDescriptors() > 0) {
            Thread.sleep(1);
        }
    }

    @Test
    void localEid_isWhatIsBound() {
        Endpoint here = open(FakeMctp.EID, false, 20);
        Endpoint there = open(FakeMctp.EID, false, 21);

        here.onUnsolicited(heard::add);
        there.onUnsolicited(heard::add);

        assertEquals(List.of(new Bound(FakeMctp.NETWORK, 20, 8), new Bound(FakeMctp.NETWORK, 21, 8)), kernel.bound());
    }

    @ParameterizedTest
    @CsvSource({
        "98, EADDRINUSE, Another program receives the messages of this type",
        "13, EACCES, CAP_NET_BIND_SERVICE",
        "1, EPERM, CAP_NET_BIND_SERVICE",
        "99, EADDRNOTAVAIL, mctp address add"
    })
    void bindRefused_saysWhyAndLeavesNothingOpen(int errno, String name, String advice) {
        Endpoint endpoint = open(FakeMctp.EID, true, MctpAbi.ANY_EID);
        kernel.bindResults.add(0);
        kernel.bindResults.add(-errno);

        TransportException e = assertThrows(TransportException.class, () -> endpoint.onUnsolicited(heard::add));

        assertEquals(name, e.errnoName());
        assertEquals("bind to MCTP message type 07h", e.operation());
        assertTrue(e.getMessage().contains(advice), e.getMessage());
        assertEquals(List.of(), kernel.bound());
        assertEquals(2, kernel.openDescriptors());
        endpoint.onUnsolicited(heard::add);
        assertEquals(2, kernel.bound().size());
    }

    @Test
    void noMctp_saysSo() {
        Endpoint endpoint = open(FakeMctp.EID, false, MctpAbi.ANY_EID);
        kernel.socketResults.add(-97);

        TransportException e = assertThrows(TransportException.class, () -> endpoint.onUnsolicited(heard::add));

        assertTrue(e.getMessage().contains("CONFIG_MCTP"), e.getMessage());
    }

    @Test
    void closed_isRefused() {
        Endpoint endpoint = open(FakeMctp.EID, false, MctpAbi.ANY_EID);
        endpoint.close();

        assertThrows(IllegalStateException.class, () -> endpoint.onUnsolicited(heard::add));
    }

    @Test
    void componentBehind_isRefused() {
        MctpTransport transport = MctpTransport.open(
                kernel,
                MctpTransport.options(FakeMctp.NETWORK, FakeMctp.EID),
                new MctpAddress(FakeMctp.NETWORK, FakeMctp.EID),
                true,
                MctpAbi.ANY_EID);
        endpoints.add(Endpoint.over(transport));

        assertThrows(
                UnsupportedOperationException.class,
                () -> transport.through(Tunnel.switchPort(3)).onUnsolicited(heard::add));
        assertEquals(Duration.ofSeconds(2), transport.defaultTimeout());
    }
}
