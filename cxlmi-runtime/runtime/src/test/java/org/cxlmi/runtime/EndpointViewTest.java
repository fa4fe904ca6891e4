package org.cxlmi.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointViewTest {

    private static final Duration DEFAULT = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final Command<EmptyPayload, EmptyPayload> PING =
            Command.define("Ping", 0xC000, MessageType.CCI).withoutRequest().withoutResponse();

    private final Timeouts transport = new Timeouts();
    private final Endpoint endpoint = Endpoint.over(transport);

    @Test
    void withTimeout_holdsForItsOwnExchangesOnly() {
        CxlTarget impatient = endpoint.withTimeout(SHORT);

        impatient.execute(PING, EmptyPayload.EMPTY);
        impatient.start(PING, EmptyPayload.EMPTY);
        impatient.executeRaw(0xC001, new byte[0]);
        endpoint.execute(PING, EmptyPayload.EMPTY);
        endpoint.start(PING, EmptyPayload.EMPTY);
        endpoint.executeRaw(0xC001, new byte[0]);

        assertEquals(List.of(SHORT, SHORT, SHORT, DEFAULT, DEFAULT, DEFAULT), transport.seen);
        assertEquals(DEFAULT, endpoint.timeout());
    }

    @Test
    void withTimeout_again_replacesTheFirst() {
        CxlTarget patient = endpoint.withTimeout(SHORT).withTimeout(LONG);

        patient.execute(PING, EmptyPayload.EMPTY);

        assertEquals(List.of(LONG), transport.seen);
    }

    @Test
    void setTimeout_ofTheEndpoint_leavesItAsItIs() {
        CxlTarget impatient = endpoint.withTimeout(SHORT);
        CxlTarget behind = endpoint.through(Tunnel.switchPort(3));

        endpoint.setTimeout(LONG);
        impatient.execute(PING, EmptyPayload.EMPTY);
        behind.execute(PING, EmptyPayload.EMPTY);

        assertEquals(List.of(SHORT, LONG), transport.seen);
    }

    @Test
    void through_keepsIt() {
        CxlTarget device = endpoint.withTimeout(SHORT).through(Tunnel.switchPort(3));
        CxlTarget ld = device.through(Tunnel.logicalDevice(1));

        device.execute(PING, EmptyPayload.EMPTY);
        ld.execute(PING, EmptyPayload.EMPTY);
        endpoint.through(Tunnel.switchPort(3)).execute(PING, EmptyPayload.EMPTY);

        assertEquals(List.of(SHORT, SHORT, DEFAULT), transport.seen);
        assertEquals(2, ld.layer());
    }

    @Test
    void withTimeout_ofATunnelledTarget_isForItAndWhatIsBehind() {
        CxlTarget device = endpoint.through(Tunnel.switchPort(3));
        CxlTarget impatient = device.withTimeout(SHORT);

        impatient.execute(PING, EmptyPayload.EMPTY);
        impatient.through(Tunnel.logicalDevice(1)).execute(PING, EmptyPayload.EMPTY);
        device.execute(PING, EmptyPayload.EMPTY);

        assertEquals(List.of(SHORT, SHORT, DEFAULT), transport.seen);
    }

    @Test
    void withDeadline_limitsEachCommandByWhatIsLeft() {
        AtomicLong now = new AtomicLong();
        CxlTarget device = endpoint.withDeadline(Deadline.after(LONG, now::get))
                .withTimeout(Duration.ofSeconds(4))
                .through(Tunnel.switchPort(3));

        device.execute(PING, EmptyPayload.EMPTY);
        now.addAndGet(Duration.ofSeconds(7).toNanos());
        device.executeRaw(0xC001, new byte[0]);
        device.withTimeout(SHORT).start(PING, EmptyPayload.EMPTY);
        endpoint.execute(PING, EmptyPayload.EMPTY);

        assertEquals(List.of(Duration.ofSeconds(4), Duration.ofSeconds(3), SHORT, DEFAULT), transport.seen);
    }

    @Test
    void withDeadline_over_sendsNothingAndLeavesTheEndpointUsable() {
        AtomicLong now = new AtomicLong();
        CxlTarget device =
                endpoint.withDeadline(Deadline.after(SHORT, now::get)).withDeadline(Deadline.after(LONG, now::get));
        now.addAndGet(SHORT.toNanos());

        CxlTimeoutException e = assertThrows(CxlTimeoutException.class, () -> device.execute(PING, EmptyPayload.EMPTY));

        assertTrue(e.getMessage().startsWith("sw: Ping (C000h): not sent within "), e::getMessage);
        assertTrue(e.isRetryable());
        assertEquals(List.of(), transport.seen);
        endpoint.execute(PING, EmptyPayload.EMPTY);
        assertEquals(List.of(DEFAULT), transport.seen);
    }

    @Test
    void withDeadline_laterOne_givesTheEndpointTheEarlier() {
        AtomicLong now = new AtomicLong();

        endpoint.withDeadline(Deadline.after(LONG, now::get))
                .withDeadline(Deadline.after(SHORT, now::get))
                .execute(PING, EmptyPayload.EMPTY);

        assertEquals(List.of(SHORT), transport.seen);
    }

    @Test
    void withDeadline_threadIsInterrupted_sendsNothing() {
        CxlTarget device = endpoint.withDeadline(Deadline.after(LONG));
        Thread.currentThread().interrupt();
        try {
            assertThrows(CxlTimeoutException.class, () -> device.execute(PING, EmptyPayload.EMPTY));
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of(), transport.seen);
    }

    @Test
    void withDeadline_waitsForItsTurnNoLongerThanThat() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        transport.before = () -> {
            busy.countDown();
            awaitUninterruptibly(done);
        };
        Thread other = new Thread(() -> endpoint.execute(PING, EmptyPayload.EMPTY));
        other.start();
        busy.await();
        transport.before = () -> {};

        CxlTarget device = endpoint.withDeadline(Deadline.after(Duration.ofMillis(20)));
        assertThrows(CxlTimeoutException.class, () -> device.execute(PING, EmptyPayload.EMPTY));

        done.countDown();
        other.join();
        assertEquals(List.of(DEFAULT), transport.seen);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void endpoint_ofEachView_isTheSame() {
        CxlTarget ld = endpoint.withTimeout(SHORT).through(Tunnel.switchPort(3).ld(1));

        assertSame(endpoint, endpoint.endpoint());
        assertSame(endpoint, ld.endpoint());
        assertSame(endpoint, ld.withDeadline(Deadline.after(LONG)).endpoint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT10.000000001S"})
    void withTimeout_outOfRange_isRefused(String timeout) {
        Duration refused = Duration.parse(timeout);
        CxlTarget device = endpoint.through(Tunnel.switchPort(3));

        assertThrows(IllegalArgumentException.class, () -> endpoint.withTimeout(refused));
        assertThrows(
                IllegalArgumentException.class,
                () -> endpoint.withTimeout(SHORT).withTimeout(refused));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> device.withTimeout(refused));
        assertTrue(e.getMessage().startsWith("sw > port 3: timeout " + refused), e::getMessage);
    }

    @Test
    void view_isThatComponentStill() {
        CxlTarget impatient = endpoint.withTimeout(SHORT);

        assertEquals("sw", impatient.name());
        assertEquals("sw (timeout PT0.5S)", impatient.toString());
        assertEquals(
                "sw > port 3 (timeout PT0.5S)",
                impatient.through(Tunnel.switchPort(3)).toString());
        assertEquals(0, impatient.layer());
        assertEquals(endpoint.limits(), impatient.limits());
        assertEquals(endpoint.backgroundState(0x4400), impatient.backgroundState(0x4400));
        endpoint.close();
        assertThrows(IllegalStateException.class, () -> impatient.execute(PING, EmptyPayload.EMPTY));
    }

    @Test
    void targetWithoutTimeLimits_saysSo() {
        CxlTarget plain = new CxlTarget() {
            @Override
            public String name() {
                return "plain";
            }

            @Override
            public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
                throw new AssertionError();
            }

            @Override
            public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
                throw new AssertionError();
            }

            @Override
            public byte[] executeRaw(int opcode, byte[] payload) {
                throw new AssertionError();
            }
        };

        assertThrows(UnsupportedOperationException.class, () -> plain.withTimeout(SHORT));
        assertThrows(UnsupportedOperationException.class, () -> plain.with((exchange, chain) -> chain.proceed()));
        assertThrows(UnsupportedOperationException.class, () -> plain.withDeadline(Deadline.after(SHORT)));
        assertSame(plain, plain.endpoint());
    }

    @Test
    void pause_ofATarget_isThatOfItsTransport() {
        CxlTarget behind = endpoint.through(Tunnel.switchPort(3));

        for (CxlTarget target : List.of(endpoint, endpoint.withTimeout(SHORT), behind, behind.withTimeout(SHORT))) {
            assertTrue(Pauses.pause(target, LONG).isDone(), target::toString);
        }
        assertEquals(List.of(LONG, LONG, LONG, LONG), transport.paused);
        assertFalse(Pauses.pause("no target of ours", LONG).isDone());
    }

    /** Notes the timeout of each exchange, and answers everything, through any number of tunnels, with success. */
    private static final class Timeouts implements Transport {

        private final List<Duration> seen = new ArrayList<>();
        private final List<Duration> paused = new ArrayList<>();
        private volatile Runnable before = () -> {};

        @Override
        public String name() {
            return "sw";
        }

        @Override
        public Duration defaultTimeout() {
            return DEFAULT;
        }

        @Override
        public Duration maximumTimeout() {
            return LONG;
        }

        @Override
        public CompletableFuture<Void> pause(Duration pause) {
            paused.add(pause);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            before.run();
            seen.add(deadline.timeout());
            return answer(request.opcode(), request.payload());
        }

        private static CciResponse answer(int opcode, byte[] payload) {
            if (opcode != TunnelFrame.OPCODE) {
                return new CciResponse(0, 0, new byte[0]);
            }
            CciMessage inner = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, payload);
            CciResponse response = answer(inner.header().opcode(), inner.payload());
            return new CciResponse(0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, inner.respond(response)));
        }

        @Override
        public void close() {}
    }
}
