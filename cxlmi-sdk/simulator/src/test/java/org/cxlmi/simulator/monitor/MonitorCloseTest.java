package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.EventPublisher;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A monitor that is closed before or after any of its commands, by any thread. */
@Timeout(120)
class MonitorCloseTest {

    private static final int RECORDS = 20;
    private static final int MOST_COMMANDS = 30;

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .name("mem0")
            .clock(SimulatedClock.driven())
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final Set<Integer> seen = new TreeSet<>();

    @TempDir
    private Path directory;

    /** Who closes. */
    private enum Closer {
        THREAD_OF_THE_COMMAND,
        ANOTHER_THREAD
    }

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    private void warn() {
        for (int i = 0; i < RECORDS; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
    }

    /** Closes something before and after a command. */
    private CxlTarget closingAt(int command, Closer closer, CompletableFuture<AutoCloseable> closed) {
        AtomicInteger commands = new AtomicInteger();
        return mem0.with((exchange, chain) -> {
            int number = commands.getAndIncrement();
            if (number == command) {
                close(closer, closed.join());
            }
            try {
                return chain.proceed();
            } finally {
                if (number == command) {
                    close(closer, closed.join());
                }
            }
        });
    }

    private static void close(Closer closer, AutoCloseable closed) {
        Runnable close = () -> {
            try {
                closed.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
        if (closer == Closer.ANOTHER_THREAD) {
            Thread thread = new Thread(close);
            thread.start();
        } else {
            close.run();
        }
    }

    private void see(EventBatch batch) {
        batch.records().stream().map(EventRecord::handle).forEach(seen::add);
    }

    private void assertNothingIsLost() throws InterruptedException {
        try (EventBatches batches = Monitor.of(List.of(mem0))
                .withPositionFile(directory.resolve("position"))
                .batches()) {
            while (seen.size() < RECORDS) {
                batches.next(Duration.ofMillis(1)).ifPresent(this::see);
            }
            batches.acknowledge();
        }
        assertEquals(Set.copyOf(IntStream.rangeClosed(1, RECORDS).boxed().toList()), seen);
    }

    @ParameterizedTest
    @EnumSource(Closer.class)
    void batches_closedAtAnyCommand_loseNothing(Closer closer) throws InterruptedException {
        warn();
        for (int command = 0; command < MOST_COMMANDS; command++) {
            CompletableFuture<AutoCloseable> closed = new CompletableFuture<>();
            try (EventBatches batches = Monitor.of(List.of(closingAt(command, closer, closed)))
                    .withPositionFile(directory.resolve("position"))
                    .withListener(report -> {})
                    .batches()) {
                closed.complete(batches);
                while (!batches.isOver()) {
                    batches.next(Duration.ofMillis(1)).ifPresent(this::see);
                }
            }
        }
        assertNothingIsLost();
    }

    @ParameterizedTest
    @EnumSource(Closer.class)
    void publisher_closedAtAnyCommand_losesNothing_andCompletesOnce(Closer closer) throws InterruptedException {
        warn();
        for (int command = 0; command < MOST_COMMANDS; command++) {
            CompletableFuture<AutoCloseable> closed = new CompletableFuture<>();
            AtomicInteger completions = new AtomicInteger();
            CountDownLatch completed = new CountDownLatch(1);
            try (EventPublisher publisher = Monitor.of(List.of(closingAt(command, closer, closed)))
                    .withPositionFile(directory.resolve("position"))
                    .withListener(report -> {})
                    .publisher()) {
                closed.complete(publisher);
                publisher.subscribe(new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(EventBatch batch) {
                        see(batch);
                    }

                    @Override
                    public void onError(Throwable e) {
                        throw new AssertionError(e);
                    }

                    @Override
                    public void onComplete() {
                        completions.incrementAndGet();
                        completed.countDown();
                    }
                });
                assertTrue(completed.await(30, TimeUnit.SECONDS));
            }
            assertEquals(1, completions.get());
        }
        assertNothingIsLost();
    }

    @Test
    void close_whileAComponentIsSilent_ends() {
        SimulatedMemoryDevice silent =
                SimulatedMemoryDevice.builder().name("silent").build();
        silent.faults().always(GetEventRecords.COMMAND).loseRequest();
        Endpoint endpoint = Endpoint.over(silent.connect()); // Its clock runs; the timeout is 2 seconds.
        Endpoint other = Endpoint.over(device.connect());
        EventBatches batches =
                Monitor.of(List.of(endpoint, other)).withListener(report -> {}).batches();
        batches.close();
        assertTrue(batches.isOver());
    }

    @Test
    void manyRuns_leaveNoDescriptorOpen() throws IOException, InterruptedException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return;
        }
        warn();
        run();
        long before = count(descriptors);
        for (int i = 0; i < 50; i++) {
            run();
        }
        long after = count(descriptors);
        assertTrue(after <= before + 5, before + " before, " + after + " after");
    }

    private void run() throws InterruptedException {
        try (EventBatches batches = Monitor.of(List.of(mem0))
                .withPositionFile(directory.resolve("position"))
                .batches()) {
            batches.next(Duration.ofMillis(1)).ifPresent(this::see);
            batches.next(Duration.ofMillis(1)).ifPresent(this::see);
        }
    }

    private static long count(Path descriptors) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.count();
        }
    }
}
