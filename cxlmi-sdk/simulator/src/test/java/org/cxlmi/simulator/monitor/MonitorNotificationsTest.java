package org.cxlmi.simulator.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.ForwardingTransport;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventNotifications;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetMctpEventInterruptPolicy;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicy;
import org.cxlmi.sdk.monitor.EventBatch;
import org.cxlmi.sdk.monitor.EventBatches;
import org.cxlmi.sdk.monitor.Monitor;
import org.cxlmi.sdk.monitor.MonitorReport;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A component that reports new records by itself, and is not polled again before. */
@Timeout(60)
class MonitorNotificationsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().name("mem0").build();
    private final UnpolledTransport transport = new UnpolledTransport(device.connect());
    private final Endpoint mem0 = Endpoint.over(transport);
    private final List<MonitorReport> reports = new CopyOnWriteArrayList<>();

    /** Its pauses end only when the component sends something, or the test says so. */
    private static final class UnpolledTransport extends ForwardingTransport {

        private final AtomicInteger pauses = new AtomicInteger();
        private final AtomicInteger reads = new AtomicInteger();
        private volatile Consumer<CciMessage> listener = message -> {};
        private volatile CompletableFuture<Void> pause = new CompletableFuture<>();

        UnpolledTransport(Transport transport) {
            super(transport);
        }

        @Override
        public void onUnsolicited(Consumer<CciMessage> given) {
            listener = given;
            super.onUnsolicited(given);
        }

        @Override
        public CompletableFuture<Void> pause(Duration length) {
            pause = new CompletableFuture<>();
            pauses.incrementAndGet();
            return pause;
        }

        void endPause() {
            pause.complete(null);
        }

        void awaitPause(int number) throws InterruptedException {
            while (pauses.get() < number) {
                Thread.sleep(1);
            }
        }

        @Override
        protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
            reads.addAndGet(request.opcode() == GetEventRecords.OPCODE ? 1 : 0);
            return to.exchange(request, deadline);
        }

        @Override
        public void close() {
            transport().close();
        }
    }

    /** Carries only what was asked for. */
    private static final class Mailbox extends ForwardingTransport {

        Mailbox(Transport transport) {
            super(transport);
        }

        @Override
        public void onUnsolicited(Consumer<CciMessage> given) {
            throw new UnsupportedOperationException(name() + ": a mailbox carries no unsolicited messages");
        }

        @Override
        protected CciResponse exchange(Transport to, CciRequest request, Deadline deadline) {
            return to.exchange(request, deadline);
        }

        @Override
        public void close() {
            transport().close();
        }
    }

    private Monitor monitor(CxlTarget... targets) {
        return Monitor.of(List.of(targets)).withNotifications().withListener(reports::add);
    }

    private EventNotifications policy() {
        return Generic.of(mem0).getMctpEventInterruptPolicy().eventInterruptSettings();
    }

    @AfterEach
    void noThreadIsLeft() {
        MonitorThreads.assertNoneLeft();
    }

    @Test
    void notification_makesTheComponentBeReadAtOnce() throws InterruptedException {
        try (EventBatches batches = monitor(mem0).batches()) {
            transport.awaitPause(1);
            for (int handle = 1; handle <= 3; handle++) {
                device.inject(EventLog.FATAL, EventRecordFormat.DRAM);
                EventBatch batch = batches.next(LONG).orElseThrow();
                assertEquals(handle, batch.records().get(0).handle());
                batches.acknowledge();
                transport.awaitPause(handle + 1);
            }
        }
        assertEquals(List.of(), reports);
    }

    @Test
    void policy_getsABitForEachLog_andKeepsTheOthers() throws InterruptedException {
        Generic.of(mem0)
                .setMctpEventInterruptPolicy(EventNotifications.builder()
                        .backgroundOperationCompleted(true)
                        .build());
        try (EventBatches batches =
                monitor(mem0).withLogs(List.of(EventLog.WARNING)).batches()) {
            transport.awaitPause(1);
            assertFalse(batches.isOver());
        }
        assertTrue(policy().warningLog());
        assertFalse(policy().fatalLog());
        assertTrue(policy().backgroundOperationCompleted());

        try (EventBatches batches = monitor(mem0).batches()) {
            transport.awaitPause(2);
            assertFalse(batches.isOver());
        }
        assertEquals(
                EventNotifications.builder()
                        .informationalLog(true)
                        .warningLog(true)
                        .failureLog(true)
                        .fatalLog(true) // The device has no dynamic capacity.
                        .backgroundOperationCompleted(true)
                        .build(),
                policy());
    }

    @Test
    void otherMessages_andMessagesAfterTheEnd_changeNothing() throws InterruptedException {
        try (EventBatches batches = monitor(mem0).batches()) {
            transport.awaitPause(1);
            int before = transport.reads.get();
            transport.listener.accept(CciMessage.request(7, 0xC001, new byte[3]));
            assertEquals(Optional.empty(), batches.next(Duration.ofMillis(5)));
            assertEquals(before, transport.reads.get());
        }
        int before = transport.reads.get();
        device.inject(EventLog.FATAL, EventRecordFormat.DRAM);
        Thread.sleep(5);
        assertEquals(before, transport.reads.get());
    }

    @Test
    void notification_whileTheComponentIsRead_isNotForgotten() throws InterruptedException {
        device.faults().once(SetMctpEventInterruptPolicy.COMMAND).replaceMessage(message -> {
            // All logs were read just before.
            device.inject(EventLog.FATAL, EventRecordFormat.DRAM);
            return message;
        });
        try (EventBatches batches = monitor(mem0).batches()) {
            assertEquals(1, batches.next(LONG).orElseThrow().records().size());
        }
    }

    @Test
    void componentThatRefuses_isOnlyPolled_andReportedOnce() throws InterruptedException {
        device.faults().always(GetMctpEventInterruptPolicy.COMMAND).answer(ReturnCode.UNSUPPORTED);
        try (EventBatches batches = monitor(mem0).batches()) {
            transport.awaitPause(1);
            assertFalse(batches.isOver());
        }
        MonitorReport.OnlyPolled report = assertInstanceOf(MonitorReport.OnlyPolled.class, reports.get(0));
        assertTrue(report.message().startsWith("mem0 is only polled: mem0: Get MCTP Event"), report::message);
        assertEquals(1, reports.size());
    }

    @Test
    void transportThatCannot_andTunnels_areOnlyPolled() throws InterruptedException {
        SimulatedSwitch sw =
                SimulatedSwitch.builder().ports(2).plugIn(1, device).build();
        Endpoint root = Endpoint.over(sw.connect());
        Endpoint direct = Endpoint.over(new Mailbox(device.connect()));
        try (EventBatches batches =
                monitor(direct, root.through(Tunnel.switchPort(1))).batches()) {
            while (reports.size() < 2) {
                assertEquals(Optional.empty(), batches.next(Duration.ofMillis(1)));
            }
        }
        reports.forEach(report -> assertInstanceOf(MonitorReport.OnlyPolled.class, report));
    }

    @Test
    void componentThatWasReset_isAskedAgain() throws InterruptedException {
        try (EventBatches batches = monitor(mem0).batches()) {
            transport.awaitPause(1);
            device.faults().disappear();
            device.reset();
            transport.endPause();
            transport.awaitPause(2);
            device.faults().comeBack();
            transport.endPause();
            transport.awaitPause(3);
            assertTrue(policy().fatalLog());
            device.inject(EventLog.FATAL, EventRecordFormat.DRAM);
            assertTrue(batches.next(LONG).isPresent());
        }
        assertEquals(2, reports.size(), reports::toString);
    }
}
