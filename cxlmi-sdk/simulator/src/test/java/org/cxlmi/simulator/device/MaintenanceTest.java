package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.MemorySparingEvent;
import org.cxlmi.sdk.events.MemorySparingResources;
import org.cxlmi.sdk.events.MemorySparingResult;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.MaintenanceOperationClass;
import org.cxlmi.sdk.generic.MemorySparingKind;
import org.cxlmi.sdk.generic.PerformMaintenance;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;
import org.cxlmi.sdk.generic.PerformPprRequest;
import org.cxlmi.sdk.generic.PprKind;
import org.cxlmi.sdk.generic.PprMode;
import org.cxlmi.sdk.generic.PprWritableAttributes;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceTest {

    private static final long CAPACITY = 4L << 30;
    private static final int SPARES = 4;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice simulated =
            SimulatedMemoryDevice.builder().clock(clock).build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final Generic component = Generic.of(endpoint);

    private static PerformPprRequest.Builder ppr(PprKind kind) {
        return PerformPprRequest.builder().maintenanceOperationSubclass(kind);
    }

    private ReturnCode repair(PprKind kind) {
        assertTrue(component.performPpr(ppr(kind).dpa(0x1040).build()).isRunning());
        return end();
    }

    private ReturnCode replace(PerformMemorySparingRequest.Builder request) {
        assertTrue(component.performMemorySparing(request.build()).isRunning());
        return end();
    }

    private ReturnCode end() {
        clock.advance(Duration.ofMillis(100));
        return ReturnCode.of(component.backgroundOperationStatus().returnCode().orElseThrow());
    }

    private static PerformMemorySparingRequest.Builder sparing(MemorySparingKind kind) {
        PerformMemorySparingRequest.Builder request = PerformMemorySparingRequest.builder()
                .maintenanceOperationSubclass(kind)
                .channel(1)
                .rank(2);
        if (kind == MemorySparingKind.RANK) {
            return request;
        }
        request.bankGroup(3).bank(4);
        if (kind == MemorySparingKind.BANK) {
            return request;
        }
        request.row(5);
        return kind == MemorySparingKind.ROW ? request : request.column(6);
    }

    private EventRecord latest(EventLog log) {
        List<EventRecord> records = component.getEventRecords(log).eventRecords();
        return records.get(records.size() - 1);
    }

    private MemorySparingEvent latestEvent(EventLog log) {
        return latest(log).memorySparingEvent().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = PprKind.class,
            names = {"SOFT", "HARD"})
    void ppr_repairsWhileThereAreResources(PprKind kind) {
        for (int i = 0; i < SPARES; i++) {
            component.performPpr(ppr(kind).queryResources(true).build());
            assertEquals(ReturnCode.SUCCESS, repair(kind));
        }
        assertRefused(
                ReturnCode.RESOURCES_EXHAUSTED,
                () -> component.performPpr(ppr(kind).queryResources(true).build()));
        assertEquals(ReturnCode.RESOURCES_EXHAUSTED, repair(kind));
        assertEquals(
                MemorySparingResult.RESOURCES_EXHAUSTED,
                latestEvent(EventLog.WARNING).result());

        simulated.reset();
        assertEquals(kind == PprKind.SOFT ? ReturnCode.SUCCESS : ReturnCode.RESOURCES_EXHAUSTED, repair(kind));
    }

    @Test
    void ppr_isReportedWithWhatIsLeft() {
        repair(PprKind.HARD);

        EventRecord record = latest(EventLog.INFORMATIONAL);
        assertEquals(MaintenanceOperationClass.PPR, record.maintenanceOperationClass());
        assertEquals(OptionalInt.of(PprKind.HARD.code()), record.maintenanceOperationSubclass());
        MemorySparingEvent event = latestEvent(EventLog.INFORMATIONAL);
        assertTrue(event.hardSparing());
        assertEquals(MemorySparingResult.SUCCESS, event.result());
        assertEquals(
                MemorySparingResources.THREE_OR_MORE, event.resourcesAvailable().orElseThrow());

        repair(PprKind.HARD);
        assertEquals(
                MemorySparingResources.TWO,
                latestEvent(EventLog.INFORMATIONAL).resourcesAvailable().orElseThrow());
    }

    @Test
    void ppr_withReportsTurnedOff_isSilent() {
        component.setSoftPprFeature(request -> request.version(3)
                .attributes(
                        PprWritableAttributes.builder().pprMode(PprMode.NONE).build()));

        assertEquals(ReturnCode.SUCCESS, repair(PprKind.SOFT));

        assertEquals(0, component.getEventRecords(EventLog.INFORMATIONAL).eventRecordCount());
    }

    @Test
    void ppr_addressThatTheDeviceLacks_isInvalidPhysicalAddress() {
        for (long address : new long[] {CAPACITY, -1, Long.MIN_VALUE}) {
            assertRefused(
                    ReturnCode.INVALID_PHYSICAL_ADDRESS,
                    () -> component.performPpr(ppr(PprKind.SOFT).dpa(address).build()));
        }
        component.performPpr(ppr(PprKind.SOFT).dpa(CAPACITY - 1).build());
    }

    @ParameterizedTest
    @EnumSource(
            value = MemorySparingKind.class,
            names = {"CACHELINE", "ROW", "BANK", "RANK"})
    void sparing_replacesAndReportsWhat(MemorySparingKind kind) {
        assertEquals(
                ReturnCode.SUCCESS, replace(sparing(kind).nibbleMaskValid(true).nibbleMask(0xffffff)));

        MemorySparingEvent event = latestEvent(EventLog.INFORMATIONAL);
        boolean column = kind == MemorySparingKind.CACHELINE;
        boolean row = column || kind == MemorySparingKind.ROW;
        boolean bank = row || kind == MemorySparingKind.BANK;
        assertEquals(kind.code(), event.maintenanceOperationSubclass());
        assertEquals(OptionalInt.of(1), event.channel());
        assertEquals(OptionalInt.of(2), event.rank());
        assertEquals(OptionalInt.of(0xffffff), event.nibbleMask());
        assertEquals(OptionalInt.empty(), event.subChannel());
        assertEquals(bank ? OptionalInt.of(3) : OptionalInt.empty(), event.bankGroup());
        assertEquals(bank ? OptionalInt.of(4) : OptionalInt.empty(), event.bank());
        assertEquals(row ? OptionalInt.of(5) : OptionalInt.empty(), event.row());
        assertEquals(column ? OptionalInt.of(6) : OptionalInt.empty(), event.column());
        assertFalse(event.hardSparing());
    }

    @Test
    void sparing_query_takesNothing() {
        for (int i = 0; i <= SPARES; i++) {
            assertEquals(
                    ReturnCode.SUCCESS, replace(sparing(MemorySparingKind.ROW).queryResources(true)));
        }
        assertTrue(latestEvent(EventLog.INFORMATIONAL).resourceQuery());

        for (int i = 0; i < SPARES; i++) {
            assertEquals(
                    ReturnCode.SUCCESS, replace(sparing(MemorySparingKind.ROW).hardSparing(i % 2 == 0)));
        }
        assertEquals(
                ReturnCode.RESOURCES_EXHAUSTED,
                replace(sparing(MemorySparingKind.ROW).queryResources(true)));
        assertEquals(ReturnCode.SUCCESS, replace(sparing(MemorySparingKind.BANK)));

        simulated.reset();
        assertEquals(ReturnCode.SUCCESS, replace(sparing(MemorySparingKind.ROW)));
        assertEquals(ReturnCode.SUCCESS, replace(sparing(MemorySparingKind.ROW)));
        assertEquals(ReturnCode.RESOURCES_EXHAUSTED, replace(sparing(MemorySparingKind.ROW)));
    }

    @Test
    void abort_takesNothing() {
        for (int i = 0; i <= SPARES; i++) {
            component.performPpr(ppr(PprKind.HARD).build());
            component.requestAbortBackgroundOperation();
        }
        assertEquals(ReturnCode.SUCCESS, repair(PprKind.HARD));
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 3, 4, (byte) 0xe0})
    void operationClass_thatTheDeviceLacks_isInvalidInput(byte operationClass) {
        byte[] request = ppr(PprKind.SOFT).build().bytes();
        request[0] = operationClass;

        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(PerformMaintenance.OPCODE, request));
    }

    @Test
    void operation_unknownSubclassOrTooShort_isRefused() {
        byte[] repair = ppr(PprKind.SOFT).build().bytes();
        repair[1] = 2;
        byte[] replacement = sparing(MemorySparingKind.ROW).build().bytes();
        replacement[1] = 4;
        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(PerformMaintenance.OPCODE, repair));
        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(PerformMaintenance.OPCODE, replacement));

        byte[] tooShort = {2, 0, 0, 0, 0};
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(PerformMaintenance.OPCODE, tooShort));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(PerformMaintenance.OPCODE, new byte[1]));
    }
}
