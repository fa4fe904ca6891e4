package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.GetScanMediaResultsResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class MediaScanTest {

    private static final long CAPACITY = 4L << 30;
    private static final long GIB = 1L << 30;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice simulated =
            SimulatedMemoryDevice.builder().poisonListSize(4).clock(clock).build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);
    private final Generic component = Generic.of(endpoint);

    private void scan(long address, long length, boolean noEventLog) {
        assertTrue(device.scanMedia(request -> request.devicePhysicalAddress(address)
                        .physicalAddressLengthBytes(length)
                        .noEventLog(noEventLog))
                .isRunning());
        clock.advance(Duration.ofHours(1));
    }

    private static List<Long> addresses(GetScanMediaResultsResponse results) {
        return results.mediaErrorRecords().stream()
                .map(MediaErrorRecord::devicePhysicalAddress)
                .toList();
    }

    private List<EventRecord> failures() {
        return component.getEventRecords(EventLog.FAILURE).eventRecords();
    }

    @Test
    void capabilities_tellHowLongTheScanTakes() {
        assertEquals(
                OptionalLong.of(1024), device.getScanMediaCapabilities(0, GIB).estimatedScanMediaTime());
        assertEquals(
                OptionalLong.of(1),
                device.getScanMediaCapabilities(CAPACITY - 64, 64).estimatedScanMediaTime());
    }

    @Test
    void results_withoutScan_areEmpty() {
        GetScanMediaResultsResponse results = device.getScanMediaResults();

        assertEquals(List.of(), results.mediaErrorRecords());
        assertFalse(results.scanMediaStoppedPrematurely());
    }

    @Test
    void scan_findsWhatLiesInItsRange() {
        simulated.injectPoison(0, 64);
        simulated.injectPoison(GIB - 64, 128);

        device.scanMedia(request -> request.devicePhysicalAddress(64).physicalAddressLengthBytes(GIB - 64));
        assertTrue(device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(64))
                .scanMediaInProgress());
        assertRefused(ReturnCode.BUSY, device::getScanMediaResults);
        clock.advance(Duration.ofHours(1));

        GetScanMediaResultsResponse results = device.getScanMediaResults();
        assertEquals(List.of(GIB - 64), addresses(results));
        assertEquals(64, results.mediaErrorRecords().get(0).mediaErrorLengthBytes());
        assertFalse(results.scanMediaStoppedPrematurely());
        assertEquals(OptionalLong.empty(), results.restartPhysicalAddressLength());
        assertFalse(device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(64))
                .scanMediaInProgress());
        assertEquals(results, device.getScanMediaResults());
    }

    @Test
    void scan_logsWhatItFindsUnlessAskedNotTo() {
        simulated.injectPoison(0x1000, 64);
        simulated.injectPoison(3 * GIB, 64);
        scan(0, CAPACITY, true);
        assertEquals(List.of(), failures());

        scan(0, CAPACITY, false);

        assertEquals(
                MemoryEventTransactionType.HOST_SCAN_MEDIA,
                failures().get(0).dramEvent().orElseThrow().transactionType());
        assertEquals(
                3 * GIB,
                failures()
                        .get(1)
                        .generalMediaEvent()
                        .orElseThrow()
                        .physicalAddress()
                        .devicePhysicalAddress());
    }

    @Test
    void scan_moreThanTheResultsHold_stopsEarlyAndGoesOn() {
        for (int i = 0; i < 6; i++) {
            simulated.injectPoison(i * 0x1000L, 64);
        }
        scan(0, CAPACITY, true);

        GetScanMediaResultsResponse first = device.getScanMediaResults();
        assertEquals(List.of(0L, 0x1000L, 0x2000L, 0x3000L), addresses(first));
        assertTrue(first.scanMediaStoppedPrematurely());
        assertEquals(OptionalLong.of(0x4000), first.restartDevicePhysicalAddress());
        assertEquals(OptionalLong.of(CAPACITY - 0x4000), first.restartPhysicalAddressLengthBytes());

        scan(
                first.restartDevicePhysicalAddress().orElseThrow(),
                first.restartPhysicalAddressLengthBytes().orElseThrow(),
                true);
        GetScanMediaResultsResponse second = device.getScanMediaResults();
        assertEquals(List.of(0x4000L, 0x5000L), addresses(second));
        assertFalse(second.scanMediaStoppedPrematurely());
    }

    @Test
    void scan_makesAnOverflownListWholeAgain() {
        for (int i = 0; i < 5; i++) {
            simulated.injectPoison(i * 0x1000L, 64);
        }
        device.clearPoison(0, new byte[64]);
        assertEquals(
                3,
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                        .mediaErrorRecordCount());
        assertTrue(device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .poisonListOverflow());

        scan(0, CAPACITY, true);

        assertEquals(
                4,
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                        .mediaErrorRecordCount());
        assertFalse(device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .poisonListOverflow());
    }

    @Test
    void abort_atOnce_insideAPoisonedRange_leavesAllOfIt() {
        simulated.injectPoison(0, 256);
        assertTrue(
                device.scanMedia(request -> request.devicePhysicalAddress(128).physicalAddressLengthBytes(128))
                        .isRunning());

        component.requestAbortBackgroundOperation();

        GetScanMediaResultsResponse results = device.getScanMediaResults();
        assertEquals(List.of(), results.mediaErrorRecords());
        assertTrue(results.scanMediaStoppedPrematurely());
        assertEquals(OptionalLong.of(128), results.restartDevicePhysicalAddress());
    }

    @Test
    void abort_leavesWhatWasFoundAndTheRest() {
        simulated.injectPoison(0, 64);
        simulated.injectPoison(3 * GIB, 64);
        device.scanMedia(request -> request.physicalAddressLengthBytes(CAPACITY).noEventLog(true));
        clock.advance(Duration.ofMillis(2048));

        component.requestAbortBackgroundOperation();

        GetScanMediaResultsResponse results = device.getScanMediaResults();
        assertEquals(List.of(0L), addresses(results));
        assertTrue(results.scanMediaStoppedPrematurely());
        assertEquals(OptionalLong.of(2 * GIB), results.restartDevicePhysicalAddress());
        assertEquals(OptionalLong.of(2 * GIB), results.restartPhysicalAddressLengthBytes());
    }

    @Test
    void results_moreThanFit_comeWithTheSameRequest() {
        SimulatedMemoryDevice large =
                SimulatedMemoryDevice.builder().clock(clock).build();
        for (int i = 0; i < 100; i++) {
            large.injectPoison(i * 0x80L, 64);
        }
        MemoryDevice connection = MemoryDevice.of(Endpoint.over(large.connect()));
        connection.scanMedia(
                request -> request.physicalAddressLengthBytes(CAPACITY).noEventLog(true));
        clock.advance(Duration.ofHours(1));

        // 1 KiB less the fixed 32 bytes is room for 62 records of 16 bytes.
        GetScanMediaResultsResponse first = connection.getScanMediaResults();
        assertEquals(62, first.mediaErrorRecordCount());
        assertTrue(first.moreMediaErrorRecords());
        GetScanMediaResultsResponse second = connection.getScanMediaResults();
        assertEquals(38, second.mediaErrorRecordCount());
        assertFalse(second.moreMediaErrorRecords());
        assertEquals(62 * 0x80, addresses(second).get(0));
    }

    @Test
    void range_thatCannotBe_isRefused() {
        assertRefused(
                ReturnCode.INVALID_INPUT, () -> device.scanMedia(request -> request.physicalAddressLengthBytes(0)));
        assertRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS,
                () -> device.scanMedia(
                        request -> request.devicePhysicalAddress(64).physicalAddressLengthBytes(CAPACITY)));
        assertRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS,
                () -> device.scanMedia(
                        request -> request.devicePhysicalAddress(CAPACITY).physicalAddressLengthBytes(64)));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.scanMedia(request -> request.physicalAddress(1).physicalAddressLength(1)));
        assertRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS,
                () -> device.scanMedia(request -> request.physicalAddressLength(-1)));
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.getScanMediaCapabilities(0, 0));
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> device.getScanMediaCapabilities(CAPACITY, 64));
    }
}
