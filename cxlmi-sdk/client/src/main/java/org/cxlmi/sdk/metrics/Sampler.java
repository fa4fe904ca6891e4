package org.cxlmi.sdk.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.generic.GetFwInfoResponse;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.monitor.PolledComponent;
import org.cxlmi.sdk.ops.ComponentReadings;
import org.cxlmi.sdk.ops.ComponentSummary;

/** Takes the samples of one component. */
final class Sampler {

    private static final double NANOS = 1e9;

    private final PolledComponent component;
    private final Map<MetricLabel, String> common = new EnumMap<>(MetricLabel.class);
    private final List<MetricSample> samples = new ArrayList<>();

    Sampler(PolledComponent component) {
        this.component = component;
        common.put(MetricLabel.TARGET, component.name());
        component
                .readings()
                .map(readings -> readings.summary().serialNumber())
                .orElse(OptionalLong.empty())
                .ifPresent(serial -> common.put(MetricLabel.SERIAL, "0x" + Long.toHexString(serial)));
    }

    List<MetricSample> all() {
        if (component.polls() == 0) {
            return List.of();
        }
        addFlag(ComponentMetric.UP, component.up());
        add(ComponentMetric.POLL_DURATION, seconds(component.pollTime()));
        add(ComponentMetric.POLLS, (double) component.polls());
        add(ComponentMetric.POLL_FAILURES, (double) component.failures());
        component.readings().ifPresent(this::addReadings);
        return samples;
    }

    private void addReadings(ComponentReadings readings) {
        add(ComponentMetric.READINGS_AGE, seconds(component.age()));
        addInfo(readings.summary());
        readings.summary().health().ifPresent(health -> new HealthSamples(this).add(health, readings.alerts()));
        readings.summary().memory().ifPresent(this::addCapacity);
        readings.summary()
                .events()
                .forEach((log, count) ->
                        add(ComponentMetric.EVENT_RECORDS, Map.of(MetricLabel.LOG, constant(log)), count));
        readings.firmware().ifPresent(this::addFirmware);
        readings.summary()
                .switchDevice()
                .map(IdentifySwitchDeviceResponse::physicalPortCount)
                .ifPresent(ports -> add(ComponentMetric.SWITCH_PORTS, ports));
        readings.ports().forEach(port -> new PortSamples(this).add(port));
    }

    private void addInfo(ComponentSummary summary) {
        Map<MetricLabel, String> labels = new EnumMap<>(MetricLabel.class);
        Optional<IdentifyResponse> identity = summary.identity();
        identity.ifPresent(known -> {
            labels.put(MetricLabel.VENDOR, hex(known.vendorId()));
            labels.put(MetricLabel.DEVICE, hex(known.deviceId()));
        });
        labels.put(
                MetricLabel.KIND,
                summary.memory().isPresent()
                        ? "memory device"
                        : identity.flatMap(IdentifyResponse::componentType)
                                .map(type -> type.label())
                                .orElse("unknown"));
        summary.memory()
                .map(IdentifyMemoryDeviceResponse::firmwareRevision)
                .ifPresent(revision -> labels.put(MetricLabel.FIRMWARE, revision));
        add(ComponentMetric.COMPONENT_INFO, labels, 1);
    }

    private void addCapacity(IdentifyMemoryDeviceResponse memory) {
        add(ComponentMetric.MEMDEV_CAPACITY, (double) memory.totalCapacityBytes());
        add(ComponentMetric.MEMDEV_FIXED_CAPACITY, Map.of(MetricLabel.MEMORY, "volatile"), (double)
                memory.volatileOnlyCapacityBytes());
        add(ComponentMetric.MEMDEV_FIXED_CAPACITY, Map.of(MetricLabel.MEMORY, "persistent"), (double)
                memory.persistentOnlyCapacityBytes());
    }

    private void addFirmware(GetFwInfoResponse firmware) {
        List<String> revisions = List.of(
                firmware.slot1FirmwareRevision(),
                firmware.slot2FirmwareRevision(),
                firmware.slot3FirmwareRevision(),
                firmware.slot4FirmwareRevision());
        for (int slot = 1; slot <= Math.min(revisions.size(), firmware.slotsSupported()); slot++) {
            Map<MetricLabel, String> labels = new EnumMap<>(MetricLabel.class);
            labels.put(MetricLabel.SLOT, Integer.toString(slot));
            String staged = slot == firmware.stagedSlot() ? "staged" : "inactive";
            labels.put(MetricLabel.STATE, slot == firmware.activeSlot() ? "active" : staged);
            if (!revisions.get(slot - 1).isEmpty()) {
                labels.put(MetricLabel.FIRMWARE, revisions.get(slot - 1));
            }
            add(ComponentMetric.FIRMWARE_SLOT_INFO, labels, 1);
        }
    }

    void addFlag(ComponentMetric metric, boolean flag) {
        addFlag(metric, Map.of(), flag);
    }

    void addFlag(ComponentMetric metric, Map<MetricLabel, String> labels, boolean flag) {
        add(metric, labels, flag ? 1 : 0);
    }

    void add(ComponentMetric metric, double value) {
        add(metric, Map.of(), value);
    }

    void add(ComponentMetric metric, Map<MetricLabel, String> labels, double value) {
        Map<MetricLabel, String> all = new EnumMap<>(common);
        all.putAll(labels);
        samples.add(new MetricSample(metric, Collections.unmodifiableMap(all), value));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }

    private static String hex(int number) {
        return String.format(Locale.ROOT, "0x%04x", number);
    }

    /** A constant as the value of a label, such as {@code informational}. */
    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
