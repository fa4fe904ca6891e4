package org.cxlmi.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.cxlmi.sdk.metrics.ComponentMetric;
import org.cxlmi.sdk.metrics.MetricLabel;
import org.cxlmi.sdk.metrics.MetricSample;
import org.cxlmi.sdk.monitor.PolledComponent;
import org.jspecify.annotations.Nullable;

/**
 * The readings of components as meters, with their names in OpenTelemetry, such as {@code hw.temperature}: {@code
 * ComponentMeters.of(registry, run::components)}. {@link ComponentMetric} lists all.
 *
 * <p>Call {@link #refresh} again and again, such as before each publication: it takes over the values, and adds and
 * removes meters as components, or what they tell, come and go.
 */
public final class ComponentMeters implements AutoCloseable {

    private final MeterRegistry registry;
    private final Supplier<? extends Collection<PolledComponent>> components;
    private final Tags tags;
    private final Map<Key, Value> values = new HashMap<>();

    /** What a meter is about. */
    private record Key(ComponentMetric metric, Map<MetricLabel, String> labels) {

        static Key of(MetricSample sample) {
            return new Key(sample.metric(), sample.labels());
        }
    }

    /** What a meter shows. */
    private static final class Value {

        private volatile double now;
        private boolean seen;
        private Meter.@Nullable Id meter;

        double now() {
            return now;
        }
    }

    private ComponentMeters(
            MeterRegistry registry, Supplier<? extends Collection<PolledComponent>> components, Tags tags) {
        this.registry = registry;
        this.components = components;
        this.tags = tags;
    }

    /**
     * Makes meters in a registry.
     *
     * @param components the components now; most often {@link org.cxlmi.sdk.monitor.PollRun#components}
     */
    public static ComponentMeters of(
            MeterRegistry registry, Supplier<? extends Collection<PolledComponent>> components) {
        return of(registry, components, List.of());
    }

    /** The same with more tags for all meters. */
    public static ComponentMeters of(
            MeterRegistry registry, Supplier<? extends Collection<PolledComponent>> components, Iterable<Tag> tags) {
        ComponentMeters meters = new ComponentMeters(
                Objects.requireNonNull(registry, "registry"),
                Objects.requireNonNull(components, "components"),
                Tags.of(tags));
        meters.refresh();
        return meters;
    }

    /** Takes over the values that the components have now. Sends no command and waits for nothing. */
    public synchronized void refresh() {
        values.values().forEach(value -> value.seen = false);
        for (PolledComponent component : components.get()) {
            for (MetricSample sample : MetricSample.of(component)) {
                Value value = values.computeIfAbsent(Key.of(sample), this::register);
                value.now = sample.value();
                value.seen = true;
            }
        }
        removeUnseen();
    }

    private Value register(Key key) {
        ComponentMetric metric = key.metric();
        Tags all = tags;
        for (Map.Entry<MetricLabel, String> label : key.labels().entrySet()) {
            all = all.and(label.getKey().openTelemetryName(), label.getValue());
        }
        if (metric.hardwareType().isPresent()) {
            all = all.and("hw.type", metric.hardwareType().get());
        }
        Value value = new Value();
        Meter meter = metric.isCounter()
                ? FunctionCounter.builder(metric.openTelemetryName(), value, Value::now)
                        .description(metric.description())
                        .baseUnit(metric.unit())
                        .tags(all)
                        .register(registry)
                : Gauge.builder(metric.openTelemetryName(), value, Value::now)
                        .description(metric.description())
                        .baseUnit(metric.unit())
                        .tags(all)
                        .register(registry);
        value.meter = meter.getId();
        return value;
    }

    private void removeUnseen() {
        for (Iterator<Value> each = values.values().iterator(); each.hasNext(); ) {
            Value value = each.next();
            if (!value.seen) {
                remove(value);
                each.remove();
            }
        }
    }

    private void remove(Value value) {
        if (value.meter != null) {
            registry.remove(value.meter);
        }
    }

    /** Removes all meters. */
    @Override
    public synchronized void close() {
        values.values().forEach(this::remove);
        values.clear();
    }
}
