package org.cxlmi.simulator.dcd;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.cxlmi.simulator.dcd.DynamicCapacityDevice.BLOCK;
import static org.cxlmi.simulator.dcd.DynamicCapacityDevice.GIB;
import static org.cxlmi.simulator.dcd.DynamicCapacityDevice.REGIONS;
import static org.cxlmi.simulator.dcd.DynamicCapacityDevice.extent;
import static org.cxlmi.simulator.dcd.DynamicCapacityDevice.region;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfiguration;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfigurationResponse;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentList;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMemoryDeviceBuilder;
import org.junit.jupiter.api.Test;

class DynamicCapacityTest {

    private final Endpoint endpoint =
            Endpoint.over(DynamicCapacityDevice.create().connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    @Test
    void configuration_hasTheRegionsAndTheCounters() {
        GetDynamicCapacityConfigurationResponse configuration = device.getDynamicCapacityConfiguration(8, 0);

        assertEquals(2, configuration.availableRegionCount());
        assertEquals(REGIONS, configuration.regions());
        assertEquals(OptionalLong.of(512), configuration.supportedExtentCount());
        assertEquals(OptionalLong.of(482), configuration.availableExtentCount());
        assertEquals(OptionalLong.of(512), configuration.supportedTagCount());
        assertEquals(OptionalLong.of(509), configuration.availableTagCount());
    }

    @Test
    void configuration_canBeReadInParts() {
        assertEquals(
                REGIONS.subList(1, 2),
                device.getDynamicCapacityConfiguration(8, 1).regions());
        assertEquals(
                REGIONS.subList(0, 1),
                device.getDynamicCapacityConfiguration(1, 0).regions());
        assertEquals(List.of(), device.getDynamicCapacityConfiguration(0, 0).regions());
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.getDynamicCapacityConfiguration(1, 2));
    }

    @Test
    void configuration_moreRegionsThanFit_isCutToTheLimit() {
        MemoryDevice large = MemoryDevice.of(Endpoint.over(SimulatedMemoryDevice.builder()
                .maximumPayloadExponent(8)
                .dynamicCapacity(Collections.nCopies(8, region(8 * GIB)), List.of())
                .build()
                .connect()));

        // 256 bytes less 24 is room for 5 regions of 40 bytes.
        assertEquals(5, large.getDynamicCapacityConfiguration(8, 0).returnedRegionCount());
        assertEquals(3, large.getDynamicCapacityConfiguration(8, 5).returnedRegionCount());
    }

    @Test
    void extents_canBeReadInParts() {
        GetDynamicCapacityExtentListResponse first = device.getDynamicCapacityExtentList(1000, 0);
        // 1 KiB less 16 bytes is room for 25 extents of 40 bytes.
        assertEquals(25, first.returnedExtentCount());
        assertEquals(30, first.totalExtentCount());

        GetDynamicCapacityExtentListResponse second = device.getDynamicCapacityExtentList(1000, 25);
        assertEquals(5, second.returnedExtentCount());
        assertEquals(8 * GIB + 25 * BLOCK, second.extents().get(0).startingDevicePhysicalAddress());
        assertEquals(first.generationNumber(), second.generationNumber());

        assertEquals(0, device.getDynamicCapacityExtentList(0, 0).returnedExtentCount());
        assertEquals(0, device.getDynamicCapacityExtentList(1, 30).returnedExtentCount());
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.getDynamicCapacityExtentList(1, 31));
        assertEquals(1, device.getDynamicCapacityExtentList(0xffff_ffffL, 29).returnedExtentCount());
    }

    @Test
    void requests_tooShort_areInvalidPayloadLength() {
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(GetDynamicCapacityConfiguration.OPCODE, new byte[1]));
        assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(GetDynamicCapacityExtentList.OPCODE, new byte[7]));
    }

    @Test
    void eventLog_isThereWithDynamicCapacity() {
        SimulatedMemoryDevice simulated = DynamicCapacityDevice.create();
        simulated.inject(EventLog.DYNAMIC_CAPACITY, EventRecordFormat.DYNAMIC_CAPACITY);
        Endpoint other = Endpoint.over(simulated.connect());

        assertEquals(
                1, Generic.of(other).getEventRecords(EventLog.DYNAMIC_CAPACITY).eventRecordCount());
        assertEquals(
                OptionalInt.of(64),
                MemoryDevice.of(other).identifyMemoryDevice().dynamicCapacityEventLogSize());
    }

    @Test
    void deviceWithoutDynamicCapacity_lacksTheCommands() {
        MemoryDevice plain =
                MemoryDevice.of(Endpoint.over(SimulatedMemoryDevice.create().connect()));

        assertRefused(ReturnCode.UNSUPPORTED, () -> plain.getDynamicCapacityConfiguration(1, 0));
        assertRefused(ReturnCode.UNSUPPORTED, () -> plain.getDynamicCapacityExtentList(1, 0));
        assertEquals(OptionalInt.of(0), plain.identifyMemoryDevice().dynamicCapacityEventLogSize());
    }

    @Test
    void builder_extentsOutsideOfRegionsOrTooManyRegions_areRefused() {
        SimulatedMemoryDeviceBuilder builder = SimulatedMemoryDevice.builder();

        assertThrows(
                IllegalArgumentException.class,
                () -> builder.dynamicCapacity(REGIONS, List.of(extent(8 * GIB - BLOCK, BLOCK, 0))));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.dynamicCapacity(REGIONS, List.of(extent(8 * GIB + 64, BLOCK, 0))));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.dynamicCapacity(REGIONS, List.of(extent(8 * GIB, BLOCK - 64, 0))));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.dynamicCapacity(REGIONS, List.of(extent(8 * GIB, GIB + BLOCK, 0))));
        assertThrows(
                IllegalArgumentException.class, () -> builder.dynamicCapacity(REGIONS, List.of(extent(8 * GIB, 0, 0))));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.dynamicCapacity(Collections.nCopies(9, region(GIB)), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.dynamicCapacity(
                        REGIONS, List.of(extent(8 * GIB, 2 * BLOCK, 0), extent(8 * GIB + BLOCK, BLOCK, 0))));
        for (long blockSize : new long[] {0, 32, 96}) {
            DynamicCapacityRegion region = DynamicCapacityRegion.builder()
                    .regionBase(8 * GIB)
                    .regionLength(GIB)
                    .regionBlockSize(blockSize)
                    .build();
            assertThrows(IllegalArgumentException.class, () -> builder.dynamicCapacity(List.of(region), List.of()));
        }
    }
}
