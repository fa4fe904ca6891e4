package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.GetPoisonListResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.PoisonSource;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class PoisonListTest {

    private static final long CAPACITY = 4L << 30;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedMemoryDevice simulated =
            SimulatedMemoryDevice.builder().poisonListSize(100).clock(clock).build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    private GetPoisonListResponse read(long address, long length) {
        return device.getPoisonList(
                request -> request.devicePhysicalAddress(address).physicalAddressLengthBytes(length));
    }

    private static List<String> ranges(GetPoisonListResponse response) {
        return response.mediaErrorRecords().stream()
                .map(record -> Long.toHexString(record.devicePhysicalAddress()) + "+"
                        + Long.toHexString(record.mediaErrorLengthBytes()))
                .toList();
    }

    @Test
    void newDevice_hasNoPoison() {
        GetPoisonListResponse list = read(0, CAPACITY);

        assertEquals(List.of(), list.mediaErrorRecords());
        assertFalse(list.moreMediaErrorRecords());
        assertFalse(list.poisonListOverflow());
        assertEquals(100, device.identifyMemoryDevice().poisonListMaximumMediaErrorRecords());
    }

    @Test
    void getPoisonList_hasWhatLiesInTheRangeCutToIt() {
        simulated.injectPoison(0x1000, 0x100);
        simulated.injectPoison(0, 0x40);
        simulated.injectPoison(CAPACITY - 0x40, 0x40);

        assertEquals(List.of("0+40", "1000+100", "ffffffc0+40"), ranges(read(0, CAPACITY)));
        assertEquals(List.of("1000+80"), ranges(read(0x40, 0x1040)));
        assertEquals(List.of("10c0+40"), ranges(read(0x10c0, 0x1000)));
        assertEquals(List.of(), ranges(read(0x1100, 0x1000)));
        assertEquals(
                PoisonSource.INJECTED, read(0, 0x40).mediaErrorRecords().get(0).errorSource());
    }

    @Test
    void getPoisonList_moreThanFit_comeWithTheSameRequest() {
        for (int i = 0; i < 100; i++) {
            simulated.injectPoison(i * 0x80L, 0x40);
        }

        // 1 KiB less the fixed 32 bytes is room for 62 records of 16 bytes.
        GetPoisonListResponse first = read(0, CAPACITY);
        assertEquals(62, first.mediaErrorRecordCount());
        assertTrue(first.moreMediaErrorRecords());
        GetPoisonListResponse second = read(0, CAPACITY);
        assertEquals(38, second.mediaErrorRecordCount());
        assertFalse(second.moreMediaErrorRecords());

        List<Long> addresses = new ArrayList<>();
        first.mediaErrorRecords().forEach(record -> addresses.add(record.devicePhysicalAddress()));
        second.mediaErrorRecords().forEach(record -> addresses.add(record.devicePhysicalAddress()));
        assertEquals(addresses.stream().sorted().distinct().toList(), addresses);
        assertEquals(100, addresses.size());
        assertEquals(first, read(0, CAPACITY));
    }

    @Test
    void getPoisonList_restartOrAnotherRange_beginsAnew() {
        for (int i = 0; i < 100; i++) {
            simulated.injectPoison(i * 0x80L, 0x40);
        }
        GetPoisonListResponse first = read(0, CAPACITY);

        GetPoisonListResponse restarted =
                device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY));
        assertTrue(restarted.restartAcknowledged());
        assertEquals(first.mediaErrorRecords(), restarted.mediaErrorRecords());

        MemoryDevice other = MemoryDevice.of(Endpoint.over(simulated.connect()));
        assertEquals(first, other.getPoisonList(request -> request.physicalAddressLengthBytes(CAPACITY)));

        read(0, 0x40);
        assertEquals(first, read(0, CAPACITY));
    }

    @Test
    void fullList_notesTheFirstOverflow() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        Generic.of(endpoint).setTimestamp(noon);
        for (int i = 0; i < 102; i++) {
            simulated.injectPoison(i * 0x80L, 0x40);
            clock.advance(Duration.ofSeconds(1));
        }

        GetPoisonListResponse list = read(0x80L * 99, 0x1000);
        assertEquals(1, list.mediaErrorRecordCount());
        assertTrue(list.poisonListOverflow());
        assertEquals(Optional.of(noon.plusSeconds(100)), list.overflowTimestamp());
    }

    @Test
    void injectPoison_rangeThatCannotBe_isRefused() {
        simulated.injectPoison(0x1000, 0x100);

        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(1, 0x40));
        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(0, 1));
        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(0, 0));
        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(0, -0x40));
        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(-0x40, 0x40));
        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(CAPACITY, 0x40));
        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(0xfc0, 0x80));
        assertThrows(IllegalArgumentException.class, () -> simulated.injectPoison(0x10c0, 0x40));

        assertEquals(List.of("1000+100"), ranges(read(0, CAPACITY)));
    }

    @Test
    void getPoisonList_rangeBeyondTheDevice_isInvalidPhysicalAddress() {
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> read(0, CAPACITY + 0x40));
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> read(CAPACITY, 0x40));
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> read(-0x40, 0x40));
        assertRefused(
                ReturnCode.INVALID_PHYSICAL_ADDRESS,
                () -> device.getPoisonList(request -> request.physicalAddressLength(-1)));
    }

    @Test
    void getPoisonList_noLengthOrReservedAddressBits_isInvalidInput() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> read(0, 0));
        // address 2, length 1
        byte[] request = HexFormat.of().parseHex("0200000000000000" + "0100000000000000");
        assertRefused(ReturnCode.INVALID_INPUT, () -> endpoint.executeRaw(GetPoisonList.OPCODE, request));
    }

    @Test
    void getPoisonList_tooShort_isInvalidPayloadLength() {
        byte[] request = new byte[GetPoisonListRequest.MINIMUM_LENGTH - 1];

        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(GetPoisonList.OPCODE, request));
    }

    @Test
    void record_longestThatFits_canBeInjected() {
        SimulatedMemoryDevice large =
                SimulatedMemoryDevice.builder().volatileCapacity(1L << 40).build();
        long longest = 0xffff_ffffL * 64;

        large.injectPoison(0, longest);

        assertThrows(IllegalArgumentException.class, () -> large.injectPoison(longest, longest + 64));
        MediaErrorRecord record = MemoryDevice.of(Endpoint.over(large.connect()))
                .getPoisonList(request -> request.physicalAddressLengthBytes(1L << 40))
                .mediaErrorRecords()
                .get(0);
        assertEquals(longest, record.mediaErrorLengthBytes());
    }
}
