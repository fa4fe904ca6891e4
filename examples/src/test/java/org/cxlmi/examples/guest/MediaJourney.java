package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.generic.EcsThreshold;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.FeatureTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.PatrolScrubReadableAttributes;
import org.cxlmi.sdk.generic.PatrolScrubWritableAttributes;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.GetDynamicCapacityConfigurationResponse;
import org.cxlmi.sdk.memdev.GetDynamicCapacityExtentListResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.sdk.ops.BackgroundWait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Poison, scans, sanitizing, features and dynamic capacity of an emulated device. */
class MediaJourney extends EmulatedDeviceJourney {

    private static final long MEBIBYTE = 1L << 20;

    /** False after checking that the kernel refuses the command. */
    private static boolean isPoisonCommandLetThrough(Executable command) {
        return GuestKernel.hasPoisonCommands() || isLetThrough(command);
    }

    @Test
    void identify_ofCxl3_hasWhatThatAppended() {
        IdentifyMemoryDeviceResponse identity = MemoryDevice.of(dynamic).identifyMemoryDevice();

        assertEquals(69, identity.bytes().length);
        assertEquals(OptionalInt.of(8), identity.dynamicCapacityEventLogSize());
        assertEquals(256 * MEBIBYTE, identity.totalCapacityBytes());
        assertEquals(256 * MEBIBYTE, identity.volatileOnlyCapacityBytes());
        assertEquals(0, identity.persistentOnlyCapacityBytes());
        assertEquals(256, identity.poisonListMaximumMediaErrorRecords());
        assertEquals(OptionalInt.empty(), identity.injectPoisonLimit());
    }

    @Test
    void poison_injectedByQemuAndByCommand_isListedAndCleared() {
        MemoryDevice device = MemoryDevice.of(dynamic);
        EmulatedDevice.DYNAMIC.inject(monitor, "cxl-inject-poison", Map.of("start", 0x1_0000, "length", 128));
        Executable read = () -> device.getPoisonList(request -> request.physicalAddressLengthBytes(256 * MEBIBYTE));
        if (!isPoisonCommandLetThrough(read)) {
            return;
        }
        assertEquals(List.of("10000 128 INTERNAL"), poisonOf(device));

        device.injectPoison(0x2_0000);
        assertEquals(Set.of("10000 128 INTERNAL", "20000 64 INJECTED"), Set.copyOf(poisonOf(device)));

        device.clearPoison(0x2_0000, new byte[64]);
        device.clearPoison(0x1_0000, new byte[64]);
        device.clearPoison(0x1_0040, new byte[64]);
        assertEquals(List.of(), poisonOf(device));
    }

    private static List<String> poisonOf(MemoryDevice device) {
        return device
                .getPoisonList(request -> request.physicalAddressLengthBytes(256 * MEBIBYTE))
                .mediaErrorRecords()
                .stream()
                .map(MediaJourney::poison)
                .toList();
    }

    private static String poison(MediaErrorRecord record) {
        return Long.toHexString(record.devicePhysicalAddress()) + " " + record.mediaErrorLengthBytes() + " "
                + record.errorSource();
    }

    @Test
    void scanMedia_toItsEnd_hasResults() throws InterruptedException {
        MemoryDevice device = MemoryDevice.of(persistent);
        if (!isPoisonCommandLetThrough(() -> startScan(device))) {
            return;
        }
        int estimate =
                (int) device.getScanMediaCapabilities(request -> request.physicalAddressLengthBytes(512 * MEBIBYTE))
                        .estimatedScanMediaTime()
                        .orElseThrow();
        assertEquals(4194, estimate, "ms for 512 MiB, at half a microsecond for each 64 bytes");

        if (!GuestKernel.hasRawCommands()) {
            OutcomeUnknownException unknown = assertThrows(
                    OutcomeUnknownException.class,
                    () -> BackgroundWait.on(persistent, Duration.ofMinutes(1)).untilOver(startScan(device)));
            assertFalse(unknown.hasEnded(), "none of this kernel's commands tells");
            return;
        }
        runToItsEnd(() -> startScan(device));

        assertFalse(device.getScanMediaResults().moreMediaErrorRecords());
    }

    private static BackgroundOperation startScan(MemoryDevice device) {
        return device.scanMedia(
                request -> request.physicalAddressLengthBytes(512 * MEBIBYTE).noEventLog(true));
    }

    @Test
    void sanitize_toItsEnd_leavesNoLabels() throws InterruptedException {
        MemoryDevice device = MemoryDevice.of(persistent);
        byte[] label = {1, 2, 3, 4};
        device.setLsa(0, label);
        assertArrayEquals(label, device.getLsa(0, label.length).data());
        if (!isLetThrough(() -> device.sanitize())) {
            return;
        }
        runToItsEnd(device::sanitize);

        assertArrayEquals(new byte[label.length], device.getLsa(0, label.length).data());
    }

    /**
     * Waits for an operation of some seconds, again where the emulated processor needed longer to come to its first question:
     * an operation that nobody saw running may be one that has ended, or one that cannot be seen.
     */
    private void runToItsEnd(Supplier<BackgroundOperation> start) throws InterruptedException {
        int attempts = 3;
        while (true) {
            BackgroundOperation operation = start.get();
            assertTrue(operation.isRunning());
            try {
                BackgroundWait.on(persistent, Duration.ofMinutes(2)).untilOver(operation);
                return;
            } catch (OutcomeUnknownException e) {
                if (--attempts == 0) {
                    throw e;
                }
            }
        }
    }

    /** Since Linux 6.5. */
    @Test
    void sanitize_startedThroughTheKernel_isFollowedToItsEnd() throws Exception {
        Path sanitize = Path.of("/sys/bus/cxl/devices", persistent.name(), "security/sanitize");
        assumeTrue(Files.exists(sanitize), "this kernel does not sanitize");
        MemoryDevice device = MemoryDevice.of(persistent);
        device.setLsa(0, new byte[] {5, 6, 7, 8});

        Files.writeString(sanitize, "1");
        assertEquals(BackgroundState.RUNNING, persistent.backgroundState(Sanitize.OPCODE));
        while (persistent.backgroundState(Sanitize.OPCODE) == BackgroundState.RUNNING) {
            Thread.sleep(100);
        }

        assertEquals(BackgroundState.OVER, persistent.backgroundState(Sanitize.OPCODE));
        assertArrayEquals(new byte[4], device.getLsa(0, 4).data());
    }

    /** QEMU has them from 10.1 on. */
    @Test
    void mediaOperations_areRefusedOrDiscovered() {
        MemoryDevice device = MemoryDevice.of(dynamic);
        Executable discovery = () -> device.mediaOperationsDiscovery(0, 16);
        if (!isLetThrough(discovery)) {
            return;
        }
        CommandFailedException refusal = assertThrows(CommandFailedException.class, discovery);

        assertEquals(ReturnCode.UNSUPPORTED, refusal.returnCode());
        assertEquals(256 * MEBIBYTE, device.identifyMemoryDevice().totalCapacityBytes());
    }

    @Test
    void features_listedReadAndSet_holdTheNewValue() {
        Generic component = Generic.of(dynamic);
        Executable list = () -> component.getSupportedFeatures(1024, 0);
        if (!isLetThrough(list)) {
            return;
        }
        List<SupportedFeatureEntry> features =
                component.getSupportedFeatures(1024, 0).supportedFeatureEntries();
        assertEquals(
                List.of(FeatureIdentifier.PATROL_SCRUB_CONTROL, FeatureIdentifier.DDR5_ECS_CONTROL),
                features.stream().map(SupportedFeatureEntry::featureIdentifier).toList());
        SupportedFeatureEntry patrolScrub = features.get(0);
        SupportedFeatureEntry ecs = features.get(1);

        PatrolScrubReadableAttributes before = patrolScrub(component, patrolScrub);
        assertTrue(before.scrubCycleChangeable());
        assertEquals(12, before.currentScrubCycle());
        assertEquals(1, before.minimumScrubCycle());
        assertFalse(before.enabled());

        component.setPatrolScrubControlFeature(request -> request.version(patrolScrub.setFeatureVersion())
                .setFeatureFlags(SetFeatureFlags.builder()
                        .action(FeatureTransferAction.FULL_TRANSFER)
                        .build())
                .attributes(PatrolScrubWritableAttributes.builder()
                        .scrubCycle(24)
                        .enabled(true)
                        .build()));

        PatrolScrubReadableAttributes after = patrolScrub(component, patrolScrub);
        assertEquals(24, after.currentScrubCycle());
        assertEquals(1, after.minimumScrubCycle());
        assertTrue(after.enabled());

        assertEquals(
                List.of(EcsThreshold.ERRORS_256, EcsThreshold.ERRORS_256, EcsThreshold.ERRORS_256),
                component
                        .getDdr5EcsControlFeature(
                                request -> request.count(ecs.getFeatureSize()).selection(FeatureSelection.CURRENT))
                        .fruAttributes()
                        .stream()
                        .map(fru -> fru.ecsConfiguration().thresholdCount())
                        .toList());
    }

    private static PatrolScrubReadableAttributes patrolScrub(Generic component, SupportedFeatureEntry entry) {
        return component
                .getPatrolScrubControlFeature(
                        request -> request.count(entry.getFeatureSize()).selection(FeatureSelection.CURRENT))
                .attributes();
    }

    @Test
    void dynamicCapacity_offeredByQemu_isAcceptedAndReleased() {
        MemoryDevice device = MemoryDevice.of(dynamic);
        Executable read = () -> device.getDynamicCapacityConfiguration(8, 0);
        if (!isLetThrough(read)) {
            return;
        }
        GetDynamicCapacityConfigurationResponse configuration = device.getDynamicCapacityConfiguration(8, 0);
        assertEquals(2, configuration.availableRegionCount());
        assertEquals(
                List.of(256 * MEBIBYTE, 512 * MEBIBYTE),
                configuration.regions().stream()
                        .map(DynamicCapacityRegion::regionBase)
                        .toList());
        DynamicCapacityRegion region = configuration.regions().get(1);
        assertEquals(256 * MEBIBYTE, region.regionLength());
        assertEquals(256 * MEBIBYTE, region.regionDecodeLengthBytes());
        assertEquals(512, configuration.supportedExtentCount().orElseThrow());
        assertEquals(0, device.getDynamicCapacityExtentList(8, 0).totalExtentCount());

        clear(EventLog.DYNAMIC_CAPACITY);
        long offset = 2 * MEBIBYTE;
        long length = 4 * MEBIBYTE;
        EmulatedDevice.DYNAMIC.inject(
                monitor,
                "cxl-add-dynamic-capacity",
                Map.of(
                        "host-id",
                        0,
                        "selection-policy",
                        "prescriptive",
                        "region",
                        1,
                        "extents",
                        List.of(Map.of("offset", offset, "len", length))));

        DynamicCapacityEvent offer =
                onlyRecord(EventLog.DYNAMIC_CAPACITY).dynamicCapacityEvent().orElseThrow();
        assertEquals(DynamicCapacityEventType.ADD_CAPACITY, offer.dynamicCapacityEventType());
        assertFalse(offer.more());
        assertEquals(region.regionBase() + offset, offer.extent().startingDevicePhysicalAddress());
        assertEquals(length, offer.extent().length());

        UpdatedExtent extent = UpdatedExtent.builder()
                .startingDevicePhysicalAddress(offer.extent().startingDevicePhysicalAddress())
                .length(offer.extent().length())
                .build();
        device.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(extent)));
        GetDynamicCapacityExtentListResponse accepted = device.getDynamicCapacityExtentList(8, 0);
        assertEquals(1, accepted.totalExtentCount());
        DynamicCapacityExtent only = accepted.extents().get(0);
        assertEquals(extent.startingDevicePhysicalAddress(), only.startingDevicePhysicalAddress());
        assertEquals(length, only.length());

        device.releaseDynamicCapacity(request -> request.updatedExtents(List.of(extent)));
        assertEquals(0, device.getDynamicCapacityExtentList(8, 0).totalExtentCount());
    }
}
