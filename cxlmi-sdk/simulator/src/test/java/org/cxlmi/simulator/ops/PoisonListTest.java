package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.ops.PoisonList;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoisonListTest {

    private static final int MANY = 100;
    private static final long STEP = 4096;

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .poisonListSize(MANY)
            .maximumPayloadExponent(8)
            .build();
    private final Endpoint endpoint = Endpoint.over(device.connect());

    private static DpaRange range(long start, long length) {
        return DpaRange.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .build();
    }

    @Test
    void wholeList_takesAsManyCommandsAsItNeeds() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            device.injectPoison(STEP * i, 64);
        }
        PoisonList list = PoisonList.of(endpoint).run();
        assertEquals(MANY, list.records().size());
        assertFalse(list.hasOverflowed());
        assertFalse(list.isScanMediaInProgress());
        device.injectPoison(STEP * MANY, 64);
        assertTrue(PoisonList.of(endpoint).run().hasOverflowed());
    }

    @Test
    void range_hasOnlyThePoisonInIt() throws InterruptedException {
        device.injectPoison(0, 64);
        device.injectPoison(STEP, 128);
        List<MediaErrorRecord> records =
                PoisonList.of(endpoint, range(STEP, STEP)).run().records();
        assertEquals(1, records.size());
        assertEquals(STEP, records.get(0).devicePhysicalAddress());
        assertEquals(128, records.get(0).mediaErrorLengthBytes());
    }

    @ParameterizedTest
    @CsvSource({"-64, 64", "0, 0", "0, -64", "1, 64", "0, 65", "0x7fffffffffffffc0, 64"})
    void rangeThatCannotBe_isRefused(String start, String length) {
        DpaRange wrong = range(Long.decode(start), Long.decode(length));
        assertThrows(IllegalArgumentException.class, () -> PoisonList.of(endpoint, wrong));
    }
}
