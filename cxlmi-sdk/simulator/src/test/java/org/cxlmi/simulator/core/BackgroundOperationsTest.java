package org.cxlmi.simulator.core;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MediaOperationsSanitize;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackgroundOperationsTest {

    private static final long GIB = 1L << 30;

    /** The device takes a millisecond for a MiB. */
    private static final Duration SCAN_OF_ONE_GIB = Duration.ofMillis(1024);

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice simulated =
            SimulatedMemoryDevice.builder().clock(clock).build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);
    private final Generic component = Generic.of(endpoint);

    private void scan() {
        assertTrue(device.scanMedia(request -> request.physicalAddressLengthBytes(GIB))
                .isRunning());
    }

    private void assertStatus(boolean running, int percent, ReturnCode returnCode) {
        BackgroundOperationStatusResponse status = component.backgroundOperationStatus();
        assertEquals(running, status.operationInProgress());
        assertEquals(percent, status.percentComplete());
        assertEquals(running ? OptionalInt.empty() : OptionalInt.of(returnCode.code()), status.returnCode());
        assertEquals(ScanMedia.OPCODE, status.opcode());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "511, 49", "512, 50", "1023, 99"})
    void status_tellsHowFarTheOperationHasCome(long millis, int percent) {
        scan();
        clock.advance(Duration.ofMillis(millis));

        assertStatus(true, percent, ReturnCode.SUCCESS);
    }

    @Test
    void operation_isDoneWhenItsTimeIsOver() {
        scan();
        clock.advance(SCAN_OF_ONE_GIB.minusNanos(1));
        assertStatus(true, 99, ReturnCode.SUCCESS);

        clock.advance(Duration.ofNanos(1));
        assertStatus(false, 100, ReturnCode.SUCCESS);

        clock.advance(Duration.ofDays(1));
        assertStatus(false, 100, ReturnCode.SUCCESS);
    }

    @Test
    void secondOperation_isBusyUntilTheFirstIsDone() {
        scan();

        assertRefused(ReturnCode.BUSY, this::scan);
        assertRefused(ReturnCode.BUSY, device::sanitize);
        device.getHealthInfo();

        clock.advance(SCAN_OF_ONE_GIB);
        scan();
    }

    @Test
    void requestAbort_endsTheOperationShortOfTheWhole() {
        scan();
        clock.advance(Duration.ofMillis(256));

        component.requestAbortBackgroundOperation();

        assertStatus(false, 25, ReturnCode.ABORTED);
        assertRefused(ReturnCode.REQUEST_ABORT_NOT_SUPPORTED, component::requestAbortBackgroundOperation);
        scan();
    }

    @Test
    void requestAbort_operationThatCannotBeAborted_isRefusedAndItGoesOn() {
        device.mediaOperationsSanitize(
                SanitizeOperation.ZERO, List.of(DpaRange.builder().length(GIB).build()));

        assertRefused(ReturnCode.REQUEST_ABORT_NOT_SUPPORTED, component::requestAbortBackgroundOperation);

        BackgroundOperationStatusResponse status = component.backgroundOperationStatus();
        assertTrue(status.operationInProgress());
        assertEquals(MediaOperationsSanitize.OPCODE, status.opcode());
    }

    @Test
    void reset_endsTheOperation() {
        scan();
        clock.advance(Duration.ofMillis(512));

        simulated.reset();

        assertStatus(false, 50, ReturnCode.ABORTED);
    }

    @Test
    void clockThatGoesBack_isNoProgress() {
        AtomicReference<Instant> now = new AtomicReference<>(clock.instant());
        Endpoint other = Endpoint.over(
                SimulatedMemoryDevice.builder().clock(now::get).build().connect());
        assertTrue(MemoryDevice.of(other)
                .scanMedia(request -> request.physicalAddressLengthBytes(GIB))
                .isRunning());
        now.set(clock.instant().minus(Duration.ofDays(1)));

        BackgroundOperationStatusResponse status = Generic.of(other).backgroundOperationStatus();
        assertTrue(status.operationInProgress());
        assertEquals(0, status.percentComplete());
        assertEquals(ScanMedia.OPCODE, status.opcode());
    }

    @Test
    void eventsOfAnOperation_haveTheTimeOfItsEnd() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        component.setTimestamp(noon);
        simulated.injectPoison(0, 64);
        scan();

        clock.advance(Duration.ofHours(1));

        List<EventRecord> records = component.getEventRecords(EventLog.FAILURE).eventRecords();
        assertEquals(1, records.size());
        assertEquals(Optional.of(noon.plus(SCAN_OF_ONE_GIB)), records.get(0).timestamp());
        assertFalse(component.backgroundOperationStatus().operationInProgress());
    }

    @Test
    void operationThatThrows_endsWithInternalError() {
        BackgroundOperations operations = new BackgroundOperations(new DeviceClock(clock));
        operations.define(Sanitize.COMMAND, request -> {
            throw new IllegalStateException("broken");
        });
        operations.start(Sanitize.COMMAND, EmptyPayload.EMPTY, Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));

        operations.advance();

        CommandTable table = new CommandTable(new MessageLimits(10));
        operations.register(table, new MessageLimits(10));
        byte[] status = table.answer(
                        MessageType.CCI, CciMessage.request(0, BackgroundOperationStatus.OPCODE, new byte[0]))
                .payload();
        assertEquals(
                OptionalInt.of(ReturnCode.INTERNAL_ERROR.code()),
                BackgroundOperationStatusResponse.wrap(status).returnCode());
    }

    @Test
    void operationThatWasNotDefined_cannotStart() {
        BackgroundOperations operations = new BackgroundOperations(new DeviceClock(clock));

        assertThrows(
                IllegalStateException.class,
                () -> operations.start(Sanitize.COMMAND, EmptyPayload.EMPTY, Duration.ofSeconds(1)));
    }

    @Test
    void deviceWithoutStatus_refusesOtherOperationsOnly() {
        SimulatedMemoryDevice silent = SimulatedMemoryDevice.builder()
                .clock(clock)
                .backgroundStatus(false)
                .build();
        Endpoint connection = Endpoint.over(silent.connect());

        assertTrue(MemoryDevice.of(connection)
                .scanMedia(request -> request.physicalAddressLengthBytes(GIB))
                .isRunning());

        assertRefused(ReturnCode.UNSUPPORTED, () -> Generic.of(connection).backgroundOperationStatus());
        assertRefused(ReturnCode.UNSUPPORTED, () -> Generic.of(connection).requestAbortBackgroundOperation());
        assertRefused(
                ReturnCode.BUSY,
                () -> Generic.of(connection).transferFw(request -> request.action(FirmwareTransferAction.ABORT)));
        MemoryDevice.of(connection).getHealthInfo();

        clock.advance(SCAN_OF_ONE_GIB);
        assertTrue(MemoryDevice.of(connection).sanitize().isRunning());
    }

    @Test
    void firmwarePart_takesItsTimeAndGoesOnAfterARestore() {
        SimulatedMemoryDevice slow = SimulatedMemoryDevice.builder()
                .clock(clock)
                .backgroundStatus(false)
                .firmwareTransferTime(Duration.ofSeconds(2))
                .build();
        assertTrue(Generic.of(Endpoint.over(slow.connect()))
                .transferFw(request -> request.action(FirmwareTransferAction.FULL_TRANSFER)
                        .slot(2)
                        .data(Arrays.copyOf("8.0".getBytes(StandardCharsets.US_ASCII), 128)))
                .isRunning());

        SimulatedMemoryDevice restored = SimulatedMemoryDevice.builder()
                .restore(slow.save())
                .clock(clock)
                .build();
        Generic commands = Generic.of(Endpoint.over(restored.connect()));

        assertEquals(slow.save(), restored.save());
        assertRefused(ReturnCode.UNSUPPORTED, commands::backgroundOperationStatus);
        assertEquals("", commands.getFwInfo().slot2FirmwareRevision());
        clock.advance(Duration.ofSeconds(2));
        assertEquals("8.0", commands.getFwInfo().slot2FirmwareRevision());
    }

    @Test
    void firmwarePart_thatTakesNegativeTimeOrMoreThanAYear_cannotBe() {
        SimulatedMemoryDeviceBuilder builder = SimulatedMemoryDevice.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.firmwareTransferTime(Duration.ofNanos(-1)));
        assertThrows(IllegalArgumentException.class, () -> builder.firmwareTransferTime(Duration.ofDays(366)));
    }
}
