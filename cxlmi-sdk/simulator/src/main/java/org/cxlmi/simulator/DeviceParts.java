package org.cxlmi.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;

/** What a device is made of, and what the parts know of each other. */
final class DeviceParts {

    final BackgroundOperations background;
    final EventLogs events;
    final SimulatedHealth health;
    final PoisonCommands poison;
    final QosTelemetry qos = new QosTelemetry();
    final ManagedDynamicCapacity dynamicCapacity;

    private final List<CommandSet> commandSets;
    private final Map<String, Saved> saved = new LinkedHashMap<>();

    /** @param device runs an action while nothing else happens to the device */
    DeviceParts(DeviceDescription description, Executor device) {
        IdentifyResponse identity = description.identity();
        IdentifyMemoryDeviceResponse memory = description.memory();
        DynamicCapacity capacity =
                new DynamicCapacity(description.regions(), description.sharableRegions(), description.extents());
        DeviceClock clock = new DeviceClock(description.clock());
        long bytes = memory.totalCapacityBytes();
        int poisonListSize = memory.poisonListMaximumMediaErrorRecords();

        TimestampClock time = new TimestampClock(clock);
        background = new BackgroundOperations(clock, description.backgroundStatus());
        events = new EventLogs(memory, capacity.isPresent(), time);
        health = new SimulatedHealth(device, new HealthEvents(events));
        SecurityState security = new SecurityState();
        MediaState media = new MediaState(security);
        Partitions partitions = new Partitions(memory, media);
        LabelStorage labels = new LabelStorage(memory.labelStorageAreaSize(), media);
        MediaGuard guard = new MediaGuard(bytes, partitions, media);
        PoisonedMedia poisoned = new PoisonedMedia(bytes, poisonListSize, time);
        UserData data = new UserData(poisoned, labels, guard, media, background);
        MediaEvents mediaEvents = new MediaEvents(events, guard);
        poison = new PoisonCommands(
                poisoned,
                guard,
                mediaEvents,
                background,
                memory.injectPoisonLimit().orElse(0));
        MediaScan scan = new MediaScan(poisoned, guard, mediaEvents, background, poisonListSize);
        SanitizeCommands erasure = new SanitizeCommands(security, media, data, background, bytes);
        MediaOperations mediaOperations = new MediaOperations(guard, data, background);
        Firmware firmware = new Firmware(
                memory.firmwareRevision(),
                description.firmwareSlots(),
                clock,
                background,
                description.firmwareTransferTime());
        Features features = new Features();
        Maintenance maintenance = new Maintenance(guard, features, events, background);
        ComponentStateDump dump = new ComponentStateDump(time, background, health::describe);
        InterruptPolicy interruptPolicy = new InterruptPolicy(capacity.isPresent());
        HostDynamicCapacity hostCapacity = new HostDynamicCapacity(capacity);
        dynamicCapacity = new ManagedDynamicCapacity(capacity, events, hostCapacity::forgetReleases);
        DynamicCapacityCommands managerCapacity =
                new DynamicCapacityCommands(new SingleLogicalDeviceHost(dynamicCapacity));
        boolean managed = capacity.isPresent() && !description.logicalDevice();

        commandSets = List.of(
                // Comes first, so that a reset ends the operation before it changes what that works on.
                background,
                new InformationAndStatus(identity),
                events,
                interruptPolicy,
                firmware,
                time,
                new SupportedLogs(dump),
                features,
                maintenance,
                (table, limits) ->
                        table.on(IdentifyMemoryDevice.COMMAND, () -> description.memory(firmware.activeRevision())),
                partitions,
                labels,
                health.commands(),
                poison,
                scan,
                erasure,
                mediaOperations,
                new Security(security, data),
                qos,
                hostCapacity,
                managed ? managerCapacity : (table, limits) -> {});

        saved.put("time", time);
        saved.put("partitions", partitions);
        saved.put("security", security);
        saved.put("media", media);
        saved.put("labels", labels);
        saved.put("events", events);
        saved.put("interruptPolicy", interruptPolicy);
        saved.put("health", health.saved());
        saved.put("firmware", firmware);
        saved.put("features", features);
        saved.put("maintenance", maintenance);
        saved.put("stateDump", dump);
        saved.put("poison", poisoned);
        saved.put("scan", scan);
        saved.put("qos", qos);
        saved.put("dynamicCapacity", hostCapacity);
        saved.put("tags", managerCapacity);
        // Comes last: what runs is checked against what all the others have restored.
        saved.put("background", background);
    }

    void register(CommandTable table, MessageLimits limits) {
        commandSets.forEach(commands -> commands.register(table, limits));
    }

    void reset() {
        commandSets.forEach(CommandSet::reset);
    }

    Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        saved.forEach((name, part) -> state.put(name, part.save()));
        return state;
    }

    void restore(SavedState state) {
        saved.forEach((name, part) -> part.restore(state.map(name)));
    }
}
