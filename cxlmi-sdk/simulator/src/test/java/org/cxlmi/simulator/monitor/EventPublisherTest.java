package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.policy.Observer;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventPublisher;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.sdk.monitor.PositionFileException;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A monitor with a subscriber. The rules of Reactive Streams are checked by its own kit, in the tests of the client. */
@Timeout(60)
class EventPublisherTest {

    private static final int PATIENCE_SECONDS = 30;

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .name("mem0")
            .clock(SimulatedClock.driven())
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final Monitor monitor = Monitor.of(List.of(mem0)).withListener(report -> {});

    /** Notes all signals, and does something with each batch. */
    private static final class Subscriber implements Flow.Subscriber<EventBatch> {

        private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
        private final List<Throwable> errors = new CopyOnWriteArrayList<>();
        private final BiConsumer<Flow.Subscription, EventBatch> action;
        private final long demand;
        private volatile Flow.Subscription subscription;

        Subscriber(long demand, BiConsumer<Flow.Subscription, EventBatch> action) {
            this.demand = demand;
            this.action = action;
        }

        Subscriber() {
            this(Long.MAX_VALUE, (subscription, batch) -> {});
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (demand > 0) {
                given.request(demand);
            }
        }

        @Override
        public void onNext(EventBatch batch) {
            signals.add(
                    "next " + batch.records().stream().map(EventRecord::handle).toList());
            action.accept(subscription, batch);
        }

        @Override
        public void onError(Throwable e) {
            errors.add(e);
            signals.add("error " + e.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            signals.add("complete");
        }

        void expect(String signal) throws InterruptedException {
            assertEquals(signal, signals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }

        void expectNothing() {
            assertEquals(List.of(), List.copyOf(signals));
        }
    }

    private void warn(int times) {
        for (int i = 0; i < times; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
    }

    private List<Integer> inLog() {
        return Generic.of(mem0).getEventRecords(EventLog.WARNING).eventRecords().stream()
                .map(EventRecord::handle)
                .toList();
    }

    private void awaitCleared() throws InterruptedException {
        while (!inLog().isEmpty()) {
            Thread.sleep(1);
        }
    }

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    @Test
    void batches_areClearedWhenTheSubscriberReturns() throws InterruptedException {
        warn(2);
        CountDownLatch mayReturn = new CountDownLatch(1);
        Subscriber subscriber = new Subscriber(Long.MAX_VALUE, (subscription, batch) -> {
            try {
                mayReturn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (EventPublisher publisher = monitor.publisher()) {
            publisher.subscribe(subscriber);
            subscriber.expect("next [1, 2]");
            assertEquals(List.of(1, 2), inLog());
            mayReturn.countDown();
            awaitCleared();
        }
        subscriber.expect("complete");
        subscriber.expectNothing();
    }

    @Test
    void batches_areSentOnlyAsRequested() throws InterruptedException {
        Subscriber subscriber = new Subscriber(1, (subscription, batch) -> {});
        try (EventPublisher publisher = monitor.publisher()) {
            publisher.subscribe(subscriber);
            warn(1);
            subscriber.expect("next [1]");
            awaitCleared();
            warn(2);
            Thread.sleep(20);
            subscriber.expectNothing();
            assertEquals(List.of(2, 3), inLog());
            subscriber.subscription.request(1);
            subscriber.signals.take();
        }
    }

    @Test
    void subscriberThatThrows_isCancelled_andGetsTheBatchAgainInTheNextRun() throws InterruptedException {
        warn(2);
        try (EventPublisher publisher = monitor.publisher()) {
            for (Throwable thrown : List.of(new IllegalStateException("full"), new StackOverflowError())) {
                Subscriber throwing = new Subscriber(Long.MAX_VALUE, (subscription, batch) -> sneak(thrown));
                publisher.subscribe(throwing);
                throwing.expect("next [1, 2]");
                MonitorThreads.assertNoneLeft();
                throwing.expectNothing();
                assertEquals(List.of(1, 2), inLog());
            }

            Subscriber better = new Subscriber();
            publisher.subscribe(better);
            better.expect("next [1, 2]");
            awaitCleared();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable e) throws T {
        throw (T) e;
    }

    @Test
    void cancel_withinOnNext_stillClearsThatBatch_andNothingMoreComes() throws InterruptedException {
        warn(30); // Several responses.
        Subscriber subscriber = new Subscriber(Long.MAX_VALUE, (subscription, batch) -> subscription.cancel());
        try (EventPublisher publisher = monitor.publisher()) {
            publisher.subscribe(subscriber);
            subscriber.expect("next [1, 2, 3, 4, 5, 6, 7]");
            MonitorThreads.assertNoneLeft();
            subscriber.expectNothing();
            assertEquals(8, inLog().get(0));

            Subscriber next = new Subscriber();
            publisher.subscribe(next);
            next.expect("next [8, 9, 10, 11, 12, 13, 14]");
        }
    }

    @Test
    void subscribeRightAfterCancel_beginsANewRun() throws InterruptedException {
        try (EventPublisher publisher = monitor.publisher()) {
            for (int i = 0; i < 50; i++) {
                Subscriber subscriber = new Subscriber();
                publisher.subscribe(subscriber);
                subscriber.subscription.cancel();
                subscriber.expectNothing();
            }
            Subscriber last = new Subscriber();
            publisher.subscribe(last);
            warn(1);
            last.expect("next [1]");
        }
    }

    @Test
    void close_withinOnNext_clearsThatBatch_andCompletes() throws InterruptedException {
        warn(2);
        EventPublisher publisher = monitor.publisher();
        Subscriber subscriber = new Subscriber(Long.MAX_VALUE, (subscription, batch) -> publisher.close());
        publisher.subscribe(subscriber);
        subscriber.expect("next [1, 2]");
        subscriber.expect("complete");
        MonitorThreads.assertNoneLeft();
        assertEquals(List.of(), inLog());
    }

    @Test
    void secondSubscriber_isRefused_andTheFirstGoesOn() throws InterruptedException {
        try (EventPublisher publisher = monitor.publisher()) {
            Subscriber first = new Subscriber();
            publisher.subscribe(first);
            Subscriber second = new Subscriber();
            publisher.subscribe(second);
            second.expect("error IllegalStateException");
            warn(1);
            first.expect("next [1]");
        }
        EventPublisher closed = monitor.publisher();
        closed.close();
        Subscriber late = new Subscriber();
        closed.subscribe(late);
        late.expect("error IllegalStateException");
    }

    @Test
    void endpointsThatAreClosed_completeTheSubscription() throws InterruptedException {
        try (EventPublisher publisher = monitor.publisher()) {
            Subscriber subscriber = new Subscriber();
            publisher.subscribe(subscriber);
            mem0.close();
            subscriber.expect("complete");
        }
    }

    @Test
    void positionFileThatCannotBeUsed_isAnError() throws InterruptedException {
        Path nowhere = Path.of("does/not/exist");
        try (EventPublisher publisher = monitor.withPositionFile(nowhere).publisher()) {
            Subscriber subscriber = new Subscriber();
            publisher.subscribe(subscriber);
            subscriber.expect("error PositionFileException");
            assertInstanceOf(PositionFileException.class, subscriber.errors.get(0));
        }
    }

    @Test
    void listenerThatCloses_endsTheMonitor() throws InterruptedException {
        device.faults().disappear();
        EventPublisher[] publisher = {null};
        CountDownLatch closed = new CountDownLatch(1);
        publisher[0] = Monitor.of(List.of(mem0))
                .withListener(report -> {
                    publisher[0].close();
                    closed.countDown();
                })
                .publisher();
        Subscriber subscriber = new Subscriber();
        publisher[0].subscribe(subscriber);
        assertTrue(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        subscriber.expect("complete");
    }

    @Test
    void slowSubscriber_keepsTheComponentFromBeingRead() throws InterruptedException {
        CountDownLatch mayReturn = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        CxlTarget observed = mem0.with(Observer.of(command -> sent.incrementAndGet()));
        Subscriber slow = new Subscriber(Long.MAX_VALUE, (subscription, batch) -> {
            try {
                mayReturn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        warn(3);
        try (EventPublisher publisher = Monitor.of(List.of(observed)).publisher()) {
            publisher.subscribe(slow);
            slow.expect("next [1, 2, 3]");
            int before = sent.get();
            Thread.sleep(20);
            assertEquals(before, sent.get());
            mayReturn.countDown();
            awaitCleared();
        }
    }
}
