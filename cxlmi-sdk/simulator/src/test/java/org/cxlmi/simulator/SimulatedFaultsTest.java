package org.cxlmi.simulator;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.LtssmState;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.SetTimestamp;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedFaultsTest {

    private static final Tunnel TO_DEVICE = Tunnel.switchPort(2).ld(1);
    private static final int MESSAGE_HEADER = 12;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMultiLogicalDevice mld =
            SimulatedMultiLogicalDevice.builder().clock(clock).build();
    private final SimulatedSwitch fabric =
            SimulatedSwitch.builder().clock(clock).plugIn(2, mld).build();
    private final SimulatedMemoryDevice device = mld.logicalDevice(1);

    private final Endpoint directly = Endpoint.over(device.connect());
    private final CxlTarget tunnelled = Endpoint.over(fabric.connect()).through(TO_DEVICE);

    /** Orders the fault, sees it as an exception, and sees that all is well afterwards; directly and through tunnels. */
    private void assertSeen(
            Class<? extends CxlException> directType,
            Class<? extends CxlException> tunnelledType,
            Consumer<SimulatedFault> order) {
        assertSeenAt(directly, directType, order);
        assertSeenAt(tunnelled, tunnelledType, order);
    }

    private void assertSeenAt(CxlTarget target, Class<? extends CxlException> type, Consumer<SimulatedFault> order) {
        order.accept(device.faults().once(GetHealthInfo.COMMAND));
        Generic.of(target).identify();
        assertThrows(type, () -> MemoryDevice.of(target).getHealthInfo());
        for (int i = 0; i < 3; i++) {
            MemoryDevice.of(target).getHealthInfo();
            Generic.of(target).identify();
        }
    }

    private void assertSeen(Class<? extends CxlException> type, Consumer<SimulatedFault> order) {
        assertSeen(type, type, order);
    }

    @Test
    void returnCode_isACommandThatFailed() {
        assertSeen(CommandFailedException.class, fault -> fault.answer(ReturnCode.RETRY_REQUIRED));

        device.faults().times(2, GetHealthInfo.COMMAND).answer(0x8123, 0x4567);
        CommandFailedException failed = assertThrows(
                CommandFailedException.class, () -> MemoryDevice.of(tunnelled).getHealthInfo());
        assertEquals(0x8123, failed.rawReturnCode());
        assertEquals(0x4567, failed.vendorExtendedStatus());
        assertEquals(2, failed.layer());
    }

    @Test
    void faults_aroundAnyResponder_happen() {
        SimulatedFaults faults = new SimulatedFaults(clock);
        CciMessage request = CciMessage.request(1, Identify.OPCODE, new byte[0]);
        CciReply usual = CciReply.of(request.respond(new CciResponse(0, 0, new byte[3])));
        CciResponder faulty = faults.around((type, message) -> usual);
        faults.once(Identify.COMMAND).loseResponse();
        faults.times(1, Identify.OPCODE).delay(Duration.ofSeconds(3));

        assertTrue(faulty.receive(MessageType.CCI, request).isLost());
        assertEquals(
                Duration.ofSeconds(3), faulty.receive(MessageType.CCI, request).delay());
        assertSame(usual, faulty.receive(MessageType.CCI, request));
    }

    @Test
    void lostMessages_areTimeouts() {
        assertSeen(CxlTimeoutException.class, SimulatedFault::loseRequest);
        assertSeen(CxlTimeoutException.class, SimulatedFault::loseResponse);
    }

    @Test
    void lostRequest_changesNothing_lostResponseDoes() {
        Generic generic = Generic.of(directly);
        device.faults().once(SetTimestamp.COMMAND).loseRequest();
        assertThrows(CxlTimeoutException.class, () -> generic.setTimestamp(Instant.EPOCH.plusSeconds(5)));
        assertTrue(generic.getTimestamp().timestamp().isEmpty());

        device.faults().once(SetTimestamp.COMMAND).loseResponse();
        assertThrows(CxlTimeoutException.class, () -> generic.setTimestamp(Instant.EPOCH.plusSeconds(5)));
        assertFalse(generic.getTimestamp().timestamp().isEmpty());
    }

    // F9
    @Test
    void faultsThatCannotBe_areRefused() {
        SimulatedFault fault = device.faults().once(GetHealthInfo.COMMAND);

        for (int bytes : new int[] {Integer.MIN_VALUE, -1, 1 << 21, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> fault.resizePayload(bytes));
        }
        for (int bytes : new int[] {Integer.MIN_VALUE, 0, (1 << 21) + MESSAGE_HEADER, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> fault.resizeMessage(bytes));
        }
        for (Duration duration : new Duration[] {Duration.ofNanos(-1), Duration.ofDays(366)}) {
            assertThrows(IllegalArgumentException.class, () -> fault.delay(duration));
            assertThrows(
                    IllegalArgumentException.class, () -> fault.failInBackground(duration, ReturnCode.INTERNAL_ERROR));
        }
        for (int opcode : new int[] {-1, 1 << 16}) {
            assertThrows(IllegalArgumentException.class, () -> device.faults().once(opcode));
        }
        MemoryDevice.of(directly).getHealthInfo();
    }

    @Test
    void delay_withinTheTimeout_isWaitedFor() {
        Instant before = clock.instant();
        device.faults().once(GetHealthInfo.COMMAND).delay(Duration.ofMillis(700));

        MemoryDevice.of(tunnelled).getHealthInfo();

        assertEquals(Duration.ofMillis(700), Duration.between(before, clock.instant()));
    }

    @Test
    void lateResponse_isATimeout_andSpoilsNothing() {
        assertSeen(CxlTimeoutException.class, fault -> fault.delay(Duration.ofMillis(2100)));
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 600; i++) {
            device.faults().once(GetHealthInfo.COMMAND).delay(Duration.ofSeconds(i % 7));
            try {
                MemoryDevice.of(directly).getHealthInfo();
                assertTrue(i % 7 <= 2);
            } catch (CxlTimeoutException e) {
                assertTrue(i % 7 >= 2);
            }
            assertEquals(1 << 8 | 1, Generic.of(directly).identify().serialNumber());
        }
    }

    @Test
    void wrongTagOrOpcode_isDismissedDirectly_andMalformedInATunnel() {
        assertSeen(CxlTimeoutException.class, MalformedResponseException.class, SimulatedFault::wrongTag);
        assertSeen(CxlTimeoutException.class, MalformedResponseException.class, SimulatedFault::wrongOpcode);

        device.faults().once(GetHealthInfo.COMMAND).wrongTag();
        CxlTimeoutException timeout = assertThrows(
                CxlTimeoutException.class, () -> MemoryDevice.of(directly).getHealthInfo());
        assertEquals(1, timeout.getSuppressed().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17})
    void payload_tooShort_isMalformed(int bytes) {
        assertSeen(MalformedResponseException.class, fault -> fault.resizePayload(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MESSAGE_HEADER - 1, MESSAGE_HEADER, 20, 500, 3000})
    void message_ofAnotherLength_isMalformed(int bytes) {
        assertSeen(MalformedResponseException.class, fault -> fault.resizeMessage(bytes));
    }

    @Test
    void payload_oversized_isKept() {
        device.faults().once(GetHealthInfo.COMMAND).resizePayload(900);
        assertEquals(900, MemoryDevice.of(tunnelled).getHealthInfo().byteLength());
    }

    @Test
    void message_tooLongForTheTunnel_isRefusedByTheComponentInBetween() {
        device.faults().once(GetHealthInfo.COMMAND).resizeMessage(60_000);
        CommandFailedException failed = assertThrows(
                CommandFailedException.class, () -> MemoryDevice.of(tunnelled).getHealthInfo());

        assertSame(ReturnCode.RESOURCES_EXHAUSTED, failed.returnCode());
        assertEquals(1, failed.layer());
        MemoryDevice.of(tunnelled).getHealthInfo();
    }

    @Test
    void count_thatLies_isMalformed() {
        for (CxlTarget target : new CxlTarget[] {directly, tunnelled}) {
            device.faults().once(GetEventRecords.COMMAND).set("eventRecordCount", 500);
            assertThrows(
                    MalformedResponseException.class, () -> Generic.of(target).getEventRecords(EventLog.WARNING));
            assertTrue(Generic.of(target)
                    .getEventRecords(EventLog.WARNING)
                    .eventRecords()
                    .isEmpty());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> device.faults().once(GetEventRecords.COMMAND).set("nonsense", 1));
        assertThrows(
                IllegalArgumentException.class, () -> device.faults().onceAny().set("eventRecordCount", 1));
    }

    @Test
    void background_thatFails_tellsSoInItsStatus() {
        device.faults()
                .once(Sanitize.COMMAND)
                .failInBackground(Duration.ofSeconds(10), ReturnCode.PERMANENT_MEDIA_FAILURE);

        assertTrue(MemoryDevice.of(directly).sanitize().isRunning());
        assertTrue(status().operationInProgress());
        clock.advance(Duration.ofSeconds(10));

        assertFalse(status().operationInProgress());
        assertEquals(Sanitize.OPCODE, status().opcode());
        assertEquals(OptionalInt.of(ReturnCode.PERMANENT_MEDIA_FAILURE.code()), status().returnCode());
    }

    @Test
    void background_thatNeverEnds_keepsTheComponentBusy() {
        device.faults().always(Sanitize.COMMAND).neverEndInBackground();
        MemoryDevice memory = MemoryDevice.of(directly);
        memory.sanitize();
        clock.advance(Duration.ofDays(3));

        assertTrue(status().operationInProgress());
        assertRefused(ReturnCode.BUSY, () -> memory.sanitize());
        assertRefused(
                ReturnCode.REQUEST_ABORT_NOT_SUPPORTED,
                () -> Generic.of(directly).requestAbortBackgroundOperation());
        device.faults().clear();
        assertFalse(status().operationInProgress());
    }

    private BackgroundOperationStatusResponse status() {
        return Generic.of(directly).backgroundOperationStatus();
    }

    @Test
    void always_lastsUntilCleared() {
        device.faults().alwaysAny().answer(ReturnCode.BUSY);
        for (int i = 0; i < 5; i++) {
            assertRefused(ReturnCode.BUSY, () -> Generic.of(tunnelled).identify());
        }
        device.faults().clear();
        Generic.of(tunnelled).identify();

        device.faults().always(0xC123).answer(ReturnCode.SUCCESS);
        assertEquals(0, tunnelled.executeRaw(0xC123, new byte[3]).length);
        device.faults().once(Identify.OPCODE).answer(ReturnCode.BUSY);
        device.faults().onceAny().answer(ReturnCode.ABORTED);
        assertRefused(ReturnCode.BUSY, () -> Generic.of(tunnelled).identify());
        assertRefused(ReturnCode.ABORTED, () -> Generic.of(tunnelled).identify());
        Generic.of(tunnelled).identify();
    }

    @Test
    void disappearance_isATransportFailureDirectly_andNothingBehindATunnel() {
        device.faults().disappear();
        assertThrows(TransportException.class, () -> Generic.of(directly).identify());
        assertRefused(ReturnCode.INVALID_INPUT, () -> Generic.of(tunnelled).identify());

        device.faults().comeBack();
        Generic.of(directly).identify();
        Generic.of(tunnelled).identify();
    }

    @Test
    void disappearance_takesTheLinkOfThePortDown() {
        FabricManager manager = FabricManager.of(Endpoint.over(fabric.connect()));
        mld.faults().disappear();

        assertSame(
                LtssmState.DETECT,
                manager.getPhysicalPortState(2).ports().get(0).ltssmState().orElseThrow());
        CommandFailedException failed = assertThrows(
                CommandFailedException.class, () -> Generic.of(tunnelled).identify());
        assertEquals(0, failed.layer());
        assertSame(ReturnCode.INVALID_INPUT, failed.returnCode());

        mld.faults().comeBack();
        Generic.of(tunnelled).identify();
    }

    @Test
    void runningClock_reallyWaits() {
        SimulatedMemoryDevice slow = SimulatedMemoryDevice.create();
        Endpoint endpoint = Endpoint.over(slow.connect());
        endpoint.setTimeout(Duration.ofMillis(50));
        slow.faults().once(Identify.COMMAND).delay(Duration.ofMillis(80));
        long before = System.nanoTime();

        CxlTimeoutException timeout = assertThrows(
                CxlTimeoutException.class, () -> Generic.of(endpoint).identify());

        assertTrue(System.nanoTime() - before >= Duration.ofMillis(45).toNanos());
        assertEquals(0, timeout.getSuppressed().length);
        endpoint.setTimeout(Duration.ofSeconds(5));
        for (int i = 0; i < 20; i++) {
            Generic.of(endpoint).identify();
        }
    }
}
