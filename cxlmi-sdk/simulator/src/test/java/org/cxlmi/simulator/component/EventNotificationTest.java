package org.cxlmi.simulator.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventNotification;
import org.cxlmi.sdk.generic.EventNotificationRequest;
import org.cxlmi.sdk.generic.EventNotifications;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That nothing is reported shows in what is reported next: messages come in the order in which they are sent. */
@Timeout(60)
class EventNotificationTest {

    private static final EventNotifications WARNING =
            EventNotifications.builder().warningLog(true).build();
    private static final EventNotifications FATAL =
            EventNotifications.builder().fatalLog(true).build();
    private static final EventNotifications BOTH =
            EventNotifications.builder().warningLog(true).fatalLog(true).build();
    private static final EventNotifications BACKGROUND =
            EventNotifications.builder().backgroundOperationCompleted(true).build();

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().name("mem0").clock(clock).build();
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final BlockingQueue<CciMessage> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        mem0.close();
    }

    private void choose(EventNotifications policy) {
        mem0.onUnsolicited(heard::add);
        Generic.of(mem0).setMctpEventInterruptPolicy(policy);
    }

    private void log(EventLog log) {
        assertTrue(device.inject(log, EventRecordFormat.DRAM).isPresent());
    }

    private void clear(EventLog log, int... handles) {
        Generic.of(mem0).clearEventRecords(request -> request.eventLog(log).handles(handles));
    }

    private static EventNotifications next(BlockingQueue<CciMessage> messages) throws InterruptedException {
        CciMessage message = messages.poll(30, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no notification came");
        }
        assertEquals(CciMessage.REQUEST, message.header().category());
        assertEquals(EventNotification.OPCODE, message.header().opcode());
        return EventNotificationRequest.wrap(message.payload()).event();
    }

    @Test
    void logIsReportedAgain_onlyAfterItWasEmptied() throws InterruptedException {
        choose(BOTH);
        log(EventLog.FATAL);
        assertEquals(FATAL, next(heard));
        log(EventLog.FATAL);
        clear(EventLog.FATAL, 1);
        log(EventLog.FATAL);
        log(EventLog.WARNING);
        assertEquals(WARNING, next(heard));
        clear(EventLog.FATAL, 2, 3);
        log(EventLog.FATAL);
        assertEquals(FATAL, next(heard));
        assertTrue(heard.isEmpty(), heard::toString);
    }

    @Test
    void messages_haveTagsOfTheirOwn() throws InterruptedException {
        choose(BOTH);
        log(EventLog.FATAL);
        log(EventLog.WARNING);
        assertNotEquals(heard.take().header().tag(), heard.take().header().tag());
    }

    @Test
    void logsThatAreNotChosen_areNotReported() throws InterruptedException {
        choose(FATAL);
        log(EventLog.WARNING);
        log(EventLog.INFORMATIONAL);
        log(EventLog.FATAL);
        assertEquals(FATAL, next(heard));
        assertTrue(heard.isEmpty(), heard::toString);
    }

    @Test
    void policyThatIsCleared_andReset_endTheReports() throws InterruptedException {
        choose(FATAL);
        choose(EventNotifications.NONE);
        log(EventLog.FATAL);
        clear(EventLog.FATAL, 1);
        choose(FATAL);
        device.reset();
        assertEquals(
                EventNotifications.NONE,
                Generic.of(mem0).getMctpEventInterruptPolicy().eventInterruptSettings());
        log(EventLog.FATAL);
        choose(WARNING);
        log(EventLog.WARNING);
        assertEquals(WARNING, next(heard));
        assertTrue(heard.isEmpty(), heard::toString);
    }

    @Test
    void connections_areToldWhatTheyChose_untilTheyAreClosed() throws InterruptedException {
        choose(BOTH);
        BlockingQueue<CciMessage> heardByOther = new LinkedBlockingQueue<>();
        try (Endpoint other = Endpoint.over(device.connect())) {
            other.onUnsolicited(heardByOther::add);
            Generic.of(other).setMctpEventInterruptPolicy(FATAL);
            log(EventLog.WARNING);
            assertEquals(WARNING, next(heard));
            log(EventLog.FATAL);
            assertEquals(FATAL, next(heard));
            assertEquals(FATAL, next(heardByOther));
        }
        clear(EventLog.FATAL, 1);
        log(EventLog.FATAL);
        assertEquals(FATAL, next(heard));
        assertTrue(heardByOther.isEmpty(), heardByOther::toString);
    }

    @Test
    void listenerThatThrows_isCalledAgain() throws InterruptedException {
        choose(BOTH);
        mem0.onUnsolicited(message -> {
            heard.add(message);
            throw new IllegalStateException("a mistake in a listener");
        });
        log(EventLog.FATAL);
        assertEquals(FATAL, next(heard));
        log(EventLog.WARNING);
        assertEquals(WARNING, next(heard));
    }

    @Test
    void listenerThatIsSlow_holdsUpNobody_andHearsEachThingOnce() throws InterruptedException {
        choose(BOTH);
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        mem0.onUnsolicited(message -> {
            called.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            heard.add(message);
        });
        log(EventLog.FATAL);
        called.await();
        for (int handle = 1; handle <= 3; handle++) {
            log(EventLog.WARNING);
            clear(EventLog.WARNING, handle);
        }
        assertTrue(heard.isEmpty(), heard::toString);
        goOn.countDown();
        assertEquals(FATAL, next(heard));
        assertEquals(WARNING, next(heard));
        clear(EventLog.FATAL, 1);
        log(EventLog.FATAL);
        assertEquals(FATAL, next(heard));
    }

    @Test
    void listener_maySendCommands() throws InterruptedException {
        choose(FATAL);
        BlockingQueue<Integer> handles = new LinkedBlockingQueue<>();
        mem0.onUnsolicited(message -> handles.add(Generic.of(mem0)
                .getEventRecords(EventLog.FATAL)
                .eventRecords()
                .get(0)
                .handle()));
        log(EventLog.FATAL);
        assertEquals(1, handles.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void componentThatIsGone_reportsNothing() throws InterruptedException {
        choose(BOTH);
        device.faults().disappear();
        log(EventLog.FATAL);
        device.faults().comeBack();
        log(EventLog.WARNING);
        assertEquals(WARNING, next(heard));
    }

    @Test
    void backgroundOperation_isReportedWithoutAnotherCommand_alsoIfItWasChosenLate() throws InterruptedException {
        SimulatedMemoryDevice running = SimulatedMemoryDevice.create();
        DpaRange range = DpaRange.builder().length(64 << 20).build();
        try (Endpoint endpoint = Endpoint.over(running.connect())) {
            endpoint.onUnsolicited(heard::add);
            Generic.of(endpoint).setMctpEventInterruptPolicy(BACKGROUND);
            MemoryDevice.of(endpoint).mediaOperationsSanitize(SanitizeOperation.ZERO, List.of(range));
            assertEquals(BACKGROUND, next(heard));

            Generic.of(endpoint).setMctpEventInterruptPolicy(EventNotifications.NONE);
            DpaRange longer = DpaRange.builder().length(1 << 30).build();
            MemoryDevice.of(endpoint).mediaOperationsSanitize(SanitizeOperation.ZERO, List.of(longer));
            Generic.of(endpoint).setMctpEventInterruptPolicy(BACKGROUND);
            assertEquals(BACKGROUND, next(heard));
        }
    }

    @Test
    void backgroundOperation_isReportedWhenItHasEnded() throws InterruptedException {
        choose(EventNotifications.of(BACKGROUND.bits() | WARNING.bits()));
        assertTrue(MemoryDevice.of(mem0).sanitize().isRunning());
        log(EventLog.WARNING);
        assertEquals(WARNING, next(heard));
        clock.advance(Duration.ofDays(1));
        Generic.of(mem0).identify();
        assertEquals(BACKGROUND, next(heard));
        assertTrue(heard.isEmpty(), heard::toString);
    }
}
