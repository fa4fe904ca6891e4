package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.sdk.metrics.MetricSample;
import org.cxlmi.sdk.monitor.PollRun;
import org.cxlmi.sdk.monitor.PollSource;
import org.cxlmi.sdk.monitor.PolledComponent;
import org.cxlmi.sdk.monitor.Poller;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PollerTest {

    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Duration LONG = Duration.ofHours(1);

    private final SimulatedMemoryDevice device = device("mem0");
    private final Endpoint mem0 = Endpoint.over(device.connect());

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    private static SimulatedMemoryDevice device(String name) {
        return SimulatedMemoryDevice.builder()
                .name(name)
                .clock(SimulatedClock.driven())
                .build();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private static boolean all(PollRun run, Predicate<PolledComponent> condition) {
        return run.components().stream().allMatch(condition);
    }

    /** A component that leaves each command without an answer until it is released, and counts the commands. */
    private record Silent(String name, CountDownLatch release, AtomicInteger asked) implements PollSource {

        @Override
        public Object connection() {
            return name;
        }

        @Override
        public CxlTarget open() throws InterruptedException {
            asked.incrementAndGet();
            release.await();
            throw new IllegalStateException(name + " is silent");
        }

        @Override
        public void discard(CxlTarget target) {
            throw new AssertionError("it was never open");
        }
    }

    @Test
    void deadComponents_delayNoOther() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        List<PollSource> sources = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            sources.add(new Silent("dead" + i, release, asked));
        }
        for (int i = 0; i < 475; i++) {
            sources.add(PollSource.of(Endpoint.over(device("mem" + i).connect())));
        }
        try (PollRun run = Poller.ofSources(sources).withInterval(LONG).start()) {
            await(() -> run.components().stream().filter(PolledComponent::up).count() == 475);
            assertEquals(25, asked.get(), "each of them still waits");
            assertEquals(500, run.components().size());
            assertTrue(run.components().stream()
                    .limit(25)
                    .allMatch(component -> component.polls() == 0
                            && component.readings().isEmpty()
                            && MetricSample.of(component).isEmpty()));
        }
        release.countDown();
    }

    @Test
    void moreDeadComponentsThanThreads_delayNoOther_fromTheirSecondPollOn() throws InterruptedException {
        CountDownLatch none = new CountDownLatch(0);
        AtomicInteger asked = new AtomicInteger();
        List<PollSource> sources = new ArrayList<>(List.of(PollSource.of(mem0)));
        for (int i = 0; i < 20; i++) {
            sources.add(new Silent("dead" + i, none, asked));
        }
        try (PollRun run =
                Poller.ofSources(sources).withConcurrency(1).withInterval(SHORT).start()) {
            await(() -> all(run, component -> component.polls() > 2));
            assertTrue(run.components().get(0).up());
            assertTrue(run.components().get(1).failures() > 0);
        }
    }

    @Test
    void looking_sendsNothing() throws InterruptedException {
        try (PollRun run = Poller.of(List.of(mem0)).withInterval(LONG).start()) {
            await(() -> all(run, PolledComponent::up));
            device.faults().disappear(); // So a command would fail.
            for (int i = 0; i < 1000; i++) {
                PolledComponent component = run.components().get(0);
                assertTrue(component.up() && component.polls() == 1);
                assertFalse(MetricSample.of(component).isEmpty());
            }
        }
    }

    @Test
    void componentThatDies_keepsItsReadings_whichAge_untilItComesBack() throws InterruptedException {
        List<PolledComponent> reports = new CopyOnWriteArrayList<>();
        device.health().setDeviceTemperature(81);
        try (PollRun run = Poller.of(List.of(mem0))
                .withInterval(SHORT)
                .withListener(reports::add)
                .start()) {
            await(() -> all(run, PolledComponent::up));
            device.faults().disappear();
            await(() -> all(run, component -> component.failures() > 0));
            PolledComponent dead = run.components().get(0);
            assertEquals(
                    81,
                    dead.readings()
                            .orElseThrow()
                            .summary()
                            .health()
                            .orElseThrow()
                            .deviceTemperature()
                            .orElseThrow());
            assertFalse(dead.up());
            assertEquals(TransportException.class, dead.failure().orElseThrow().getClass());
            Duration age = dead.age();
            await(() -> all(run, component -> component.age().compareTo(age) > 0 && component.failures() > 1));
            device.faults().comeBack();
            await(() -> all(run, PolledComponent::up));
        }
        assertEquals(
                List.of(false, true), reports.stream().map(PolledComponent::up).toList());
    }

    @Test
    void pollThatTakesLongerThanTheInterval_isNoSignOfLife() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger opened = new AtomicInteger();
        PollSource slow = new PollSource() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public Object connection() {
                return mem0;
            }

            @Override
            public CxlTarget open() throws InterruptedException {
                if (opened.incrementAndGet() > 1) {
                    release.await();
                }
                return mem0;
            }

            @Override
            public void discard(CxlTarget target) {
                throw new AssertionError("the connection does not fail");
            }
        };
        try (PollRun run = Poller.ofSources(List.of(slow))
                .withInterval(Duration.ofSeconds(1))
                .start()) {
            await(() -> opened.get() == 2);
            await(() -> all(run, component -> !component.up()));
            assertEquals(1, run.components().get(0).polls());
            release.countDown();
            await(() -> all(run, PolledComponent::up));
        }
    }

    @Test
    void connectionThatFails_isOpenedAgain() throws InterruptedException {
        List<Endpoint> opened = new CopyOnWriteArrayList<>();
        PollSource source = new PollSource() {
            @Override
            public String name() {
                return "mem0";
            }

            @Override
            public Object connection() {
                return device;
            }

            @Override
            public CxlTarget open() {
                if (opened.isEmpty()) {
                    opened.add(Endpoint.over(device.connect()));
                }
                return opened.get(opened.size() - 1);
            }

            @Override
            public void discard(CxlTarget target) {
                opened.add(Endpoint.over(device.connect()));
            }
        };
        try (PollRun run = Poller.ofSources(List.of(source)).withInterval(SHORT).start()) {
            await(() -> all(run, component -> component.polls() > 2));
            assertEquals(1, opened.size());
            opened.get(0).close();
            await(() -> opened.size() == 2);
            await(() -> all(run, component -> component.up() && component.failures() == 1));
        }
    }

    @Test
    void components_comeAndGo() throws InterruptedException {
        Endpoint mem1 = Endpoint.over(device("mem1").connect());
        try (PollRun run = Poller.of(List.of(mem0)).withInterval(SHORT).start()) {
            run.add(List.of(PollSource.of(mem0), PollSource.of(mem1)));
            await(() -> all(run, PolledComponent::up));
            assertEquals(
                    List.of("mem0", "mem1"),
                    run.components().stream().map(PolledComponent::name).toList());
            run.remove(Set.of("mem0", "nobody"));
            assertEquals(
                    List.of("mem1"),
                    run.components().stream().map(PolledComponent::name).toList());
            run.add(List.of(PollSource.of(mem0)));
            await(() -> all(run, component -> component.polls() > 3));
        }
    }

    @Test
    void mistakes_areRefused() {
        Poller poller = Poller.of(List.of(mem0));
        assertThrows(IllegalArgumentException.class, () -> poller.withInterval(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> poller.withInterval(Duration.ofDays(2)));
        assertThrows(IllegalArgumentException.class, () -> poller.withConcurrency(0));
    }
}
