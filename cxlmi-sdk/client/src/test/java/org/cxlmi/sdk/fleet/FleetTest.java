package org.cxlmi.sdk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fleet.FleetOutcome.Done;
import org.cxlmi.sdk.fleet.FleetOutcome.Failed;
import org.cxlmi.sdk.fleet.FleetOutcome.NotStarted;
import org.cxlmi.sdk.fleet.FleetOutcome.Unfinished;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FleetTest {

    private static final int OPCODE = 0xC000;
    private static final Duration SOON = Duration.ofMillis(50);

    /** Closing a run ends its threads, whatever was in it; a test that leaves one has to say so. */
    @AfterEach
    void noThreadIsLeft() {
        assertEquals(List.of(), threads());
    }

    static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(Crew.THREAD_NAME))
                .toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Endpoint endpoint(String name) {
        ScriptedTransport transport = new ScriptedTransport(name);
        transport.always(OPCODE).reply((byte) 1);
        return Endpoint.over(transport);
    }

    private static <T, R> List<Class<?>> kinds(List<FleetOutcome<T, R>> outcomes) {
        return outcomes.stream().<Class<?>>map(FleetOutcome<T, R>::getClass).toList();
    }

    private static void awaitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Test
    void run_componentsThatAnswerAndThatRefuse_haveTheirOwnOutcomesInTheirOrder() {
        Endpoint first = endpoint("first");
        Endpoint second = Endpoint.over(new ScriptedTransport("second"));
        Endpoint third = endpoint("third");

        List<FleetOutcome<Endpoint, Integer>> outcomes = Fleet.create()
                .run(List.of(first, second, third), target -> target.executeRaw(OPCODE, new byte[0]).length);

        assertEquals(new Done<>(first, 1), outcomes.get(0));
        Failed<Endpoint, Integer> failed = (Failed<Endpoint, Integer>) outcomes.get(1);
        assertSame(second, failed.target());
        assertEquals(
                ReturnCode.UNSUPPORTED,
                assertInstanceOf(CommandFailedException.class, failed.cause()).returnCode());
        assertEquals(new Done<>(third, 1), outcomes.get(2));
    }

    @Test
    void iteration_givesOutcomesAsTheyComeAndMayBeRepeated() {
        CountDownLatch last = new CountDownLatch(1);
        try (FleetRun<String, String> run = Fleet.create().startEach(List.of("slow", "fast"), item -> {
            if (item.equals("slow")) {
                last.await();
            }
            return item.toUpperCase(Locale.ROOT);
        })) {
            List<String> seen = new ArrayList<>();
            for (FleetOutcome<String, String> outcome : run) {
                seen.add(outcome.target());
                last.countDown();
            }
            assertEquals(List.of("fast", "slow"), seen);
            run.forEach(outcome -> seen.add(outcome.target()));
            assertEquals(List.of("fast", "slow", "fast", "slow"), seen);
            assertEquals(List.of(new Done<>("slow", "SLOW"), new Done<>("fast", "FAST")), run.results());
            var iterator = run.iterator();
            iterator.next();
            iterator.next();
            assertFalse(iterator.hasNext());
            assertThrows(NoSuchElementException.class, iterator::next);
        }
    }

    @Test
    void noTargets_noOutcomes() {
        assertEquals(List.of(), Fleet.create().withWave(1, 0).withDeadline(SOON).runEach(List.of(), item -> item));
    }

    @Test
    void resultNull_isAResult() {
        FleetOutcome<String, Void> outcome = Fleet.create()
                .<String, Void>runEach(List.of("any"), item -> null)
                .get(0);

        assertNull(assertInstanceOf(Done.class, outcome).value());
    }

    @Test
    void concurrency_isReachedAndNeverExceeded() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier all = new CyclicBarrier(4);

        List<FleetOutcome<Integer, Integer>> outcomes = Fleet.create()
                .withConcurrency(4)
                .runEach(numbers(40), item -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    all.await(20, TimeUnit.SECONDS);
                    return now.decrementAndGet();
                });

        assertEquals(Collections.nCopies(40, Done.class), kinds(outcomes));
        assertEquals(4, most.get());
    }

    @Test
    void threads_areNoMoreThanThereIsToDo() {
        try (FleetRun<Integer, Integer> run = Fleet.create().startEach(List.of(1, 2, 2, 2), item -> {
            awaitForEver();
            return item;
        })) {
            assertTrue(run.iterator().hasNext());
            assertEquals(2, threads().size());
            assertTrue(threads().stream().allMatch(Thread::isDaemon));
        }
    }

    @Test
    void sameEndpoint_workIsInOrderAndNeverAtOnce_whileOthersGoOn() {
        Endpoint sw = endpoint("sw");
        Endpoint other = endpoint("other");
        List<CxlTarget> targets = List.of(
                sw, sw.through(Tunnel.switchPort(1)), sw.withTimeout(SOON), sw, other.through(Tunnel.ldPool()), other);
        AtomicInteger inSwitch = new AtomicInteger();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch othersDone = new CountDownLatch(2);

        List<FleetOutcome<CxlTarget, String>> outcomes = Fleet.create()
                .withConcurrency(2)
                .run(targets, target -> {
                    if (target.endpoint() == other) {
                        othersDone.countDown();
                        return target.name();
                    }
                    assertEquals(1, inSwitch.incrementAndGet());
                    // Both others are done on the one thread that the switch leaves.
                    assertTrue(othersDone.await(20, TimeUnit.SECONDS));
                    order.add(target.toString());
                    inSwitch.decrementAndGet();
                    return target.name();
                });

        assertEquals(Collections.nCopies(6, Done.class), kinds(outcomes));
        assertEquals(List.of("sw", "sw > port 1", "sw (timeout PT0.05S)", "sw"), order);
    }

    @Test
    void failures_ofAnyKind_areOutcomes() {
        List<Exception> thrown = List.of(
                new IllegalStateException("unchecked"), new IOException("checked"), new InterruptedException("own"));

        List<FleetOutcome<Exception, String>> outcomes = Fleet.create().runEach(thrown, e -> {
            throw e;
        });

        assertEquals(
                thrown.stream()
                        .<FleetOutcome<Exception, String>>map(e -> new Failed<>(e, e))
                        .toList(),
                outcomes);
    }

    @Test
    void error_isTheOutcomeOfItsTargetAndStopsTheRun() {
        Error error = new LinkageError("broken");

        List<FleetOutcome<Integer, Integer>> outcomes = Fleet.create()
                .withConcurrency(1)
                .runEach(numbers(3), item -> {
                    if (item == 1) {
                        throw error;
                    }
                    return item;
                });

        assertEquals(
                List.of(new Done<>(0, 0), new Failed<>(1, error), new NotStarted<>(2, StopReason.ERROR)), outcomes);
    }

    @Test
    void failureLimit_reached_beginsNothingMoreAndFinishesWhatRuns() {
        CountDownLatch failed = new CountDownLatch(2);

        List<FleetOutcome<Integer, Integer>> outcomes = Fleet.create()
                .withConcurrency(3)
                .withFailureLimit(2)
                .runEach(numbers(20), item -> {
                    if (item == 0) {
                        // It ends when the others have failed, and is not interrupted.
                        assertTrue(failed.await(20, TimeUnit.SECONDS));
                        return 0;
                    }
                    failed.countDown();
                    throw new IllegalStateException();
                });

        assertEquals(new Done<>(0, 0), outcomes.get(0));
        long failures = outcomes.stream().filter(Failed.class::isInstance).count();
        // Each of the three threads may have begun another item before the second failure was counted.
        assertTrue(failures >= 2 && failures <= 4, outcomes::toString);
        assertEquals(new NotStarted<>(19, StopReason.FAILURES), outcomes.get(19));
    }

    @Test
    void failureLimit_notReached_doesNotMatter() {
        List<FleetOutcome<Integer, Integer>> outcomes =
                Fleet.create().withFailureLimit(3).runEach(numbers(10), item -> 1 / (item / 2));

        assertEquals(2, outcomes.stream().filter(Failed.class::isInstance).count());
        assertEquals(8, outcomes.stream().filter(Done.class::isInstance).count());
    }

    @Test
    void wave_beginsWhenTheOneBeforeIsDone() {
        AtomicInteger done = new AtomicInteger();

        List<FleetOutcome<Integer, Integer>> outcomes = Fleet.create()
                .withWave(1, 0)
                .withWave(3, 0)
                .runEach(numbers(10), item -> {
                    int before = done.get();
                    Thread.sleep(5);
                    done.incrementAndGet();
                    return before;
                });

        for (int item = 0; item < 10; item++) {
            int before = ((Done<Integer, Integer>) outcomes.get(item)).value();
            int atLeast = item == 0 ? 0 : item < 4 ? 1 : 4;
            assertTrue(before >= atLeast, item + " began after " + before);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 10", "0, 1, 2", "1, 1, 10", "1, 2, 2"})
    void wave_withMoreFailuresThanAllowed_isTheLast(int allowed, int failing, int tried) {
        List<FleetOutcome<Integer, Integer>> outcomes = Fleet.create()
                .withWave(2, allowed)
                .runEach(numbers(10), item -> {
                    if (item < failing) {
                        throw new IllegalStateException();
                    }
                    return item;
                });

        assertEquals(
                numbers(10).subList(tried, 10),
                outcomes.stream()
                        .filter(outcome -> outcome.equals(new NotStarted<>(outcome.target(), StopReason.FAILURES)))
                        .map(FleetOutcome::target)
                        .toList());
    }

    @Test
    void wave_endsWithTheTargets() {
        assertEquals(
                List.of(new Done<>(0, 0), new Done<>(1, 1)),
                Fleet.create().withWave(1, 0).withWave(5, 0).withWave(5, 0).runEach(numbers(2), item -> item));
    }

    @Test
    void equalTargets_inSeveralWaves_areAllTried() {
        assertEquals(
                Collections.nCopies(5, new Done<>("x", "x")),
                Fleet.create().withWave(2, 0).runEach(Collections.nCopies(5, "x"), item -> item));
    }

    @Test
    void deadline_over_saysWhatWasNotBegunAndInterruptsTheRest() {
        List<FleetOutcome<Integer, Integer>> outcomes = Fleet.create()
                .withConcurrency(2)
                .withDeadline(SOON)
                .runEach(numbers(4), item -> {
                    if (item == 0) {
                        return 0;
                    }
                    awaitForEver();
                    return item;
                });

        assertEquals(new Done<>(0, 0), outcomes.get(0));
        for (int item : List.of(1, 2)) {
            Unfinished<Integer, Integer> unfinished = (Unfinished<Integer, Integer>) outcomes.get(item);
            assertEquals(StopReason.DEADLINE, unfinished.reason());
            assertInstanceOf(InterruptedException.class, unfinished.cause().orElseThrow());
        }
        assertEquals(new NotStarted<>(3, StopReason.DEADLINE), outcomes.get(3));
    }

    @Test
    void deadline_over_nobodyWaits_interruptsAllTheSame() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (FleetRun<Integer, Integer> run = Fleet.create().withDeadline(SOON).startEach(numbers(1), item -> {
            try {
                awaitForEver();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return 7;
        })) {
            assertTrue(interrupted.await(20, TimeUnit.SECONDS));
            // It made it after all.
            assertEquals(List.of(new Done<>(0, 7)), run.results());
        }
    }

    @Test
    void taskThatDoesNotReact_isGivenUp() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        FleetRun<Integer, Integer> run = Fleet.create().withDeadline(SOON).startEach(numbers(1), item -> {
            while (true) {
                try {
                    end.await();
                    return item;
                } catch (InterruptedException e) {
                    // Goes on.
                }
            }
        });

        assertEquals(List.of(new Unfinished<>(0, StopReason.DEADLINE, Optional.empty())), run.results());
        run.close();

        assertEquals(1, threads().size());
        end.countDown();
        for (Thread thread : threads()) {
            thread.join();
        }
        assertEquals(List.of(new Unfinished<>(0, StopReason.DEADLINE, Optional.empty())), run.results());
    }

    @Test
    void close_duringTheRun_cancelsAndTellsWhatBecameOfEach() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        FleetRun<Integer, Integer> run = Fleet.create().withConcurrency(2).startEach(numbers(3), item -> {
            begun.countDown();
            awaitForEver();
            return item;
        });
        begun.await();

        run.close();
        run.close();

        assertEquals(List.of(), threads());
        assertEquals(List.of(Unfinished.class, Unfinished.class, NotStarted.class), kinds(run.results()));
        run.forEach(outcome -> assertTrue(outcome.toString().contains("CANCELLED"), outcome::toString));
    }

    @Test
    void close_byATask_doesNotWaitForItself() throws Exception {
        CompletableFuture<FleetRun<Integer, Integer>> self = new CompletableFuture<>();
        try (FleetRun<Integer, Integer> run = Fleet.create().startEach(numbers(1), item -> {
            self.get().close();
            return item;
        })) {
            self.complete(run);
            assertEquals(List.of(new Done<>(0, 0)), run.results());
        }
    }

    @Test
    void callerInterrupted_cancelsTheRunAndStaysInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        List<FleetOutcome<Integer, Integer>> outcomes = new ArrayList<>();
        boolean[] interrupted = {false};
        Thread caller = new Thread(() -> {
            outcomes.addAll(Fleet.create().withConcurrency(1).runEach(numbers(2), item -> {
                begun.countDown();
                awaitForEver();
                return item;
            }));
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        caller.start();
        begun.await();

        caller.interrupt();
        caller.join();

        assertTrue(interrupted[0]);
        assertEquals(List.of(Unfinished.class, NotStarted.class), kinds(outcomes));
        assertEquals(new NotStarted<>(1, StopReason.CANCELLED), outcomes.get(1));
    }

    @Test
    void taskThatLeavesItsThreadInterrupted_doesNotDisturbTheNext() {
        List<FleetOutcome<Integer, Boolean>> outcomes = Fleet.create()
                .withConcurrency(1)
                .runEach(numbers(2), item -> {
                    boolean before = Thread.currentThread().isInterrupted();
                    Thread.currentThread().interrupt();
                    return before;
                });

        assertEquals(List.of(new Done<>(0, false), new Done<>(1, false)), outcomes);
    }

    @Test
    void runOpening_opensAndCloses_andTellsWhatCannotBeOpened() {
        List<Endpoint> opened = Collections.synchronizedList(new ArrayList<>());
        IllegalArgumentException none = new IllegalArgumentException("no such device");

        List<FleetOutcome<String, String>> outcomes = Fleet.create()
                .runOpening(
                        List.of("mem0", "mem1"),
                        name -> {
                            if (name.equals("mem1")) {
                                throw none;
                            }
                            Endpoint endpoint = endpoint(name);
                            opened.add(endpoint);
                            return endpoint;
                        },
                        target -> {
                            assertTrue(((Endpoint) target.endpoint()).isOpen());
                            return target.name();
                        });

        assertEquals(List.of(new Done<>("mem0", "mem0"), new Failed<>("mem1", none)), outcomes);
        assertFalse(opened.get(0).isOpen());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097})
    void concurrency_outOfRange_isRefused(int targets) {
        assertThrows(IllegalArgumentException.class, () -> Fleet.create().withConcurrency(targets));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P365DT0.000000001S"})
    void deadline_outOfRange_isRefused(String limit) {
        Duration refused = Duration.parse(limit);
        assertThrows(IllegalArgumentException.class, () -> Fleet.create().withDeadline(refused));
    }

    @Test
    void limits_outOfRange_areRefused() {
        Fleet fleet = Fleet.create();
        assertThrows(IllegalArgumentException.class, () -> fleet.withFailureLimit(0));
        assertThrows(IllegalArgumentException.class, () -> fleet.withWave(0, 0));
        assertThrows(IllegalArgumentException.class, () -> fleet.withWave(1, -1));
    }

    @Test
    void settings_areReadable() {
        assertEquals("concurrency=64", Fleet.create().toString());
        assertEquals(
                "concurrency=2, deadline=PT1M, failureLimit=3, waves=[Wave[targets=1, allowedFailures=0]]",
                Fleet.create()
                        .withConcurrency(2)
                        .withDeadline(Duration.ofMinutes(1))
                        .withFailureLimit(3)
                        .withWave(1, 0)
                        .toString());
    }
}
