package org.cxlmi.cli.export;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cxlmi.sdk.metrics.ComponentMetric;
import org.cxlmi.sdk.metrics.MetricLabel;
import org.cxlmi.sdk.metrics.MetricSample;
import org.cxlmi.sdk.monitor.PolledComponent;

/** Hands the samples of components to the Prometheus client library. It sends no command and waits for nothing. */
final class PrometheusCollector implements MultiCollector {

    private final Supplier<? extends Collection<PolledComponent>> components;

    PrometheusCollector(Supplier<? extends Collection<PolledComponent>> components) {
        this.components = components;
    }

    @Override
    public MetricSnapshots collect() {
        Map<ComponentMetric, List<MetricSample>> samples = new EnumMap<>(ComponentMetric.class);
        for (PolledComponent component : components.get()) {
            for (MetricSample sample : MetricSample.of(component)) {
                samples.computeIfAbsent(sample.metric(), unused -> new ArrayList<>())
                        .add(sample);
            }
        }
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        samples.forEach((metric, ofIt) -> all.metricSnapshot(snapshot(metric, ofIt)));
        return all.build();
    }

    private static MetricSnapshot snapshot(ComponentMetric metric, List<MetricSample> samples) {
        MetricMetadata metadata = new MetricMetadata(baseName(metric), metric.description());
        if (metric.isCounter()) {
            return new CounterSnapshot(
                    metadata,
                    samples.stream()
                            .map(sample -> new CounterDataPointSnapshot(sample.value(), labels(sample), null, 0))
                            .toList());
        } else if (metric.isInfo()) {
            return new InfoSnapshot(
                    metadata,
                    samples.stream()
                            .map(sample -> new InfoDataPointSnapshot(labels(sample)))
                            .toList());
        }
        return new GaugeSnapshot(
                metadata,
                samples.stream()
                        .map(sample -> new GaugeDataPointSnapshot(sample.value(), labels(sample), null))
                        .toList());
    }

    /** The library adds the suffix of counters and infos. */
    private static String baseName(ComponentMetric metric) {
        String name = metric.prometheusName();
        return metric.isCounter() || metric.isInfo() ? name.substring(0, name.lastIndexOf('_')) : name;
    }

    private static Labels labels(MetricSample sample) {
        String[] names = new String[sample.labels().size()];
        String[] values = new String[names.length];
        int count = 0;
        for (Map.Entry<MetricLabel, String> label : sample.labels().entrySet()) {
            names[count] = label.getKey().prometheusName();
            values[count++] = label.getValue();
        }
        return Labels.of(names, values);
    }
}
