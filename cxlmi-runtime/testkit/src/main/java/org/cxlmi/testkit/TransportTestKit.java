package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.AsyncExchange;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests that every transport has to pass. Extend this class, connect your transport to the {@link Component} that
 * you are given, and run the class as a JUnit 5 test.
 */
@Timeout(60)
public abstract class TransportTestKit {

    /** The only opcode that the tests send: it is in the vendor range, and its message type is CCI. */
    protected static final int OPCODE = 0xC000;

    private static final int FM_API_OPCODE = 0x5100;
    private static final int ROUNDS = 10;
    private static final int ATTEMPTS = 5;
    private static final int WORKING = 20;

    /** Fewer than the tags of MCTP: what is never answered may keep one for seconds. */
    private static final int GIVEN_UP = 4;

    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Command<EmptyPayload, EmptyPayload> AT_LEAST_TWO_BYTES = Command.define(
                    "At Least Two Bytes", OPCODE, MessageType.CCI)
            .withoutRequest()
            .response(EmptyPayload.class, () -> EmptyPayload.EMPTY.layout(), (payload, request) -> {
                if (payload.length < 2) {
                    throw new MalformedResponseException("Kit", "payload", "2 bytes", payload.length + "", payload);
                }
                return EmptyPayload.wrap(payload);
            });

    private static final Command<EmptyPayload, EmptyPayload> RUN = Command.define("Run", OPCODE, MessageType.CCI)
            .mayRunInBackground()
            .withoutRequest()
            .withoutResponse();

    private final List<byte[]> received = new ArrayList<>();
    private final List<WatchedTransport> watched = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Component behaviour = payload -> success(payload);
    private @Nullable Endpoint endpoint;

    /** The tests of one transport. */
    protected TransportTestKit() {}

    /** The component at the other end of the transport. */
    @FunctionalInterface
    public interface Component {

        /** Carries out the command {@link #OPCODE}. Returns null if the component does not answer. */
        @Nullable
        CciResponse answer(byte[] payload);
    }

    /** Opens the transport to a component. Each test calls this once, and closes the transport. */
    protected abstract Transport open(Component component);

    /** The largest payload that the transport carries in both directions, in bytes. */
    protected abstract int largestPayload();

    /** The length in bytes of a payload that the transport refuses before anything is sent. */
    protected int refusedPayload() {
        return largestPayload() + 1;
    }

    /**
     * The timeout of a command to a component that does not answer; by default 30 ms. Return more if the transport
     * cannot end a wait so soon.
     */
    protected Duration patience() {
        return Duration.ofMillis(30);
    }

    /**
     * How long after its deadline an exchange may end; by default 400 ms. A machine under load may be late now and then:
     * only a transport that is later than this five times in a row fails.
     */
    protected Duration lateness() {
        return Duration.ofMillis(400);
    }

    /**
     * Whether the tests use {@link Transport#exchangeAsync} instead of {@code exchange}; by default they do not. If your
     * transport overrides that method, extend your class with tests by another one that returns true here, and run both.
     */
    protected boolean usesAsync() {
        return false;
    }

    /**
     * Makes the component disappear, as if it was unplugged.
     *
     * @return whether this is possible, and the transport can notice it
     */
    protected boolean disappear() {
        return false;
    }

    /** Whether the transport carries the vendor extended status. */
    protected boolean carriesVendorExtendedStatus() {
        return true;
    }

    /**
     * The payload of a response as the transport returns it; if nothing tells its length, zeros may follow it.
     *
     * @param sent the payload that the component sent
     */
    protected byte[] asReceived(byte[] sent) {
        return sent;
    }

    /**
     * Damages the next response, so that its lengths contradict each other.
     *
     * @return whether the transport has a framing that can be damaged
     */
    protected boolean damageNextResponse() {
        return false;
    }

    /**
     * The number of open descriptors and similar resources; 0 after the transport is closed. It is not asked for if a
     * test opened nothing.
     */
    protected int openResources() {
        return 0;
    }

    @AfterEach
    final void closeAll() throws InterruptedException {
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        if (endpoint != null) {
            endpoint.close();
        }
        if (!watched.isEmpty() && watched.stream().noneMatch(WatchedTransport::isAbandoned)) {
            assertEquals(0, openResources());
        }
    }

    /** How long after its deadline an exchange is given up; long enough for a machine under load. */
    Duration grace() {
        return Duration.ofSeconds(4);
    }

    /** The same transport; the test fails if an exchange or the closing does not come back. */
    final Transport watch(Transport transport) {
        WatchedTransport result = new WatchedTransport(transport, grace(), usesAsync());
        watched.add(result);
        return result;
    }

    private Transport openTransport() {
        return watch(open(payload -> {
            synchronized (received) {
                received.add(payload.clone());
            }
            return behaviour.answer(payload);
        }));
    }

    /** The number of commands that the component got. */
    private int asked() {
        synchronized (received) {
            return received.size();
        }
    }

    private Endpoint openEndpoint() {
        Endpoint opened = Endpoint.over(openTransport());
        endpoint = opened;
        return opened;
    }

    private static CciResponse success(byte... payload) {
        return new CciResponse(ReturnCode.SUCCESS.code(), 0, payload);
    }

    private static CciRequest request(byte... payload) {
        return new CciRequest("Kit", OPCODE, MessageType.CCI, payload);
    }

    private static Deadline deadlineOf(Transport transport) {
        return Deadline.after(transport.defaultTimeout());
    }

    private void assertWorks(Endpoint opened) {
        behaviour = TransportTestKit::success;
        int before = asked();
        for (int i = 0; i < WORKING; i++) {
            byte[] payload = {(byte) i, 1, (byte) 0xFF, (byte) i};
            assertArrayEquals(asReceived(payload), opened.executeRaw(OPCODE, payload));
        }
        assertTrue(asked() <= before + WORKING, "a command was sent more than once");
    }

    @Test
    final void transport_saysWhatItIs() {
        try (Transport transport = openTransport()) {
            assertFalse(transport.name().isBlank());
            assertTrue(transport.defaultTimeout().compareTo(Duration.ZERO) > 0);
            assertTrue(transport.defaultTimeout().compareTo(transport.maximumTimeout()) <= 0);
            assertTrue(transport.layer() >= 0);
        }
    }

    @Test
    final void exchange_payload_arrivesAndReturns() {
        behaviour = payload -> success((byte) 9, (byte) 0, (byte) 0x80);

        assertArrayEquals(
                asReceived(new byte[] {9, 0, (byte) 0x80}),
                openEndpoint().executeRaw(OPCODE, new byte[] {1, 0, (byte) 0xFE, 7}));

        assertEquals(1, received.size());
        assertArrayEquals(new byte[] {1, 0, (byte) 0xFE, 7}, received.get(0));
    }

    @Test
    final void exchange_emptyPayload_arrivesAndReturns() {
        assertArrayEquals(asReceived(new byte[0]), openEndpoint().executeRaw(OPCODE, new byte[0]));
        assertEquals(0, received.get(0).length);
    }

    @Test
    final void exchange_payloadsOfChangingLength_leaveNothingBehind() {
        Endpoint opened = openEndpoint();
        for (int length : new int[] {200, 3, 0, 17, 1}) {
            behaviour = payload -> success(Arrays.copyOf(payload, payload.length / 2));
            byte[] payload = new byte[length];
            Arrays.fill(payload, (byte) length);
            assertArrayEquals(asReceived(Arrays.copyOf(payload, length / 2)), opened.executeRaw(OPCODE, payload));
            assertArrayEquals(payload, received.get(received.size() - 1));
        }
    }

    @Test
    final void exchange_largestPayload_arrivesAndReturnsWhole() {
        byte[] payload = new byte[largestPayload()];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 31 + (i >>> 8));
        }

        assertArrayEquals(asReceived(payload), openEndpoint().executeRaw(OPCODE, payload));
    }

    @Test
    final void exchange_payloadThatIsTooLarge_isRefusedAndNotSent() {
        Endpoint opened = openEndpoint();
        byte[] payload = new byte[refusedPayload()];

        RuntimeException e = assertThrows(RuntimeException.class, () -> opened.executeRaw(OPCODE, payload));

        assertTrue(e instanceof UnsupportedCommandException || e instanceof IllegalArgumentException, e.toString());
        assertTrue(received.isEmpty());
        assertWorks(opened);
    }

    /** All return codes of failures in the specification, and two others. */
    static IntStream failures() {
        return IntStream.concat(
                Arrays.stream(ReturnCode.values())
                        .filter(code -> code != ReturnCode.SUCCESS
                                && code != ReturnCode.BACKGROUND_COMMAND_STARTED
                                && code != ReturnCode.UNRECOGNIZED)
                        .mapToInt(ReturnCode::code),
                IntStream.of(0x21, 0xFFFF));
    }

    @ParameterizedTest
    @MethodSource("failures")
    final void exchange_returnCode_isThatOfTheComponent(int code) {
        behaviour = payload -> new CciResponse(code, 0xBEEF, new byte[0]);
        Endpoint opened = openEndpoint();

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> opened.executeRaw(OPCODE, new byte[] {1}));

        assertEquals(code, e.rawReturnCode());
        assertEquals(carriesVendorExtendedStatus() ? 0xBEEF : 0, e.vendorExtendedStatus());
        assertEquals(opened.name(), e.target());
        assertEquals(OPCODE, e.opcode());
        assertEquals(1, asked(), "the component was asked");
        assertWorks(opened);
    }

    @Test
    final void exchange_refusal_isNotAskedAgain() {
        behaviour = payload -> new CciResponse(ReturnCode.BUSY.code(), 0, new byte[0]);
        try (Transport transport = openTransport()) {
            assertFalse(transport.exchange(request(), deadlineOf(transport)).isSuccess());
            assertEquals(1, asked(), "the component was asked");
        }
    }

    @Test
    final void exchange_background_isASuccess() {
        behaviour = payload -> new CciResponse(ReturnCode.BACKGROUND_COMMAND_STARTED.code(), 0, new byte[0]);
        Endpoint opened = openEndpoint();

        assertTrue(opened.start(RUN, EmptyPayload.EMPTY).isRunning());
        behaviour = payload -> success();
        assertFalse(opened.start(RUN, EmptyPayload.EMPTY).isRunning());
        assertWorks(opened);
    }

    @Test
    final void exchange_silence_isATimeoutAndTheNextCommandsWork() {
        Endpoint opened = openEndpoint();
        opened.setTimeout(patience());
        for (int i = 0; i < 2; i++) {
            int before = asked();
            behaviour = payload -> null;
            assertThrows(CxlTimeoutException.class, () -> opened.executeRaw(OPCODE, new byte[] {1}));

            opened.setTimeout(Duration.ofSeconds(2));
            assertWorks(opened);
            // None if the machine was too slow to send it in time.
            assertTrue(asked() - WORKING - before <= 1, "the command without a response was sent more than once");
            opened.setTimeout(patience());
        }
    }

    @Test
    final void exchange_silence_endsAtTheDeadline() {
        behaviour = payload -> null;
        try (Transport transport = openTransport()) {
            Duration timeout = patience().compareTo(SILENCE) > 0 ? patience() : SILENCE;
            List<Duration> elapsed = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS; i++) {
                Deadline deadline = Deadline.after(timeout);
                assertThrows(CxlTimeoutException.class, () -> transport.exchange(request((byte) 1), deadline));
                Duration end = deadline.elapsed();
                if (end.minus(timeout).compareTo(lateness()) <= 0) {
                    return;
                }
                elapsed.add(end);
            }
            fail("exchanges with a timeout of " + timeout + " ended after " + elapsed);
        }
    }

    @Test
    final void exchangeAsync_givenUp_endsAndTheNextCommandsWork() throws Exception {
        assumeTrue(usesAsync(), "the tests do not use exchangeAsync");
        try (Transport transport = openTransport()) {
            for (int i = 0; i < GIVEN_UP; i++) {
                behaviour = payload -> null;
                AsyncExchange exchange = transport
                        .exchangeAsync(request((byte) 1), deadlineOf(transport))
                        .orElseThrow();
                exchange.giveUp();

                Throwable outcome = exchange.response()
                        .handle((response, failure) ->
                                failure instanceof CompletionException ? failure.getCause() : failure)
                        .get(grace().toSeconds(), TimeUnit.SECONDS);
                assertTrue(
                        outcome instanceof CancellationException || outcome instanceof CxlTimeoutException,
                        () -> "the exchange ended with " + outcome);
                behaviour = TransportTestKit::success;
                byte[] payload = {2, (byte) i};
                assertArrayEquals(
                        asReceived(payload),
                        transport
                                .exchange(request(payload), deadlineOf(transport))
                                .payload());
                exchange.giveUp();
            }
        }
    }

    @Test
    final void exchange_componentDisappears_isATransportExceptionFromThenOn() {
        try (Transport transport = openTransport()) {
            assertTrue(transport.exchange(request(), deadlineOf(transport)).isSuccess());
            assumeTrue(disappear(), "the component cannot disappear");
            for (int i = 0; i < 2; i++) {
                assertThrows(TransportException.class, () -> transport.exchange(request(), deadlineOf(transport)));
            }
        }
    }

    @Test
    final void exchange_noTimeLeft_isATimeoutAndNotSent() {
        try (Transport transport = openTransport()) {
            assertThrows(CxlTimeoutException.class, () -> transport.exchange(request(), Deadline.after(Duration.ZERO)));
            assertTrue(received.isEmpty());
            assertTrue(transport.exchange(request(), deadlineOf(transport)).isSuccess());
        }
    }

    @Test
    final void exchange_damagedResponse_isMalformedAndTheNextCommandsWork() {
        Endpoint opened = openEndpoint();
        assumeTrue(damageNextResponse(), "the transport has no framing of its own");

        assertThrows(MalformedResponseException.class, () -> opened.executeRaw(OPCODE, new byte[] {1, 2, 3}));

        assertWorks(opened);
    }

    @Test
    final void exchange_responseThatIsTooShort_isMalformedAndTheNextCommandsWork() {
        assumeTrue(asReceived(new byte[1]).length == 1, "nothing tells the length of a response");
        behaviour = payload -> success((byte) 1);
        Endpoint opened = openEndpoint();

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class, () -> opened.execute(AT_LEAST_TWO_BYTES, EmptyPayload.EMPTY));

        assertEquals("At Least Two Bytes", e.command());
        assertWorks(opened);
    }

    @Test
    final void setFmApi_off_holdsFabricCommandsBackOrSaysThatItCannot() {
        try (Transport transport = openTransport()) {
            try {
                transport.setFmApi(false);
            } catch (UnsupportedOperationException e) {
                assertTrue(transport.hasFmApi());
                return;
            }
            assertFalse(transport.hasFmApi());
            CciRequest fabric = new CciRequest("Fabric", FM_API_OPCODE, MessageType.FM_API, new byte[0]);

            UnsupportedCommandException e = assertThrows(
                    UnsupportedCommandException.class, () -> transport.exchange(fabric, deadlineOf(transport)));

            assertSame(UnsupportedCommandException.Reason.FM_API_DISABLED, e.reason());
            transport.setFmApi(true);
            assertTrue(transport.hasFmApi());
        }
        assertTrue(received.isEmpty());
    }

    @Test
    final void close_mayBeRepeatedAndEndsUse() {
        Transport transport = openTransport();
        transport.close();
        transport.close();

        assertThrows(IllegalStateException.class, () -> transport.exchange(request(), deadlineOf(transport)));
        assertTrue(received.isEmpty());
    }

    @Test
    final void endpoint_twoThreads_eachGetTheirOwnAnswers() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        behaviour = payload -> {
            assertEquals(1, inside.incrementAndGet());
            inside.decrementAndGet();
            return success(payload);
        };
        Endpoint opened = openEndpoint();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            byte id = (byte) thread;
            done.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < ROUNDS; i++) {
                    byte[] payload = {id, (byte) i, (byte) (i >> 8)};
                    assertArrayEquals(asReceived(payload), opened.executeRaw(OPCODE, payload));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        assertEquals(2 * ROUNDS, received.size());
    }

    @Test
    final void endpoint_closedWhileInUse_endsTheCommandFirst() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        behaviour = payload -> {
            running.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return success(payload);
        };
        Endpoint opened = openEndpoint();
        Future<byte[]> command = threads.submit(() -> opened.executeRaw(OPCODE, new byte[] {5}));
        running.await();
        Future<?> closing = threads.submit(opened::close);
        while (opened.isOpen()) {
            Thread.onSpinWait();
        }
        assertThrows(IllegalStateException.class, () -> opened.executeRaw(OPCODE, new byte[0]));
        assertFalse(closing.isDone());
        release.countDown();

        assertArrayEquals(asReceived(new byte[] {5}), command.get());
        closing.get();
        assertEquals(1, received.size());
        assertEquals(0, openResources());
    }
}
