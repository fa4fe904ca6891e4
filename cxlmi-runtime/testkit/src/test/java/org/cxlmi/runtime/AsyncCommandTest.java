package org.cxlmi.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AsyncCommandTest {

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final Endpoint endpoint = Endpoint.over(transport);

    /** How many answers the component may give; it waits for more permits. */
    private final Semaphore answers = new Semaphore(0);

    private final Semaphore arrived = new Semaphore(0);

    @AfterEach
    void end() {
        answers.release(1_000_000);
        endpoint.close();
    }

    /** The component answers with the request, as soon as it may. */
    private void slow() {
        transport.always(0xC000).answer(this::echo);
        transport.always(0xC002).answer(this::echo);
    }

    private CciResponse echo(CciRequest request) {
        arrived.release();
        answers.acquireUninterruptibly();
        return new CciResponse(0, 0, request.payload());
    }

    private CompletableFuture<Echo> send(int number) {
        return endpoint.executeAsync(Echo.ECHO, Echo.of(1, number));
    }

    private List<Integer> received() {
        return transport.exchanges().stream()
                .map(exchange -> (int) exchange.request().payload()[1])
                .toList();
    }

    private static Throwable failureOf(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
            throw new AssertionError("it has not failed");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void executeAsync_success_isTyped() throws Exception {
        transport.on(0xC000).expecting((byte) 1, (byte) 2).reply((byte) 3, (byte) 4);

        assertEquals(Echo.of(3, 4), send(2).get());
    }

    @Test
    void startAsync_saysWhetherItStillRuns() throws Exception {
        transport
                .on(0xC001)
                .fail(ReturnCode.BACKGROUND_COMMAND_STARTED)
                .on(0xC001)
                .reply();

        assertTrue(endpoint.startAsync(Echo.RUN, Echo.of(1, 2)).get().isRunning());
        assertFalse(endpoint.startAsync(Echo.RUN, Echo.of(1, 2)).get().isRunning());
    }

    @Test
    void executeRawAsync_copiesThePayload() throws Exception {
        slow();
        byte[] payload = {1, 2};
        CompletableFuture<byte[]> first = endpoint.executeRawAsync(0xC000, new byte[2]);
        CompletableFuture<byte[]> second = endpoint.executeRawAsync(0xC000, payload);
        payload[1] = 9;
        answers.release(2);

        first.get();
        assertArrayEquals(new byte[] {1, 2}, second.get());
    }

    interface Script {
        void of(ScriptedTransport.Answer answer);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("return code", answer -> answer.fail(ReturnCode.INVALID_INPUT), CommandFailedException.class),
                failure(
                        "background",
                        answer -> answer.fail(ReturnCode.BACKGROUND_COMMAND_STARTED),
                        StillRunningException.class),
                failure("short", answer -> answer.reply((byte) 1), MalformedResponseException.class),
                failure("timeout", ScriptedTransport.Answer::timeOut, CxlTimeoutException.class),
                failure("gone", ScriptedTransport.Answer::disappear, TransportException.class),
                failure(
                        "defect",
                        answer -> answer.answer(request -> {
                            throw new UnsupportedOperationException("a defect of the transport");
                        }),
                        UnsupportedOperationException.class));
    }

    private static Arguments failure(String name, Script script, Class<? extends RuntimeException> type) {
        return Arguments.of(Named.of(name, script), type);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void executeAsync_failure_isThatOfExecute(Script script, Class<? extends RuntimeException> type) throws Exception {
        script.of(transport.on(0xC000));
        script.of(transport.on(0xC000));
        RuntimeException blocking = assertThrows(type, () -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));

        CompletableFuture<Echo> future = send(2);

        Throwable failure = failureOf(future);
        assertSame(type, failure.getClass());
        assertEquals(blocking.getMessage(), failure.getMessage());
        CompletionException joined = assertThrows(CompletionException.class, future::join);
        assertSame(failure, joined.getCause());
        AtomicReference<Throwable> seen = new AtomicReference<>();
        assertThrows(
                ExecutionException.class,
                () -> future.whenComplete((value, e) -> seen.set(e)).get());
        assertSame(failure, seen.get());
    }

    @Test
    void executeAsync_error_isInTheFuture() throws Exception {
        transport.on(0xC000).expecting((byte) 9).reply();

        assertInstanceOf(AssertionError.class, failureOf(send(2)));
    }

    @Test
    void executeRawAsync_wrongArgument_isInTheFuture() throws Exception {
        assertInstanceOf(IllegalArgumentException.class, failureOf(endpoint.executeRawAsync(0x10000, new byte[0])));
        assertTrue(transport.exchanges().isEmpty());
    }

    @Test
    void executeAsync_manyCommands_areSentInTheOrderOfTheCalls() {
        slow();
        List<CompletableFuture<Echo>> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add(send(i));
        }
        answers.release(100);

        for (int i = 0; i < 100; i++) {
            assertEquals(Echo.of(1, i), sent.get(i).join());
        }
        assertEquals(IntStream.range(0, 100).boxed().toList(), received());
    }

    @Test
    void executeAsync_betweenBlockingCalls_keepsTheOrder() throws Exception {
        slow();
        CompletableFuture<Echo> first = send(1);
        arrived.acquire();
        Thread second = new Thread(() -> endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
        second.start();
        while (second.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        CompletableFuture<Echo> third = send(3);
        answers.release(3);

        CompletableFuture.allOf(first, third).join();
        second.join();
        assertEquals(List.of(1, 2, 3), received());
    }

    /** One slow endpoint must not take the threads of the others. */
    @Test
    void executeAsync_slowEndpoint_hasOneThread() throws Exception {
        slow();
        List<CompletableFuture<Echo>> sent =
                IntStream.range(0, 200).mapToObj(this::send).toList();
        arrived.acquire();
        ScriptedTransport fast = new ScriptedTransport("mem1");
        fast.always(0xC000).reply((byte) 1, (byte) 1);
        try (Endpoint other = Endpoint.over(fast)) {
            for (int i = 0; i < 100; i++) {
                assertEquals(
                        Echo.of(1, 1),
                        other.executeAsync(Echo.ECHO, Echo.of(0, 0)).get());
            }
        }

        assertEquals(0, arrived.availablePermits());
        answers.release(200);
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    @Test
    void cancel_beforeItsTurn_isNeverSent() throws Exception {
        slow();
        CompletableFuture<Echo> first = send(1);
        arrived.acquire();
        CompletableFuture<Echo> second = send(2);
        CompletableFuture<Echo> third = send(3);

        assertTrue(second.cancel(false));
        assertTrue(second.isCancelled());
        answers.release(2);

        first.get();
        third.get();
        assertEquals(List.of(1, 3), received());
    }

    @Test
    void cancel_afterItWasSent_leavesTheEndpointUsable() throws Exception {
        slow();
        CompletableFuture<Echo> first = send(1);
        arrived.acquire();

        assertTrue(first.cancel(true));
        CompletableFuture<Echo> second = send(2);
        answers.release(2);

        assertEquals(Echo.of(1, 2), second.get());
        assertThrows(CancellationException.class, first::join);
        assertEquals(List.of(1, 2), received());
    }

    @Test
    void orTimeout_beforeItsTurn_isNeverSent() throws Exception {
        slow();
        CompletableFuture<Echo> first = send(1);
        arrived.acquire();
        CompletableFuture<Echo> second = send(2).orTimeout(10, TimeUnit.MILLISECONDS);

        assertInstanceOf(TimeoutException.class, failureOf(second));
        answers.release(2);

        first.get();
        assertEquals(Echo.of(7, 7), endpoint.execute(Echo.REPEATABLE, Echo.of(7, 7)));
        assertEquals(List.of(1, 7), received());
    }

    @Test
    void complete_byTheUser_givesTheCommandUp() throws Exception {
        slow();
        CompletableFuture<Echo> first = send(1);
        arrived.acquire();
        CompletableFuture<Echo> second = send(2);
        CompletableFuture<Echo> third = send(3);

        assertTrue(second.complete(Echo.of(0, 0)));
        third.obtrudeValue(Echo.of(0, 0));
        answers.release(3);

        first.get();
        endpoint.execute(Echo.REPEATABLE, Echo.of(7, 7));
        assertEquals(List.of(1, 7), received());
        assertEquals(Echo.of(0, 0), second.join());
    }

    @Test
    void withDeadline_thatPassesBeforeItsTurn_isATimeoutAndNeverSent() throws Exception {
        slow();
        CompletableFuture<Echo> first = send(1);
        arrived.acquire();
        CompletableFuture<Echo> second =
                endpoint.withDeadline(Deadline.after(Duration.ofMillis(10))).executeAsync(Echo.ECHO, Echo.of(1, 2));

        CxlTimeoutException e = assertInstanceOf(CxlTimeoutException.class, failureOf(second));

        assertTrue(e.isRetryable());
        answers.release(1);
        first.get();
        assertEquals(List.of(1), received());
    }

    @Test
    void withTimeout_isWhatTransportsGet() throws Exception {
        transport.on(0xC000).after(Duration.ofMillis(20)).reply((byte) 1, (byte) 2);

        CxlTimeoutException e = assertInstanceOf(
                CxlTimeoutException.class,
                failureOf(endpoint.withTimeout(Duration.ofMillis(20)).executeAsync(Echo.ECHO, Echo.of(1, 2))));

        assertEquals(Duration.ofMillis(20), e.waited());
    }

    @Test
    void close_waitsForTheCommandThatRuns_andRefusesTheOthers() throws Exception {
        slow();
        CompletableFuture<Echo> running = send(1);
        arrived.acquire();
        CompletableFuture<Echo> waiting = send(2);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(endpoint::close);
        while (endpoint.isOpen()) {
            Thread.onSpinWait();
        }
        assertFalse(closing.isDone());
        assertFalse(transport.isClosed());
        answers.release(1);

        assertEquals(Echo.of(1, 1), running.get());
        closing.get();
        IllegalStateException e = assertInstanceOf(IllegalStateException.class, failureOf(waiting));
        assertEquals("endpoint mem0 is closed", e.getMessage());
        assertEquals(e.getMessage(), failureOf(send(3)).getMessage());
        assertEquals(List.of(1), received());
    }

    /** Four times as many slow dependants as there are threads for them: each command is carried out all the same. */
    @Test
    void dependants_thatAreSlow_delayNoCommand() throws Exception {
        slow();
        CountDownLatch release = new CountDownLatch(1);
        int many = 4 * Math.max(4, Runtime.getRuntime().availableProcessors());
        List<CompletableFuture<Void>> slow = IntStream.range(0, many)
                .mapToObj(i -> send(i).thenAccept(value -> await(release)))
                .toList();
        answers.release(many + 1);

        while (transport.exchanges().size() < many) {
            Thread.sleep(1);
        }
        assertEquals(Echo.of(1, 2), endpoint.execute(Echo.ECHO, Echo.of(1, 2)));
        release.countDown();
        CompletableFuture.allOf(slow.toArray(CompletableFuture[]::new)).join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void dependants_thatWaitForOtherCommands_comeToAnEnd() {
        slow();
        int many = 4 * Math.max(4, Runtime.getRuntime().availableProcessors());

        List<CompletableFuture<Echo>> nested = IntStream.range(0, many)
                .mapToObj(i -> send(i).thenApply(value -> send(i).join()))
                .toList();
        answers.release(2 * many);

        for (int i = 0; i < many; i++) {
            assertEquals(Echo.of(1, i), nested.get(i).join());
        }
    }

    @Test
    void dependants_runInThreadsForThem() throws Exception {
        slow();
        CompletableFuture<String> thread =
                send(1).thenApply(value -> Thread.currentThread().getName());
        CompletableFuture<String> ofFailure = endpoint.executeRawAsync(0xC00F, new byte[0])
                .handle((value, e) -> Thread.currentThread().getName());
        answers.release();

        assertTrue(thread.get().startsWith("cxlmi-completion-"), thread.get());
        assertTrue(ofFailure.get().startsWith("cxlmi-completion-"), ofFailure.get());
    }

    @Test
    void threads_areDaemonsWithNames() throws Exception {
        slow();
        CompletableFuture<Echo> future = send(1);
        arrived.acquire();

        Set<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cxlmi-"))
                .collect(Collectors.toSet());

        assertTrue(threads.stream().anyMatch(thread -> thread.getName().startsWith("cxlmi-async-")));
        assertTrue(threads.stream().allMatch(Thread::isDaemon));
        answers.release();
        future.get();
    }

    @Test
    void policies_seeEachAsynchronousExchange_inThreadsThatMayBlock() throws Exception {
        transport.on(0xC002).fail(ReturnCode.BUSY).on(0xC002).reply((byte) 5, (byte) 6);
        List<String> seen = new ArrayList<>();
        CxlTarget patient = endpoint.with((exchange, chain) -> {
            seen.add(exchange.toString());
            try {
                return chain.proceed();
            } catch (CxlException e) {
                seen.add(e.getClass().getSimpleName() + " in "
                        + Thread.currentThread().getName().replaceAll("\\d+", "N"));
                CciResponse response = chain.proceed(Duration.ofSeconds(1));
                seen.add(exchange.attempts() + " attempts");
                return response;
            }
        });

        assertEquals(
                Echo.of(5, 6),
                patient.executeAsync(Echo.REPEATABLE, Echo.of(1, 2)).get());
        assertEquals(
                List.of("mem0: Echo Again (C002h)", "CommandFailedException in cxlmi-policy-N", "2 attempts"), seen);
    }

    @Test
    void policies_thatBlock_keepTheOrderOfAnEndpoint() {
        slow();
        CxlTarget observed = endpoint.with((exchange, chain) -> chain.proceed());
        List<CompletableFuture<Echo>> sent = IntStream.range(0, 100)
                .mapToObj(i -> observed.executeAsync(Echo.ECHO, Echo.of(1, i)))
                .toList();
        answers.release(100);

        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        assertEquals(IntStream.range(0, 100).boxed().toList(), received());
    }

    @Test
    void policy_failure_isThatOfTheCommand() throws Exception {
        IllegalStateException refusal = new IllegalStateException("not today");
        CxlTarget refused = endpoint.with((exchange, chain) -> {
            throw refusal;
        });
        CxlTarget withoutResponse = endpoint.with((exchange, chain) -> null);

        assertSame(refusal, failureOf(refused.executeAsync(Echo.ECHO, Echo.of(1, 2))));
        assertInstanceOf(NullPointerException.class, failureOf(withoutResponse.executeAsync(Echo.ECHO, Echo.of(1, 2))));
        assertTrue(transport.exchanges().isEmpty());
    }

    @Test
    void policy_cancelledWhileItWaits_sendsNothing() throws Exception {
        slow();
        AtomicInteger attempts = new AtomicInteger();
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CxlTarget delayed = endpoint.with((exchange, chain) -> {
            waiting.countDown();
            await(release);
            attempts.incrementAndGet();
            return chain.proceed();
        });

        CompletableFuture<Echo> first = delayed.executeAsync(Echo.ECHO, Echo.of(1, 1));
        CompletableFuture<Echo> second = delayed.executeAsync(Echo.ECHO, Echo.of(1, 2));
        CompletableFuture<Echo> third = delayed.executeAsync(Echo.ECHO, Echo.of(1, 3));
        waiting.await();
        first.cancel(false);
        second.cancel(false);
        release.countDown();
        answers.release(1);

        third.get();
        assertEquals(List.of(3), received());
        assertEquals(2, attempts.get());
    }
}
