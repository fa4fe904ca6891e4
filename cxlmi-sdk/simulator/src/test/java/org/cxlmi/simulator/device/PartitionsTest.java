package org.cxlmi.simulator.device;

import static org.cxlmi.simulator.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetPartitionInfoResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.SetPartitionInfo;
import org.cxlmi.sdk.memdev.SetPartitionInfoRequest;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final long GIB = 1L << 30;

    private final SimulatedMemoryDevice simulated = SimulatedMemoryDevice.builder()
            .volatileCapacity(2 * GIB)
            .persistentCapacity(GIB)
            .partitionableCapacity(4 * GIB, GIB)
            .build();
    private final Endpoint endpoint = Endpoint.over(simulated.connect());
    private final MemoryDevice device = MemoryDevice.of(endpoint);

    private void assertPartitions(long active, long activePersistent, long next, long nextPersistent) {
        GetPartitionInfoResponse info = device.getPartitionInfo();
        assertEquals(active * GIB, info.activeVolatileCapacityBytes());
        assertEquals(activePersistent * GIB, info.activePersistentCapacityBytes());
        assertEquals(next * GIB, info.nextVolatileCapacityBytes());
        assertEquals(nextPersistent * GIB, info.nextPersistentCapacityBytes());
    }

    @Test
    void identify_tellsTheCapacities() {
        IdentifyMemoryDeviceResponse identity = device.identifyMemoryDevice();

        assertEquals(7 * GIB, identity.totalCapacityBytes());
        assertEquals(2 * GIB, identity.volatileOnlyCapacityBytes());
        assertEquals(GIB, identity.persistentOnlyCapacityBytes());
        assertEquals(OptionalLong.of(GIB), identity.partitionAlignmentBytes());
        assertPartitions(2, 5, 0, 0);
    }

    @Test
    void setPartitionInfo_immediate_holdsAtOnce() {
        device.setPartitionInfo(
                request -> request.volatileCapacityBytes(3 * GIB).immediate(true));

        assertPartitions(5, 2, 0, 0);
    }

    @Test
    void setPartitionInfo_holdsAfterTheNextReset() {
        device.setPartitionInfo(request -> request.volatileCapacityBytes(4 * GIB));
        assertPartitions(2, 5, 6, 1);

        simulated.reset();
        assertPartitions(6, 1, 0, 0);

        simulated.reset();
        assertPartitions(6, 1, 0, 0);
    }

    @Test
    void setPartitionInfo_backToWhatIsActive_leavesNothingPending() {
        device.setPartitionInfo(request -> request.volatileCapacityBytes(GIB));
        device.setPartitionInfo(request -> request.volatileCapacityBytes(0));

        assertPartitions(2, 5, 0, 0);
    }

    @Test
    void setPartitionInfo_immediate_replacesWhatWasPending() {
        device.setPartitionInfo(request -> request.volatileCapacityBytes(GIB));
        device.setPartitionInfo(
                request -> request.volatileCapacityBytes(2 * GIB).immediate(true));

        assertPartitions(4, 3, 0, 0);
    }

    @Test
    void setPartitionInfo_notAlignedOrTooMuch_isInvalidInputAndChangesNothing() {
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.setPartitionInfo(
                        request -> request.volatileCapacityBytes(GIB / 2).immediate(true)));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.setPartitionInfo(
                        request -> request.volatileCapacityBytes(5 * GIB).immediate(true)));
        assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> device.setPartitionInfo(
                        request -> request.volatileCapacity(-4).immediate(true)));

        assertPartitions(2, 5, 0, 0);
    }

    @Test
    void setPartitionInfo_tooShort_isInvalidPayloadLength() {
        byte[] request = new byte[SetPartitionInfoRequest.MINIMUM_LENGTH - 1];

        assertRefused(ReturnCode.INVALID_PAYLOAD_LENGTH, () -> endpoint.executeRaw(SetPartitionInfo.OPCODE, request));
    }

    @Test
    void setPartitionInfo_deviceThatCannotBePartitioned_isUnsupported() {
        MemoryDevice fixed = MemoryDevice.of(Endpoint.over(SimulatedMemoryDevice.builder()
                .partitionableCapacity(0, GIB)
                .build()
                .connect()));

        assertEquals(OptionalLong.empty(), fixed.identifyMemoryDevice().partitionAlignment());
        assertRefused(
                ReturnCode.UNSUPPORTED,
                () -> fixed.setPartitionInfo(
                        request -> request.volatileCapacityBytes(0).immediate(true)));
        assertEquals(2 * GIB, fixed.getPartitionInfo().activeVolatileCapacityBytes());
    }
}
