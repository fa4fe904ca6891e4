package org.cxlmi.runtime.internal.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

    private final Turns turns = new Turns();
    private final List<String> begun = new ArrayList<>();

    private Turns.Waiter waiter(String name) {
        return () -> begun.add(name);
    }

    private static FutureTask<?> start(Runnable code) throws InterruptedException {
        FutureTask<?> task = new FutureTask<>(code, null);
        Thread thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return task;
    }

    @Test
    void take_free_beginsAtOnce() {
        turns.take(waiter("first"));

        assertEquals(List.of("first"), begun);
    }

    @Test
    void end_letsTheWaitersBeginInTheirOrder() {
        turns.take(waiter("1"));
        turns.take(waiter("2"));
        turns.take(waiter("3"));
        assertEquals(List.of("1"), begun);

        turns.end();
        assertEquals(List.of("1", "2"), begun);
        turns.end();
        turns.end();
        assertEquals(List.of("1", "2", "3"), begun);

        turns.take(waiter("4"));
        assertEquals(List.of("1", "2", "3", "4"), begun);
    }

    @Test
    void threadsAndOthers_takeTurnsInOneOrder() throws Exception {
        turns.take();
        turns.take(waiter("1"));
        FutureTask<?> second = start(() -> {
            turns.take();
            begun.add("2");
            turns.release();
        });
        turns.take(waiter("3"));

        turns.release();
        assertEquals(List.of("1"), begun);
        turns.end();
        second.get();
        assertEquals(List.of("1", "2", "3"), begun);
        turns.end();
        turns.take();
    }

    @Test
    void takeNext_comesBeforeTheOthers() throws Exception {
        turns.take();
        turns.take(waiter("last"));
        FutureTask<?> next = start(() -> {
            turns.takeNext();
            begun.add("next");
            turns.release();
        });

        turns.release();
        next.get();

        assertEquals(List.of("next", "last"), begun);
    }

    @Test
    void take_again_isTheSameTurn() {
        turns.take();
        turns.take();
        turns.take(waiter("other"));

        turns.release();
        assertTrue(begun.isEmpty());
        turns.release();
        assertEquals(List.of("other"), begun);
    }

    @Test
    void withdraw_waiter_neverBegins() {
        Turns.Waiter second = waiter("2");
        turns.take(waiter("1"));
        turns.take(second);
        turns.take(waiter("3"));

        assertTrue(turns.withdraw(second));
        assertFalse(turns.withdraw(second));
        turns.end();

        assertEquals(List.of("1", "3"), begun);
        turns.end();
        turns.take(waiter("4"));
        assertEquals(List.of("1", "3", "4"), begun);
    }

    @Test
    void withdraw_onlyWaiter_leavesTheTurnsUsable() {
        Turns.Waiter second = waiter("2");
        turns.take(waiter("1"));
        turns.take(second);
        assertTrue(turns.withdraw(second));

        turns.end();
        turns.take();
        turns.release();
        assertEquals(List.of("1"), begun);
    }

    @Test
    void take_timeIsOver_doesNotGetATurnLater() throws Exception {
        turns.take();
        FutureTask<?> waits = start(() -> {
            try {
                assertFalse(turns.take(Duration.ofMillis(200)));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        waits.get();

        turns.release();
        turns.take(waiter("next"));
        assertEquals(List.of("next"), begun);
    }

    @Test
    void take_interrupted_endsOnlyAWaitWithALimit() throws Exception {
        turns.take();
        Thread[] threads = new Thread[2];
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        FutureTask<?> limited = start(() -> {
            threads[0] = Thread.currentThread();
            try {
                turns.take(Duration.ofHours(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        FutureTask<?> unlimited = start(() -> {
            threads[1] = Thread.currentThread();
            turns.take();
            stillInterrupted.set(Thread.interrupted());
            turns.release();
        });

        threads[0].interrupt();
        threads[1].interrupt();
        ExecutionException e = assertThrows(ExecutionException.class, limited::get);
        assertTrue(e.getCause().getCause() instanceof InterruptedException);
        assertFalse(unlimited.isDone());
        turns.release();
        unlimited.get();
        assertTrue(stillInterrupted.get());
    }

    /** Each ends its turn while it begins: without a stack that grows with their number. */
    @Test
    void end_manyThatEndAtOnce_needNoLargeStack() {
        int many = 100_000;
        AtomicInteger count = new AtomicInteger();
        turns.take();
        for (int i = 0; i < many; i++) {
            turns.take(() -> {
                count.incrementAndGet();
                turns.end();
            });
        }

        turns.release();

        assertEquals(many, count.get());
        turns.take();
    }

    @Test
    void manyThreadsAndOthers_neverHaveATurnTogether() throws Exception {
        AtomicBoolean inside = new AtomicBoolean();
        AtomicInteger overlaps = new AtomicInteger();
        int rounds = 5_000;
        CountDownLatch left = new CountDownLatch(4 * rounds);
        List<FutureTask<?>> tasks = new ArrayList<>();
        Runnable turn = () -> {
            if (inside.getAndSet(true)) {
                overlaps.incrementAndGet();
            }
            inside.set(false);
        };
        for (int i = 0; i < 4; i++) {
            boolean blocks = i % 2 == 0;
            FutureTask<?> task = new FutureTask<>(
                    () -> {
                        for (int round = 0; round < rounds; round++) {
                            if (blocks) {
                                turns.take();
                                turn.run();
                                turns.release();
                                left.countDown();
                            } else {
                                turns.take(() -> {
                                    turn.run();
                                    turns.end();
                                    left.countDown();
                                });
                            }
                        }
                    },
                    null);
            tasks.add(task);
            new Thread(task).start();
        }
        for (FutureTask<?> task : tasks) {
            task.get();
        }
        left.await();

        assertEquals(0, overlaps.get());
        turns.take();
    }
}
