package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.policy.Observer;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.sdk.monitor.MonitorReport;
import org.cxlmi.sdk.ops.EventDrain;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Simulated components whose clock is driven, so pauses and timeouts take no time. */
@Timeout(60)
class MonitorTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice device = device("mem0");
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final List<MonitorReport> reports = new CopyOnWriteArrayList<>();

    private SimulatedMemoryDevice device(String name) {
        return SimulatedMemoryDevice.builder().name(name).clock(clock).build();
    }

    private Monitor monitor(CxlTarget... targets) {
        return Monitor.of(List.of(targets)).withListener(reports::add);
    }

    private static EventBatch next(EventBatches batches) throws InterruptedException {
        return batches.next(LONG).orElseThrow(() -> new AssertionError("no batch in " + LONG));
    }

    private static List<Integer> handles(EventBatch batch) {
        return batch.records().stream().map(EventRecord::handle).toList();
    }

    private List<Integer> handlesIn(EventLog log) {
        return Generic.of(mem0).getEventRecords(log).eventRecords().stream()
                .map(EventRecord::handle)
                .toList();
    }

    private void warn(int times) {
        for (int i = 0; i < times; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
    }

    private <T extends MonitorReport> T awaitReport(Class<T> type) throws InterruptedException {
        while (true) {
            Optional<T> found =
                    reports.stream().filter(type::isInstance).map(type::cast).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(1);
        }
    }

    private void awaitReports(int count) throws InterruptedException {
        while (reports.size() < count) {
            Thread.sleep(1);
        }
    }

    /**
     * After this, nothing came while a component was asked for all its logs once more. Components share the clock, so of
     * several, this may always be the same one.
     */
    private void assertNothingMore(EventBatches batches) throws InterruptedException {
        for (int sweeps = 0; sweeps < 3; sweeps++) {
            Instant before = clock.instant();
            while (clock.instant().equals(before)) { // Each pause advances the clock.
                assertEquals(Optional.empty(), batches.next(Duration.ZERO));
                Thread.sleep(1);
            }
        }
        assertEquals(Optional.empty(), batches.next(Duration.ZERO));
    }

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    @Test
    void records_ofAllLogsOfManyComponents_comeOnceAndAreCleared() throws InterruptedException {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            SimulatedMemoryDevice each = device("mem" + i);
            for (EventLog log : List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
                for (int record = 0; record < 40; record++) { // More than one response holds.
                    each.inject(log, EventRecordFormat.GENERAL_MEDIA);
                }
            }
            endpoints.add(Endpoint.over(each.connect()));
        }
        Map<String, List<Integer>> seen = new HashMap<>();

        try (EventBatches batches = Monitor.of(endpoints)
                .withConcurrency(4)
                .withListener(reports::add)
                .batches()) {
            for (int count = 0; count < 30 * 4 * 40; ) {
                EventBatch batch = next(batches);
                count += batch.records().size();
                seen.computeIfAbsent(batch.target() + " " + batch.log(), unused -> new ArrayList<>())
                        .addAll(handles(batch));
            }
            assertNothingMore(batches);
        }

        assertEquals(120, seen.size());
        seen.forEach(
                (log, handles) -> assertEquals(40, handles.stream().distinct().count(), log));
        seen.forEach((log, handles) -> assertEquals(handles.stream().sorted().toList(), handles, log));
        endpoints.forEach(each -> assertEquals(
                0, EventDrain.of(each).drain(EventLog.FATAL, record -> {}).records()));
        assertEquals(List.of(), reports);
    }

    @Test
    void batch_isClearedWhenTheNextIsAskedFor_notBefore() throws InterruptedException {
        warn(1);
        try (EventBatches batches = monitor(mem0).batches()) {
            EventBatch batch = next(batches);
            assertEquals(mem0, batch.target());
            assertEquals(EventLog.WARNING, batch.log());
            assertEquals(List.of(1), handlesIn(EventLog.WARNING));

            assertNothingMore(batches);
            assertEquals(List.of(), handlesIn(EventLog.WARNING));
        }
    }

    @Test
    void batch_notTakenBeforeTheEnd_comesAgain() throws InterruptedException {
        warn(2);
        try (EventBatches batches = monitor(mem0).batches()) {
            assertEquals(List.of(1, 2), handles(next(batches)));
        }
        try (EventBatches batches = monitor(mem0).batches()) {
            assertEquals(List.of(1, 2), handles(next(batches)));
            batches.acknowledge();
        }
        assertEquals(List.of(), handlesIn(EventLog.WARNING));
    }

    @Test
    void iteration_endsWhenAnotherThreadCloses() throws InterruptedException {
        warn(1);
        EventBatches batches = monitor(mem0).batches();
        List<EventBatch> seen = new CopyOnWriteArrayList<>();
        Thread consumer = new Thread(() -> batches.forEach(seen::add));
        consumer.start();
        while (seen.isEmpty() || !handlesIn(EventLog.WARNING).isEmpty()) {
            Thread.sleep(1);
        }
        batches.close();
        consumer.join();

        assertTrue(batches.isOver());
        assertEquals(1, seen.size());
        assertEquals(Optional.empty(), batches.next(LONG));
    }

    @Test
    void iteration_interrupted_endsAndTheThreadStaysInterrupted() throws InterruptedException {
        try (EventBatches batches = monitor(mem0).batches()) {
            Thread.currentThread().interrupt();
            assertFalse(batches.iterator().hasNext());
            assertTrue(Thread.interrupted());
            warn(1);
            assertEquals(List.of(1), handles(next(batches)));
        }
    }

    @Test
    void overflow_isReportedOnceWithItsCount() throws InterruptedException {
        warn(70); // The log has room for 64.
        try (EventBatches batches = monitor(mem0).batches()) {
            EventBatch first = next(batches);
            assertEquals(OptionalInt.of(6), first.overflow().orElseThrow().count());
            assertEquals(Optional.empty(), next(batches).overflow());
        }
    }

    @Test
    void overflow_withoutNewRecords_isReportedTooIfNothingIsCleared() throws InterruptedException {
        SimulatedMemoryDevice small =
                SimulatedMemoryDevice.builder().eventLogSize(2).clock(clock).build();
        small.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        small.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        try (EventBatches batches =
                monitor(Endpoint.over(small.connect())).withoutClearing().batches()) {
            assertEquals(2, next(batches).records().size());
            assertNothingMore(batches);
            small.inject(EventLog.WARNING, EventRecordFormat.DRAM);

            EventBatch lost = next(batches);
            assertEquals(List.of(), lost.records());
            assertEquals(OptionalInt.of(1), lost.overflow().orElseThrow().count());
            assertNothingMore(batches);
        }
    }

    @Test
    void component_thatIsGone_holdsNobodyUp_andIsReportedOnce() throws InterruptedException {
        SimulatedMemoryDevice gone = device("gone");
        gone.inject(EventLog.FATAL, EventRecordFormat.DRAM);
        gone.faults().disappear();
        Endpoint endpoint = Endpoint.over(gone.connect());
        warn(1);
        try (EventBatches batches = monitor(endpoint, mem0).withConcurrency(1).batches()) {
            assertEquals(mem0, next(batches).target());
            MonitorReport.Failing failing = awaitReport(MonitorReport.Failing.class);
            assertEquals(endpoint, failing.target());
            assertInstanceOf(TransportException.class, failing.cause());
            assertNothingMore(batches);
            assertEquals(1, reports.size());

            gone.faults().comeBack();
            assertEquals(endpoint, next(batches).target());
            batches.acknowledge();
            awaitReports(2);
            assertNothingMore(batches);
            assertEquals(List.of(failing, new MonitorReport.Recovered(endpoint)), reports);
        }
    }

    @Test
    void components_thatAreSilent_moreThanThereAreThreads_holdNobodyUp() throws InterruptedException {
        List<CxlTarget> targets = new ArrayList<>();
        CountDownLatch silence = new CountDownLatch(1);
        CountDownLatch silent = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            AtomicBoolean isFirst = new AtomicBoolean(true);
            targets.add(Endpoint.over(device("silent" + i).connect()).with((exchange, chain) -> {
                if (!isFirst.getAndSet(false)) {
                    silent.countDown();
                    awaitForEver(silence);
                }
                throw new TransportException("silent", "send", "It is gone.", null);
            }));
        }
        targets.add(mem0);
        try (EventBatches batches = Monitor.of(targets)
                .withConcurrency(4)
                .withListener(reports::add)
                .batches()) {
            silent.await();
            for (int handle = 1; handle <= 3; handle++) {
                warn(1);
                assertEquals(List.of(handle), handles(next(batches)));
            }
        }
    }

    private static void awaitForEver(CountDownLatch silence) {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void component_thatIsSilentBehindASwitch_holdsNobodyUp() throws InterruptedException {
        SimulatedMemoryDevice silent = device("silent");
        silent.faults().alwaysAny().loseRequest();
        SimulatedSwitch sw = SimulatedSwitch.builder()
                .clock(clock)
                .ports(3)
                .plugIn(1, silent)
                .plugIn(2, device)
                .build();
        Endpoint root = Endpoint.over(sw.connect());
        warn(3);
        try (EventBatches batches = monitor(root.through(Tunnel.switchPort(1)), root.through(Tunnel.switchPort(2)))
                .batches()) {
            assertEquals(List.of(1, 2, 3), handles(next(batches)));
            assertInstanceOf(
                    CxlTimeoutException.class,
                    awaitReport(MonitorReport.Failing.class).cause());
        }
    }

    @Test
    void log_thatIsRefused_isLeftOutAndReported() throws InterruptedException {
        device.faults().always(GetEventRecords.COMMAND).answer(ReturnCode.UNSUPPORTED);
        SimulatedMemoryDevice other = device("mem1");
        other.inject(EventLog.FATAL, EventRecordFormat.DRAM);
        try (EventBatches batches =
                monitor(mem0, Endpoint.over(other.connect())).batches()) {
            assertEquals("mem1", next(batches).target().name());
            awaitReports(4);
            assertNothingMore(batches);
        }
        assertEquals(
                List.of(EventLog.FATAL, EventLog.FAILURE, EventLog.WARNING, EventLog.INFORMATIONAL),
                reports.stream()
                        .map(report -> ((MonitorReport.LogRefused) report).log())
                        .toList());
    }

    @Test
    void log_thatIsRefusedOnce_isReadLater() throws InterruptedException {
        warn(1);
        device.faults().times(4, GetEventRecords.COMMAND).answer(ReturnCode.INVALID_INPUT);
        try (EventBatches batches =
                monitor(mem0).withLogs(List.of(EventLog.WARNING)).batches()) {
            assertEquals(1, next(batches).records().size());
        }
        assertEquals(1, reports.size());
    }

    @Test
    void dynamicCapacityLog_ofAComponentWithoutIt_isReportedOnlyIfItWasAskedFor() throws InterruptedException {
        try (EventBatches batches = monitor(mem0).batches()) {
            assertNothingMore(batches);
        }
        assertEquals(List.of(), reports);
        try (EventBatches batches =
                monitor(mem0).withLogs(List.of(EventLog.DYNAMIC_CAPACITY)).batches()) {
            assertNothingMore(batches);
            assertEquals(
                    EventLog.DYNAMIC_CAPACITY,
                    awaitReport(MonitorReport.LogRefused.class).log());
        }
    }

    @Test
    void clearing_thatFails_isDoneLater_andNothingComesTwice() throws InterruptedException {
        for (boolean carriedOut : List.of(false, true)) {
            warn(2);
            if (carriedOut) {
                device.faults().once(ClearEventRecords.COMMAND).loseResponse();
            } else {
                device.faults().times(3, ClearEventRecords.COMMAND).loseRequest();
            }
            try (EventBatches batches = monitor(mem0).batches()) {
                assertEquals(2, next(batches).records().size());
                assertNothingMore(batches);
                awaitReport(MonitorReport.Recovered.class);
                assertNothingMore(batches);
            }
            assertEquals(List.of(), handlesIn(EventLog.WARNING));
            reports.clear();
        }
    }

    @Test
    void clearing_thatIsRefusedForEver_doesNotKeepNewRecordsBack() throws InterruptedException {
        device.faults().always(ClearEventRecords.COMMAND).answer(ReturnCode.BUSY);
        try (EventBatches batches = monitor(mem0).batches()) {
            for (int handle = 1; handle <= 4; handle++) {
                warn(1);
                assertEquals(List.of(handle), handles(next(batches)));
            }
            assertNothingMore(batches);
            assertInstanceOf(
                    CommandFailedException.class,
                    awaitReport(MonitorReport.Failing.class).cause());
        }
        assertEquals(List.of(1, 2, 3, 4), handlesIn(EventLog.WARNING));
    }

    @Test
    void component_thatSaysItCleared_butDoesNot_isReported_andNothingComesTwice() throws InterruptedException {
        Generic.of(mem0).setTimestamp(clock.instant());
        warn(2);
        device.faults().always(ClearEventRecords.COMMAND).answer(ReturnCode.SUCCESS);
        try (EventBatches batches = monitor(mem0).batches()) {
            assertEquals(2, next(batches).records().size());
            assertNothingMore(batches);
            MonitorReport.NotCleared stuck = awaitReport(MonitorReport.NotCleared.class);
            assertEquals(new MonitorReport.NotCleared(mem0, EventLog.WARNING, 2), stuck);
            device.faults().clear();
            assertNothingMore(batches);
        }
        assertEquals(List.of(), handlesIn(EventLog.WARNING));
        assertEquals(1, reports.size());
    }

    @Test
    void page_answeredTwice_comesOnce() throws InterruptedException {
        Generic.of(mem0).setTimestamp(clock.instant());
        warn(2);
        AtomicReference<byte[]> page = new AtomicReference<>();
        device.faults().once(GetEventRecords.COMMAND).replaceMessage(message -> {
            page.set(message.clone());
            return message;
        });
        device.faults().once(GetEventRecords.COMMAND).replaceMessage(message -> {
            byte[] stale = page.get();
            stale[1] = message[1]; // Its tag is the new one.
            return stale;
        });
        try (EventBatches batches =
                monitor(mem0).withLogs(List.of(EventLog.WARNING)).batches()) {
            assertEquals(List.of(1, 2), handles(next(batches)));
            warn(1);
            assertEquals(List.of(3), handles(next(batches)));
            assertNothingMore(batches);
        }
        assertEquals(List.of(), handlesIn(EventLog.WARNING));
        assertEquals(List.of(), reports);
    }

    @Test
    void record_equalToAClearedOne_isNewIfItHasNoTimestamp() throws InterruptedException {
        for (long nanos : new long[] {0, 1}) {
            ScriptedTransport transport = new ScriptedTransport("mem1");
            // A component that begins with handle 1 again each time.
            AtomicInteger left = new AtomicInteger(1);
            EventRecord record =
                    EventRecord.builder().handle(1).timestampNanos(nanos).build();
            transport.always(GetEventRecords.OPCODE).answer(request -> response(left.get() > 0, record));
            transport.always(ClearEventRecords.OPCODE).answer(request -> {
                left.decrementAndGet();
                return new CciResponse(0, 0, new byte[0]);
            });
            Monitor monitor = monitor(Endpoint.over(transport))
                    .withLogs(List.of(EventLog.FATAL))
                    .withInterval(Duration.ofMillis(1), Duration.ofMillis(1));
            try (EventBatches batches = monitor.batches()) {
                next(batches);
                batches.acknowledge();
                left.set(1);
                if (nanos == 0) {
                    assertEquals(List.of(record), next(batches).records());
                } else {
                    while (left.get() > 0) {
                        assertEquals(Optional.empty(), batches.next(Duration.ofMillis(1)));
                    }
                }
            }
        }
    }

    private static CciResponse response(boolean logged, EventRecord record) {
        return new CciResponse(
                0,
                0,
                GetEventRecordsResponse.builder()
                        .eventRecords(logged ? List.of(record) : List.of())
                        .build()
                        .bytes());
    }

    @Test
    void recordsThatAnotherProgramClears_areNoFailure() throws InterruptedException {
        warn(2);
        try (EventBatches batches = monitor(mem0).batches()) {
            assertEquals(2, next(batches).records().size());
            EventDrain.of(mem0).drain(EventLog.WARNING, record -> {});
            warn(1);
            assertEquals(List.of(3), handles(next(batches)));
            assertNothingMore(batches);
        }
        assertEquals(List.of(), reports);
    }

    @Test
    void withoutClearing_showsEachRecordOnce_andSendsNoClear() throws InterruptedException {
        List<String> sent = new CopyOnWriteArrayList<>();
        CxlTarget observed =
                mem0.with(Observer.of(command -> sent.add(command.exchange().commandName())));
        warn(2);
        try (EventBatches batches = monitor(observed).withoutClearing().batches()) {
            assertEquals(List.of(1, 2), handles(next(batches)));
            warn(1);
            assertEquals(List.of(3), handles(next(batches)));
            assertNothingMore(batches);
            EventDrain.of(mem0).drain(EventLog.WARNING, record -> {});
            warn(1);
            assertEquals(List.of(4), handles(next(batches)));
        }
        assertEquals(List.of(4), handlesIn(EventLog.WARNING));
        assertEquals(List.of("Get Event Records"), sent.stream().distinct().toList());
    }

    @Test
    void endpoints_thatAreClosed_endTheMonitor() throws InterruptedException {
        try (EventBatches batches = monitor(mem0).batches()) {
            mem0.close();
            assertEquals(Optional.empty(), batches.next(LONG));
            assertTrue(batches.isOver());
        }
        assertEquals(1, reports.size());
        try (EventBatches batches = Monitor.of(List.of()).batches()) {
            assertFalse(batches.iterator().hasNext());
        }
    }

    @Test
    void policy_thatThrowsAnError_isReported_andEndsNothing() throws InterruptedException {
        CxlTarget broken = Endpoint.over(device("mem1").connect()).with((exchange, chain) -> {
            throw new StackOverflowError("a policy that calls itself");
        });
        warn(1);
        try (EventBatches batches = monitor(broken, mem0).batches()) {
            assertEquals(mem0, next(batches).target());
            assertInstanceOf(
                    StackOverflowError.class,
                    awaitReport(MonitorReport.Failing.class).cause());
        }
    }

    @Test
    void listener_thatThrows_endsNothing() throws InterruptedException {
        SimulatedMemoryDevice gone = device("gone");
        gone.faults().disappear();
        warn(1);
        Monitor monitor = Monitor.of(List.of(Endpoint.over(gone.connect()), mem0))
                .withListener(report -> {
                    reports.add(report);
                    throw new IllegalStateException("no more");
                });
        try (EventBatches batches = monitor.batches()) {
            assertEquals(1, next(batches).records().size());
            awaitReport(MonitorReport.Failing.class);
        }
    }

    @Test
    void options_thatMakeNoSense_areRefused() {
        Monitor monitor = monitor(mem0);
        assertThrows(IllegalArgumentException.class, () -> Monitor.of(List.of(mem0, mem0.withTimeout(LONG))));
        assertThrows(IllegalArgumentException.class, () -> monitor.withLogs(List.of()));
        assertThrows(IllegalArgumentException.class, () -> monitor.withLogs(List.of(EventLog.UNRECOGNIZED)));
        assertThrows(IllegalArgumentException.class, () -> monitor.withConcurrency(0));
        assertThrows(IllegalArgumentException.class, () -> monitor.withInterval(Duration.ZERO, LONG));
        assertThrows(IllegalArgumentException.class, () -> monitor.withInterval(LONG, LONG.minusNanos(1)));
    }
}
