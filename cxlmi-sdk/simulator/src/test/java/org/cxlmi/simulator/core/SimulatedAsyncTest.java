package org.cxlmi.simulator.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulatedAsyncTest {

    private static final int OPCODE = 0xC000;

    /** The timer that Java starts for futures: in this process once, whoever needs it. */
    private static final String TIMER = "CompletableFutureDelayScheduler";

    private final AtomicInteger received = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean gone;
    private final List<Integer> numbers = new CopyOnWriteArrayList<>();

    private Endpoint open(SimulatedClock clock) {
        return Endpoint.over(new SimulatedTransport("link", clock, this::receive, PayloadLimits.UNKNOWN, () -> gone));
    }

    private CciReply receive(MessageType type, CciMessage request) {
        received.incrementAndGet();
        numbers.add((int) request.payload()[0]);
        return new CciReply(
                delay, request.respond(new CciResponse(0, 0, request.payload())).bytes());
    }

    private static CompletableFuture<byte[]> send(Endpoint endpoint, int number) {
        return endpoint.executeRawAsync(OPCODE, new byte[] {(byte) number});
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** While they are outstanding, no thread waits for them but the timer; then a few threads complete the futures. */
    @Test
    void commandsToAThousandComponents_takeNoThreadWhileTheyAreOutstanding() {
        int many = 1000;
        SimulatedClock clock = SimulatedClock.running();
        List<Endpoint> endpoints =
                IntStream.range(0, many).mapToObj(i -> open(clock)).toList();
        endpoints.forEach(endpoint -> endpoint.setTimeout(Duration.ofHours(2)));
        Set<Thread> before = threads();

        delay = Duration.ofHours(1);
        List<CompletableFuture<byte[]>> silent =
                endpoints.stream().map(endpoint -> send(endpoint, 5)).toList();
        Set<Thread> during = threads();
        during.removeAll(before);
        assertEquals(many, received.get());
        assertTrue(silent.stream().noneMatch(CompletableFuture::isDone));
        assertTrue(
                during.stream().allMatch(thread -> thread.getName().equals(TIMER)),
                () -> "new threads: " + during.stream().map(Thread::getName).collect(Collectors.joining(", ")));

        silent.forEach(future -> future.cancel(false));
        delay = Duration.ofMillis(50);
        CompletableFuture.allOf(
                        endpoints.stream().map(endpoint -> send(endpoint, 6)).toArray(CompletableFuture[]::new))
                .join();
        long completing = threads().stream()
                .filter(thread -> thread.getName().startsWith("cxlmi-"))
                .count();
        assertTrue(
                completing <= Math.max(4, Runtime.getRuntime().availableProcessors()), () -> completing + " threads");
        endpoints.forEach(Endpoint::close);
    }

    @Test
    void commandsToOneComponent_areOneAfterAnother() {
        delay = Duration.ofMillis(2);
        try (Endpoint endpoint = open(SimulatedClock.running())) {
            List<CompletableFuture<byte[]>> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sent.add(send(endpoint, i));
            }
            for (int i = 0; i < 50; i++) {
                assertEquals(i, sent.get(i).join()[0]);
            }
        }
        assertEquals(IntStream.range(0, 50).boxed().toList(), numbers);
    }

    @Test
    void replyThatIsLate_isATimeout_andNotThatOfTheNextCommand() {
        try (Endpoint endpoint = open(SimulatedClock.running())) {
            endpoint.setTimeout(Duration.ofMillis(20));
            delay = Duration.ofMillis(60);
            assertInstanceOf(CxlTimeoutException.class, failureOf(send(endpoint, 1)));

            endpoint.setTimeout(Duration.ofSeconds(10));
            delay = Duration.ofMillis(100);
            assertEquals(2, send(endpoint, 2).join()[0]);
        }
    }

    @Test
    void cancel_ofCommandThatWasSent_letsTheNextBeginAtOnce() throws Exception {
        try (Endpoint endpoint = open(SimulatedClock.running())) {
            endpoint.setTimeout(Duration.ofHours(1));
            delay = Duration.ofMinutes(30);
            CompletableFuture<byte[]> silent = send(endpoint, 1);
            delay = Duration.ofMillis(1);
            CompletableFuture<byte[]> next = send(endpoint, 2);

            silent.cancel(false);

            assertEquals(2, next.get(30, TimeUnit.SECONDS)[0]);
            assertEquals(3, endpoint.executeRaw(OPCODE, new byte[] {3})[0]);
        }
    }

    @Test
    void drivenClock_isAdvancedAsByCommandsThatBlock() {
        SimulatedClock clock = SimulatedClock.driven();
        try (Endpoint endpoint = open(clock)) {
            endpoint.setTimeout(Duration.ofSeconds(5));
            delay = Duration.ofSeconds(3);
            assertEquals(1, send(endpoint, 1).join()[0]);
            assertEquals(SimulatedClock.driven().instant().plusSeconds(3), clock.instant());

            delay = Duration.ofSeconds(7);
            assertInstanceOf(CxlTimeoutException.class, failureOf(send(endpoint, 2)));
            assertEquals(
                    8,
                    Math.round(Duration.between(SimulatedClock.driven().instant(), clock.instant())
                                    .toMillis()
                            / 1000.0));
        }
    }

    /** Each ends while it is sent: no stack grows with their number. */
    @Test
    void manyCommandsThatEndAtOnce_areAllCarriedOut() {
        try (Endpoint endpoint = open(SimulatedClock.driven())) {
            List<CompletableFuture<byte[]>> sent = new ArrayList<>();
            delay = Duration.ofMillis(1);
            for (int i = 0; i < 20_000; i++) {
                sent.add(send(endpoint, i));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        }
        assertEquals(20_000, received.get());
    }

    @Test
    void componentThatIsGone_isATransportException() {
        try (Endpoint endpoint = open(SimulatedClock.running())) {
            gone = true;
            Throwable asynchronous = failureOf(send(endpoint, 1));
            TransportException blocking =
                    assertThrows(TransportException.class, () -> endpoint.executeRaw(OPCODE, new byte[1]));

            assertEquals(blocking.getMessage(), asynchronous.getMessage());
            assertFalse(((TransportException) asynchronous).command().isEmpty());
        }
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return assertThrows(CompletionException.class, future::join).getCause();
    }
}
