package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.events.GeneralMediaEvent;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.ClearPoison;
import org.cxlmi.sdk.memdev.ClearPoisonRequest;
import org.cxlmi.sdk.memdev.InjectPoison;
import org.cxlmi.sdk.memdev.InjectPoisonRequest;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.PoisonSource;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonCommandsTest {

    private static final long CAPACITY = 4L << 30;
    private static final long PERSISTENT = 2L << 30;
    private static final byte[] LINE = new byte[64];

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.builder()
            .poisonListSize(3)
            .injectPoisonLimit(4)
            .build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);
    private final Generic component = Generic.of(endpoint);

    private List<String> poison() {
        return device
                .getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .mediaErrorRecords()
                .stream()
                .map(record -> Long.toHexString(record.devicePhysicalAddress()) + "+"
                        + Long.toHexString(record.mediaErrorLengthBytes()))
                .toList();
    }

    private List<EventRecord> events(EventLog log) {
        return component.getEventRecords(log).eventRecords();
    }

    @Test
    void injectPoison_isListedAndLogged() {
        device.injectPoison(0x1000);
        device.injectPoison(CAPACITY - 64);

        assertEquals(List.of("1000+40", "ffffffc0+40"), poison());
        MediaErrorRecord record = device.getPoisonList(
                        request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .mediaErrorRecords()
                .get(0);
        assertEquals(PoisonSource.INJECTED, record.errorSource());

        DramEvent dram = events(EventLog.INFORMATIONAL).get(0).dramEvent().orElseThrow();
        assertEquals(0x1000, dram.physicalAddress().devicePhysicalAddress());
        assertTrue(dram.physicalAddress().volatileRange());
        assertEquals(MemoryEventTransactionType.HOST_INJECT_POISON, dram.transactionType());
        assertFalse(dram.memoryEventDescriptor().poisonListOverflow());
        GeneralMediaEvent media =
                events(EventLog.INFORMATIONAL).get(1).generalMediaEvent().orElseThrow();
        assertEquals(CAPACITY - 64, media.physicalAddress().devicePhysicalAddress());
        assertFalse(media.physicalAddress().volatileRange());
    }

    @Test
    void identify_tellsLimitAndPersistence() {
        assertEquals(OptionalInt.of(4), device.identifyMemoryDevice().injectPoisonLimit());
        assertTrue(device.identifyMemoryDevice().injectsPersistentPoison());
    }

    @Test
    void injectPoison_again_isASuccessWithoutEvent() {
        device.injectPoison(0);
        device.injectPoison(0);

        assertEquals(List.of("0+40"), poison());
        assertEquals(1, events(EventLog.INFORMATIONAL).size());
    }

    @Test
    void injectPoison_listFull_isLoggedAsOverflowAndLimitedByTheLimit() {
        for (int i = 0; i < 3; i++) {
            device.injectPoison(i * 0x80L);
        }
        assertFalse(device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .poisonListOverflow());

        device.injectPoison(PERSISTENT);

        assertEquals(3, poison().size());
        assertTrue(device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .poisonListOverflow());
        assertEquals(3, events(EventLog.INFORMATIONAL).size());
        assertTrue(events(EventLog.WARNING)
                .get(0)
                .generalMediaEvent()
                .orElseThrow()
                .memoryEventDescriptor()
                .poisonListOverflow());

        assertRefused(ReturnCode.INJECT_POISON_LIMIT_REACHED, () -> device.injectPoison(0x1000));
        device.clearPoison(0, LINE);
        device.injectPoison(0x1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {CAPACITY, CAPACITY + 64, 1L << 62, -64})
    void address_thatTheDeviceLacks_isInvalidPhysicalAddress(long address) {
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> device.injectPoison(address));
        assertRefused(ReturnCode.INVALID_PHYSICAL_ADDRESS, () -> device.clearPoison(address, LINE));
    }

    @Test
    void address_notAligned_isInvalidInput() {
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.injectPoison(
                        InjectPoisonRequest.builder().physicalAddress(0x1001).build()));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.clearPoison(
                        ClearPoisonRequest.builder().physicalAddress(0x1020).build()));
    }

    @Test
    void clearPoison_ofARange_leavesWhatIsAroundIt() {
        simulated.injectPoison(0x1000, 0x100);

        device.clearPoison(0x1040, LINE);
        assertEquals(List.of("1000+40", "1080+80"), poison());

        device.clearPoison(0x1000, LINE);
        device.clearPoison(0x10c0, LINE);
        assertEquals(List.of("1080+40"), poison());

        device.clearPoison(0x2000, LINE);
        device.clearPoison(0x1080, LINE);
        assertEquals(List.of(), poison());
    }

    @Test
    void clearPoison_rangeThatFallsApartInAFullList_overflows() {
        device.injectPoison(0x8000);
        device.injectPoison(0x9000);
        simulated.injectPoison(0x1000, 0xc0);

        device.clearPoison(0x1040, LINE);

        assertEquals(List.of("1000+40", "8000+40", "9000+40"), poison());
        assertTrue(device.getPoisonList(request -> request.restart(true).physicalAddressLengthBytes(CAPACITY))
                .poisonListOverflow());
    }

    @Test
    void requests_tooShort_areInvalidPayloadLength() {
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(InjectPoison.OPCODE, new byte[InjectPoisonRequest.MINIMUM_LENGTH - 1]));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(ClearPoison.OPCODE, new byte[ClearPoisonRequest.MINIMUM_LENGTH - 1]));
    }
}
