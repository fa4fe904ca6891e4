package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

class GeneratedCommandsTest {

    private static final HexFormat HEX = HexFormat.of();

    private final ScriptedTransport transport = new ScriptedTransport("mem0");
    private final Generic component = Generic.of(Endpoint.over(transport));

    private static GetEventRecordsResponse twoRecords() {
        return GetEventRecordsResponse.builder()
                .moreEventRecords(true)
                .eventRecords(List.of(record(1), record(2)))
                .build();
    }

    private static EventRecord record(int handle) {
        return EventRecord.builder()
                .recordFormat(EventRecordFormat.DRAM)
                .handle(handle)
                .timestamp(Instant.ofEpochSecond(handle))
                .build();
    }

    @Test
    void getEventRecords_recordsComeBackAsTheyWereWritten() {
        transport
                .on(GetEventRecords.OPCODE)
                .expecting((byte) 1)
                .reply(twoRecords().bytes());

        GetEventRecordsResponse events = component.getEventRecords(EventLog.WARNING);

        assertTrue(events.moreEventRecords());
        assertFalse(events.overflow());
        assertEquals(OptionalInt.empty(), events.overflowErrorCount());
        assertEquals(
                List.of(1, 2),
                events.eventRecords().stream().map(EventRecord::handle).toList());
        assertEquals(
                Instant.ofEpochSecond(2),
                events.eventRecords().get(1).timestamp().orElseThrow());
        assertEquals(EventRecordFormat.DRAM, events.eventRecords().get(0).recordFormat());
    }

    @Test
    void getEventRecords_countBeyondPayload_isMalformedAndTheEndpointWorksOn() {
        // The record count stands at byte 20.
        transport.on(GetEventRecords.OPCODE).withByte(20, 3).reply(twoRecords().bytes());
        transport.on(GetEventRecords.OPCODE).reply(twoRecords().bytes());

        MalformedResponseException failure =
                assertThrows(MalformedResponseException.class, () -> component.getEventRecords(EventLog.WARNING));

        assertEquals("eventRecords", failure.field());
        assertTrue(failure.getMessage().contains("Get Event Records"), failure.getMessage());
        assertEquals(2, component.getEventRecords(EventLog.WARNING).eventRecordCount());
    }

    @Test
    void getEventRecords_truncatedAnywhere_isMalformed() {
        byte[] whole = twoRecords().bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(
                    MalformedResponseException.class, () -> GetEventRecordsResponse.wrap(part), "length " + length);
        }
    }

    @Test
    void clearEventRecords_handlesFollowTheirCount() {
        // event log, flags, count, three reserved bytes, then the handles
        byte[] expected = HEX.parseHex("02" + "00" + "02" + "000000" + "0100" + "fffe");
        transport.on(ClearEventRecords.OPCODE).expecting(expected).reply();

        component.clearEventRecords(
                request -> request.eventLog(EventLog.FAILURE).handles(0x0001, 0xfeff));

        assertEquals(0, transport.unusedAnswers());
    }

    @Test
    void identifyMemoryDevice_ofCxl2_lacksWhatLaterRevisionsAppended() {
        byte[] bytes = new byte[67];
        bytes[16] = 4; // total capacity, in steps of 256 MiB
        IdentifyMemoryDeviceResponse identity = IdentifyMemoryDeviceResponse.wrap(bytes);

        assertEquals(1L << 30, identity.totalCapacityBytes());
        assertEquals(OptionalInt.empty(), identity.dynamicCapacityEventLogSize());
        assertThrows(
                MalformedResponseException.class, () -> IdentifyMemoryDeviceResponse.wrap(Arrays.copyOf(bytes, 66)));
        assertEquals(
                OptionalInt.of(0),
                IdentifyMemoryDeviceResponse.wrap(Arrays.copyOf(bytes, 69)).dynamicCapacityEventLogSize());
    }

    @Test
    void healthInfo_sentinelsReadAsAbsent() {
        // health, media and additional status; life used FFh; temperature 7FFFh; three counts
        byte[] bytes = HEX.parseHex("00" + "00" + "00" + "ff" + "ff7f" + "01000000" + "00000000" + "ffffffff");
        GetHealthInfoResponse health = GetHealthInfoResponse.wrap(bytes);

        assertEquals(OptionalInt.empty(), health.lifeUsed());
        assertEquals(OptionalInt.empty(), health.deviceTemperature());
        assertEquals(0xffff_ffffL, health.correctedPersistentErrorCount());
        assertArrayEquals(bytes, health.bytes());
    }
}
