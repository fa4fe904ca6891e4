package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.memdev.SetLsaRequest;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class LabelStorageTest {

    private static final int SIZE = 2000;

    private final Endpoint endpoint = endpoint(SIZE);
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    private static Endpoint endpoint(int size) {
        return Endpoint.over(
                SimulatedMemoryDevice.builder().labelStorageSize(size).build().connect());
    }

    @Test
    void identify_tellsTheSize() {
        assertEquals(SIZE, device.identifyMemoryDevice().labelStorageAreaSize());
    }

    @Test
    void getLsa_readsWhatWasWritten() {
        device.setLsa(SIZE - 3, new byte[] {1, 2, 3});

        assertArrayEquals(new byte[] {0, 1, 2, 3}, device.getLsa(SIZE - 4, 4).data());
        assertArrayEquals(new byte[0], device.getLsa(SIZE, 0).data());
    }

    @Test
    void getLsa_beyondTheAreaOrTheResponse_isInvalidInput() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.getLsa(SIZE - 3, 4));
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.getLsa(SIZE + 1, 0));
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.getLsa(0xffff_ffffL, 0xffff_ffffL));
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.getLsa(0, 1025));
    }

    @Test
    void setLsa_beyondTheArea_isInvalidInputAndWritesNothing() {
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.setLsa(SIZE - 1, new byte[] {1, 2}));
        assertRefused(ReturnCode.INVALID_INPUT, () -> device.setLsa(0xffff_ffffL, new byte[] {1}));

        assertArrayEquals(new byte[] {0}, device.getLsa(SIZE - 1, 1).data());
    }

    // F9
    @Test
    void largestAreas_takeNoMemoryUntilTheyAreWritten() {
        int largest = 16 << 20;
        List<SimulatedMemoryDevice> devices = new ArrayList<>();
        while ((long) devices.size() * largest <= Runtime.getRuntime().maxMemory()) {
            devices.add(
                    SimulatedMemoryDevice.builder().labelStorageSize(largest).build());
        }
        MemoryDevice last =
                MemoryDevice.of(Endpoint.over(devices.get(devices.size() - 1).connect()));
        assertArrayEquals(new byte[2], last.getLsa(largest - 2, 2).data());
        last.setLsa(largest - 1, new byte[] {7});

        assertArrayEquals(new byte[] {0, 7}, last.getLsa(largest - 2, 2).data());
        assertThrows(
                IllegalArgumentException.class,
                () -> SimulatedMemoryDevice.builder().labelStorageSize(largest + 1));
    }

    @Test
    void requests_tooShortOrTooLong_areInvalidPayloadLength() {
        byte[] shortGet = new byte[GetLsaRequest.MINIMUM_LENGTH - 1];
        byte[] shortSet = new byte[SetLsaRequest.MINIMUM_LENGTH - 1];

        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(GetLsa.OPCODE, shortGet));
        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(SetLsa.OPCODE, shortSet));
        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> device.setLsa(0, new byte[1024]));
    }

    @Test
    void commands_deviceWithoutLabelStorage_areUnsupported() {
        MemoryDevice without = MemoryDevice.of(endpoint(0));

        assertRefused(ReturnCode.UNSUPPORTED, () -> without.getLsa(0, 0));
        assertRefused(ReturnCode.UNSUPPORTED, () -> without.setLsa(0, new byte[0]));
    }
}
