package org.cxlmi.simulator.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.simulator.SimulatedHealth;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.DeviceClock;
import org.cxlmi.simulator.core.EventLogs;
import org.cxlmi.simulator.core.InformationAndStatus;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.TimestampClock;

/** The command sets of a memory device, without those of dynamic capacity. */
public final class MemoryDeviceCommandSets {

    private final BackgroundOperations background;
    private final EventLogs events;
    private final DeviceHealth health;
    private final PoisonCommands poison;
    private final QosTelemetry qos = new QosTelemetry();
    private final List<CommandSet> all;
    private final Map<String, Saved> saved = new LinkedHashMap<>();

    /** @param device runs an action while nothing else happens to the device */
    public MemoryDeviceCommandSets(DeviceDescription description, Executor device) {
        IdentifyMemoryDeviceResponse memory = description.memory();
        DeviceClock clock = new DeviceClock(description.clock());
        long bytes = memory.totalCapacityBytes();
        int poisonListSize = memory.poisonListMaximumMediaErrorRecords();

        TimestampClock time = new TimestampClock(clock);
        background = new BackgroundOperations(clock, description.backgroundStatus());
        events = new EventLogs(memory, description.dynamicCapacity(), time);
        health = new DeviceHealth(device, new HealthEvents(events));
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
        SanitizeCommands sanitize = new SanitizeCommands(security, media, data, background, bytes);
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
        InterruptPolicy interruptPolicy = new InterruptPolicy(description.dynamicCapacity());
        NotificationPolicies notifications = new NotificationPolicies(description.dynamicCapacity());
        BackgroundAlarm alarm = new BackgroundAlarm(background, device, notifications::isBackgroundReported);
        notifications.whenChosen(alarm::set);
        background.whenStarted(alarm::set);
        events.whenFilled(notifications::report);
        background.whenEnded(notifications::reportBackgroundOperation);

        all = List.of(
                // Comes first, so that a reset ends the operation before it changes what that works on.
                background,
                new InformationAndStatus(description.identity()),
                events,
                interruptPolicy,
                notifications,
                firmware,
                time,
                new SupportedLogs(dump),
                features,
                maintenance,
                (table, limits) ->
                        table.on(IdentifyMemoryDevice.COMMAND, () -> description.memory(firmware.activeRevision())),
                partitions,
                labels,
                health,
                poison,
                scan,
                sanitize,
                mediaOperations,
                new Security(security, data),
                qos);

        saved.put("time", time);
        saved.put("partitions", partitions);
        saved.put("security", security);
        saved.put("media", media);
        saved.put("labels", labels);
        saved.put("events", events);
        saved.put("interruptPolicy", interruptPolicy);
        saved.put("health", health);
        saved.put("firmware", firmware);
        saved.put("features", features);
        saved.put("maintenance", maintenance);
        saved.put("stateDump", dump);
        saved.put("poison", poisoned);
        saved.put("scan", scan);
        saved.put("qos", qos);
    }

    public List<CommandSet> all() {
        return all;
    }

    /** The parts of its state, without the operation in the background. */
    public Map<String, Saved> saved() {
        return saved;
    }

    public BackgroundOperations background() {
        return background;
    }

    public EventLogs events() {
        return events;
    }

    public SimulatedHealth health() {
        return health;
    }

    public void injectPoison(long address, long length) {
        poison.add(address, length);
    }

    public void setBackpressure(int percent) {
        qos.setBackpressure(percent);
    }
}
