package org.cxlmi.simulator.core;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFlags;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.EventSeverity;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class EventLogsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().eventLogSize(10).clock(clock).build();
    private final Endpoint endpoint = Endpoint.over(device.connect());
    private final Generic component = Generic.of(endpoint);

    private List<Integer> handles(EventLog log) {
        return component.getEventRecords(log).eventRecords().stream()
                .map(EventRecord::handle)
                .toList();
    }

    private void inject(EventLog log, int count) {
        for (int i = 0; i < count; i++) {
            device.inject(log, EventRecordFormat.DRAM);
        }
    }

    @Test
    void getEventRecords_emptyLog_hasNone() {
        GetEventRecordsResponse events = component.getEventRecords(EventLog.FATAL);

        assertEquals(List.of(), events.eventRecords());
        assertFalse(events.moreEventRecords());
        assertFalse(events.overflow());
    }

    @Test
    void inject_keepsWhatTheRecordSaysAndStampsTheRest() {
        component.setTimestamp(NOON);
        UUID vendorFormat = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        byte[] data = new byte[80];
        data[79] = 5;
        EventRecordFlags flags = EventRecordFlags.builder()
                .severity(EventSeverity.FAILURE)
                .ldIdValid(true)
                .build();

        Optional<EventRecord> logged = device.inject(
                EventLog.FAILURE,
                EventRecord.builder()
                        .recordFormatId(vendorFormat)
                        .flags(flags)
                        .relatedHandle(7)
                        .ldId(3)
                        .data(data)
                        .build());

        EventRecord record =
                component.getEventRecords(EventLog.FAILURE).eventRecords().get(0);
        assertEquals(logged, Optional.of(record));
        assertEquals(vendorFormat, record.recordFormatId());
        assertEquals(EventRecord.LENGTH, record.length());
        assertEquals(flags, record.flags());
        assertEquals(1, record.handle());
        assertEquals(OptionalInt.of(7), record.relatedHandle());
        assertEquals(OptionalInt.of(3), record.ldId());
        assertEquals(Optional.of(NOON), record.timestamp());
        assertEquals(5, record.data()[79]);
    }

    @Test
    void inject_recordWithTimestamp_keepsIt() {
        component.setTimestamp(NOON);
        EventRecord old = EventRecord.builder().timestamp(NOON.minusSeconds(60)).build();

        assertEquals(
                Optional.of(NOON.minusSeconds(60)),
                device.inject(EventLog.WARNING, old).orElseThrow().timestamp());
    }

    @Test
    void inject_formatOnly_isAsSevereAsTheLog() {
        for (EventLog log : List.of(EventLog.INFORMATIONAL, EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
            EventRecord record = device.inject(log, EventRecordFormat.DRAM).orElseThrow();
            assertEquals(log.name(), record.flags().severity().name());
            assertEquals(Optional.empty(), record.timestamp());
        }
    }

    @Test
    void inject_logThatTheDeviceLacks_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> device.inject(EventLog.DYNAMIC_CAPACITY, EventRecordFormat.DYNAMIC_CAPACITY));
        assertThrows(
                IllegalArgumentException.class, () -> device.inject(EventLog.UNRECOGNIZED, EventRecordFormat.DRAM));
    }

    @Test
    void getEventRecords_moreThanFit_comeOldestFirstAndRestIsAnnounced() {
        inject(EventLog.WARNING, 10);

        // 1 KiB less the fixed 32 bytes is room for 7 records of 128 bytes.
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), handles(EventLog.WARNING));
        assertTrue(component.getEventRecords(EventLog.WARNING).moreEventRecords());

        component.clearEventRecords(
                request -> request.eventLog(EventLog.WARNING).handles(1, 2, 3, 4, 5, 6, 7));

        assertEquals(List.of(8, 9, 10), handles(EventLog.WARNING));
        assertFalse(component.getEventRecords(EventLog.WARNING).moreEventRecords());
        assertEquals(List.of(), handles(EventLog.FAILURE));
    }

    @Test
    void getEventRecords_logThatTheDeviceLacks_isInvalidInput() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> component.getEventRecords(EventLog.DYNAMIC_CAPACITY));
        assertRefused(
                ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(GetEventRecords.OPCODE, new byte[] {(byte) 0xff}));
    }

    @Test
    void getEventRecords_withoutLog_isInvalidPayloadLength() {
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(GetEventRecords.OPCODE, new byte[0]));
    }

    @Test
    void overflow_isCountedWithItsTimesUntilSomethingIsCleared() {
        component.setTimestamp(NOON);
        inject(EventLog.FATAL, 10);
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), device.inject(EventLog.FATAL, EventRecordFormat.DRAM));
        clock.advance(Duration.ofSeconds(1));
        inject(EventLog.FATAL, 2);

        GetEventRecordsResponse events = component.getEventRecords(EventLog.FATAL);
        assertTrue(events.overflow());
        assertEquals(OptionalInt.of(3), events.overflowErrorCount());
        assertEquals(Optional.of(NOON.plusSeconds(1)), events.firstOverflowTimestamp());
        assertEquals(Optional.of(NOON.plusSeconds(2)), events.lastOverflowTimestamp());

        component.clearEventRecords(request -> request.eventLog(EventLog.FATAL).handles(1));

        assertFalse(component.getEventRecords(EventLog.FATAL).overflow());
        assertEquals(
                11,
                device.inject(EventLog.FATAL, EventRecordFormat.DRAM)
                        .orElseThrow()
                        .handle());
    }

    @Test
    void clearAll_afterOverflow_emptiesTheLog() {
        inject(EventLog.WARNING, 11);

        component.clearEventRecords(
                request -> request.eventLog(EventLog.WARNING).clearAllEvents(true));

        GetEventRecordsResponse events = component.getEventRecords(EventLog.WARNING);
        assertEquals(List.of(), events.eventRecords());
        assertFalse(events.overflow());
    }

    @Test
    void clearAll_withoutOverflowOrWithHandles_isInvalidInput() {
        inject(EventLog.WARNING, 10);
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.clearEventRecords(
                        request -> request.eventLog(EventLog.WARNING).clearAllEvents(true)));
        inject(EventLog.WARNING, 1);
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> component.clearEventRecords(request ->
                        request.eventLog(EventLog.WARNING).clearAllEvents(true).handles(1)));

        assertEquals(1, handles(EventLog.WARNING).get(0));
    }

    @Test
    void clearEventRecords_handlesNotTheOldestInOrder_clearNothing() {
        inject(EventLog.WARNING, 3);

        assertRefused(
                ReturnCode.INVALID_HANDLE,
                () -> component.clearEventRecords(
                        request -> request.eventLog(EventLog.WARNING).handles(2)));
        assertRefused(
                ReturnCode.INVALID_HANDLE,
                () -> component.clearEventRecords(
                        request -> request.eventLog(EventLog.WARNING).handles(2, 1)));
        assertRefused(
                ReturnCode.INVALID_HANDLE,
                () -> component.clearEventRecords(
                        request -> request.eventLog(EventLog.WARNING).handles(1, 1)));
        assertRefused(
                ReturnCode.INVALID_HANDLE,
                () -> component.clearEventRecords(
                        request -> request.eventLog(EventLog.WARNING).handles(1, 0)));
        assertRefused(
                ReturnCode.INVALID_HANDLE,
                () -> component.clearEventRecords(
                        request -> request.eventLog(EventLog.WARNING).handles(1, 2, 3, 4)));
        assertRefused(
                ReturnCode.INVALID_HANDLE,
                () -> component.clearEventRecords(
                        request -> request.eventLog(EventLog.FATAL).handles(1)));

        assertEquals(List.of(1, 2, 3), handles(EventLog.WARNING));
    }

    @Test
    void clearEventRecords_countBeyondTheHandles_isInvalidPayloadLength() {
        // log, flags, count 2, three reserved bytes, one handle
        byte[] request = HexFormat.of().parseHex("01" + "00" + "02" + "000000" + "0100");

        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(ClearEventRecords.OPCODE, request));
    }

    @Test
    void handles_wrapAroundWithoutZero() {
        IntStream.rangeClosed(1, 0xffff).forEach(handle -> {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
            component.clearEventRecords(
                    request -> request.eventLog(EventLog.WARNING).handles(handle));
        });

        inject(EventLog.WARNING, 1);

        assertEquals(List.of(1), handles(EventLog.WARNING));
    }

    @Test
    void overflowCount_saturates() {
        inject(EventLog.WARNING, 10 + 0x10000);

        assertEquals(
                OptionalInt.of(0xffff),
                component.getEventRecords(EventLog.WARNING).overflowErrorCount());
    }
}
