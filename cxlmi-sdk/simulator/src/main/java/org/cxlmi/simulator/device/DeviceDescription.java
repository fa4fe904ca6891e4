package org.cxlmi.simulator.device;

import java.time.Duration;
import java.time.InstantSource;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;

/**
 * What a memory device is made of, without its dynamic capacity.
 *
 * @param name what its connections are called
 * @param clock its time
 * @param identity its answer to Identify
 * @param memory its answer to Identify Memory Device while the firmware is active that it was made with
 * @param firmwareSlots number of firmware slots
 * @param firmwareTransferTime how long each part of a firmware package takes
 * @param backgroundStatus whether it has Background Operation Status
 * @param dynamicCapacity whether it has dynamic capacity, and an event log for it
 */
public record DeviceDescription(
        String name,
        InstantSource clock,
        IdentifyResponse identity,
        IdentifyMemoryDeviceResponse memory,
        int firmwareSlots,
        Duration firmwareTransferTime,
        boolean backgroundStatus,
        boolean dynamicCapacity) {

    /** The answer to Identify Memory Device with another revision of the active firmware. */
    public IdentifyMemoryDeviceResponse memory(String revision) {
        return IdentifyMemoryDeviceResponse.builder()
                .firmwareRevision(revision)
                .totalCapacity(memory.totalCapacity())
                .volatileOnlyCapacity(memory.volatileOnlyCapacity())
                .persistentOnlyCapacity(memory.persistentOnlyCapacity())
                .partitionAlignment(memory.partitionAlignmentRaw())
                .informationalEventLogSize(memory.informationalEventLogSize())
                .warningEventLogSize(memory.warningEventLogSize())
                .failureEventLogSize(memory.failureEventLogSize())
                .fatalEventLogSize(memory.fatalEventLogSize())
                .labelStorageAreaSize(memory.labelStorageAreaSize())
                .poisonListMaximumMediaErrorRecords(memory.poisonListMaximumMediaErrorRecords())
                .injectPoisonLimit(memory.injectPoisonLimitRaw())
                .poisonHandlingCapabilities(memory.poisonHandlingCapabilities())
                .qosTelemetryCapability(memory.qosTelemetryCapability())
                .dynamicCapacityEventLogSize(
                        memory.dynamicCapacityEventLogSize().orElseThrow())
                .build();
    }
}
