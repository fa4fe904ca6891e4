package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.BackgroundState;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.events.DramEvent;
import org.cxlmi.sdk.events.DramEventType;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.events.GeneralMediaEvent;
import org.cxlmi.sdk.events.GeneralMediaEventType;
import org.cxlmi.sdk.events.HealthInformation;
import org.cxlmi.sdk.events.MemoryEventTransactionType;
import org.cxlmi.sdk.events.MemoryModuleEvent;
import org.cxlmi.sdk.events.MemoryModuleEventType;
import org.cxlmi.sdk.generic.EcsThreshold;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventSeverity;
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
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.sdk.ops.BackgroundWait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs inside the guest on the devices of a QEMU from 10 on, where {@link GuestIT} starts it: what those can do beyond the
 * mailbox's first commands, most of it with what the guest injects itself.
 *
 * <p>A kernel without raw commands has to refuse what it does not know, and say so.
 */
@Timeout(300)
class EmulatedDeviceJourney {

    private static final long MEBIBYTE = 1L << 20;
    private static final int IDENTITY_OF_CXL_2 = 67;
    private static final int IDENTITY_OF_CXL_3 = 69;

    private static Monitor monitor;

    private final Cxl cxl = Cxl.create();
    private final Endpoint dynamic = cxl.open(EmulatedDevice.DYNAMIC.memdev().name());
    private final Endpoint persistent =
            cxl.open(EmulatedDevice.PERSISTENT.memdev().name());

    @BeforeAll
    static void prepare() throws IOException {
        monitor = new Monitor();
        GuestKernel.allowAllRawCommands();
    }

    @AfterAll
    static void closeMonitor() throws IOException {
        monitor.close();
    }

    @AfterEach
    void close() {
        cxl.close();
    }

    /** False after checking that a kernel without raw commands refuses the command. */
    private static boolean isLetThrough(Executable command) {
        if (!GuestKernel.hasRawCommands()) {
            assertThrows(UnsupportedCommandException.class, command);
        }
        return GuestKernel.hasRawCommands();
    }

    /** False after checking that the kernel refuses the command. */
    private static boolean isPoisonCommandLetThrough(Executable command) {
        return GuestKernel.hasPoisonCommands() || isLetThrough(command);
    }

    @Test
    void identify_ofCxl3_isAsLongAsTheKernelHandsOn() {
        IdentifyMemoryDeviceResponse identity = MemoryDevice.of(dynamic).identifyMemoryDevice();

        assertTrue(Set.of(IDENTITY_OF_CXL_2, IDENTITY_OF_CXL_3).contains(identity.bytes().length));
        assertEquals(
                identity.bytes().length == IDENTITY_OF_CXL_3 ? OptionalInt.of(8) : OptionalInt.empty(),
                identity.dynamicCapacityEventLogSize());
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
                .map(EmulatedDeviceJourney::poison)
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
        device.addDynamicCapacityResponse(false, List.of(extent));
        GetDynamicCapacityExtentListResponse accepted = device.getDynamicCapacityExtentList(8, 0);
        assertEquals(1, accepted.totalExtentCount());
        DynamicCapacityExtent only = accepted.extents().get(0);
        assertEquals(extent.startingDevicePhysicalAddress(), only.startingDevicePhysicalAddress());
        assertEquals(length, only.length());

        device.releaseDynamicCapacity(false, List.of(extent));
        assertEquals(0, device.getDynamicCapacityExtentList(8, 0).totalExtentCount());
    }

    @Test
    void generalMediaEvent_injected_isReadFieldByField() throws InterruptedException {
        inject(
                "cxl-inject-general-media-event",
                Map.of(
                        "log", "failure",
                        "flags", 2,
                        "dpa", 0x1_2340L | 3,
                        "descriptor", 5,
                        "type", 1,
                        "transaction-type", 5,
                        "channel", 3,
                        "rank", 2,
                        "device", 0x01_0203,
                        "component-id", "Iron mouse"));
        if (!eventsCanBeRead(EventLog.FAILURE)) {
            return;
        }
        EventRecord record = onlyRecord(EventLog.FAILURE);
        assertEquals(EventSeverity.FAILURE, record.flags().severity());
        assertFalse(record.flags().permanentCondition());
        GeneralMediaEvent event = record.generalMediaEvent().orElseThrow();
        assertEquals(0x1_2340L, event.physicalAddress().devicePhysicalAddress());
        assertTrue(event.physicalAddress().volatileRange());
        assertTrue(event.physicalAddress().notRepairable());
        assertTrue(event.memoryEventDescriptor().uncorrectableEvent());
        assertFalse(event.memoryEventDescriptor().thresholdEvent());
        assertTrue(event.memoryEventDescriptor().poisonListOverflow());
        assertEquals(GeneralMediaEventType.INVALID_ADDRESS, event.memoryEventType());
        assertEquals(MemoryEventTransactionType.MEDIA_PATROL_SCRUB, event.transactionType());
        assertEquals(OptionalInt.of(3), event.channel());
        assertEquals(OptionalInt.of(2), event.rank());
        assertEquals(OptionalInt.of(0x01_0203), event.device());
        assertTrue(event.validityFlags().componentIdentifier());
        assertFalse(event.validityFlags().componentIdentifierInPldmFormat());
        assertTrue(event.correctedErrorCount().isEmpty());
    }

    @Test
    void dramEvent_injected_isReadFieldByField() throws InterruptedException {
        inject(
                "cxl-inject-dram-event",
                Map.ofEntries(
                        Map.entry("log", "warning"),
                        Map.entry("flags", 1),
                        Map.entry("dpa", 0x4_0000L),
                        Map.entry("descriptor", 0),
                        Map.entry("type", 1),
                        Map.entry("transaction-type", 7),
                        Map.entry("channel", 1),
                        Map.entry("rank", 4),
                        Map.entry("nibble-mask", 0x0a_0b0c),
                        Map.entry("bank-group", 5),
                        Map.entry("bank", 6),
                        Map.entry("row", 0x01_0002),
                        Map.entry("column", 0x0304),
                        Map.entry("correction-mask", List.of(0x1122_3344_5566_7788L, 1L, 2L, 3L))));
        if (!eventsCanBeRead(EventLog.WARNING)) {
            return;
        }
        EventRecord record = onlyRecord(EventLog.WARNING);
        assertEquals(EventSeverity.WARNING, record.flags().severity());
        DramEvent event = record.dramEvent().orElseThrow();
        assertEquals(0x4_0000L, event.physicalAddress().devicePhysicalAddress());
        assertFalse(event.physicalAddress().volatileRange());
        assertFalse(event.memoryEventDescriptor().uncorrectableEvent());
        assertEquals(DramEventType.SCRUB_MEDIA_ECC_ERROR, event.memoryEventType());
        assertEquals(MemoryEventTransactionType.INTERNAL_MEDIA_ERROR_CHECK_SCRUB, event.transactionType());
        assertEquals(OptionalInt.of(1), event.channel());
        assertEquals(OptionalInt.of(4), event.rank());
        assertEquals(OptionalInt.of(0x0a_0b0c), event.nibbleMask());
        assertEquals(OptionalInt.of(5), event.bankGroup());
        assertEquals(OptionalInt.of(6), event.bank());
        assertEquals(OptionalInt.of(0x01_0002), event.row());
        assertEquals(OptionalInt.of(0x0304), event.column());
        assertTrue(event.validityFlags().correctionMask());
        assertFalse(event.validityFlags().componentIdentifier());
    }

    @Test
    void memoryModuleEvent_injected_isReadFieldByField() throws InterruptedException {
        inject(
                "cxl-inject-memory-module-event",
                Map.ofEntries(
                        Map.entry("log", "fatal"),
                        Map.entry("flags", 0x27),
                        Map.entry("type", 3),
                        Map.entry("health-status", 3),
                        Map.entry("media-status", 3),
                        Map.entry("additional-status", 5),
                        Map.entry("life-used", 42),
                        Map.entry("temperature", -11),
                        Map.entry("dirty-shutdown-count", 7),
                        Map.entry("corrected-volatile-error-count", 0x1_0000),
                        Map.entry("corrected-persistent-error-count", 0x7fff_ffff)));
        if (!eventsCanBeRead(EventLog.FATAL)) {
            return;
        }
        EventRecord record = onlyRecord(EventLog.FATAL);
        assertEquals(EventSeverity.FATAL, record.flags().severity());
        assertTrue(record.flags().permanentCondition());
        assertTrue(record.flags().hardwareReplacementNeeded());
        MemoryModuleEvent event = record.memoryModuleEvent().orElseThrow();
        assertEquals(MemoryModuleEventType.TEMPERATURE_CHANGE, event.deviceEventType());
        HealthInformation health = event.deviceHealthInformation();
        assertTrue(health.healthStatus().maintenanceNeeded());
        assertTrue(health.healthStatus().performanceDegraded());
        assertFalse(health.healthStatus().hardwareReplacementNeeded());
        assertEquals(MediaStatus.ALL_DATA_LOST, health.mediaStatus());
        assertEquals(OptionalInt.of(42), health.lifeUsed());
        assertEquals(OptionalInt.of(-11), health.deviceTemperature());
        assertEquals(7, health.dirtyShutdownCount());
        assertEquals(0x1_0000, health.correctedVolatileErrorCount());
        assertEquals(0x7fff_ffff, health.correctedPersistentErrorCount());
    }

    /** Puts a record into a log that is empty as far as it can be emptied. */
    private void inject(String command, Map<String, ?> arguments) {
        if (GuestKernel.hasRawCommands()) {
            for (EventLog log : List.of(EventLog.WARNING, EventLog.FAILURE, EventLog.FATAL)) {
                clear(log);
            }
        }
        EmulatedDevice.DYNAMIC.inject(monitor, command, arguments);
    }

    /** False after checking that the kernel refuses the command, or has taken the records for itself. */
    private boolean eventsCanBeRead(EventLog log) throws InterruptedException {
        Generic component = Generic.of(dynamic);
        if (!isLetThrough(() -> component.getEventRecords(log))) {
            return false;
        }
        if (!GuestKernel.drainsEventLogs()) {
            return true;
        }
        while (component.getEventRecords(log).eventRecordCount() > 0) {
            Thread.sleep(100);
        }
        return false;
    }

    private EventRecord onlyRecord(EventLog log) {
        List<EventRecord> records = Generic.of(dynamic).getEventRecords(log).eventRecords();
        assertEquals(1, records.size());
        return records.get(0);
    }

    private void clear(EventLog log) {
        Generic component = Generic.of(dynamic);
        for (EventRecord record : component.getEventRecords(log).eventRecords()) {
            component.clearEventRecords(log, false, record.handle());
        }
    }
}
