package org.cxlmi.simulator.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.simulator.device.DeviceDescription;
import org.junit.jupiter.api.Test;

class DeviceDescriptionTest {

    private final SimulatedMemoryDeviceBuilder builder = SimulatedMemoryDevice.builder()
            .firmwareRevision("1.0")
            .volatileCapacity(1L << 30)
            .persistentCapacity(3L << 30)
            .partitionableCapacity(5L << 30, 1L << 29)
            .labelStorageSize(1024)
            .eventLogSize(17)
            .poisonListSize(19)
            .injectPoisonLimit(23)
            .dynamicCapacity(
                    List.of(DynamicCapacityRegion.builder()
                            .regionDecodeLength(1)
                            .regionLength(1L << 28)
                            .regionBlockSize(1L << 20)
                            .build()),
                    List.of());

    @Test
    void memory_ofAnotherRevision_differsInTheRevisionOnly() {
        DeviceDescription description = builder.describe();
        IdentifyMemoryDeviceResponse other = description.memory("2.0");

        assertEquals("2.0", other.firmwareRevision());
        assertNotEquals(description.memory(), other);
        assertEquals(description.memory(), description.memory("1.0"));
    }

    @Test
    void description_builderChangedLater_staysAsItWas() {
        DeviceDescription description = builder.describe();
        builder.name("other").eventLogSize(29).serialNumber(31);

        assertEquals("simulated", description.name());
        assertEquals(17, description.memory().informationalEventLogSize());
        assertEquals(1, description.identity().serialNumber());
    }
}
