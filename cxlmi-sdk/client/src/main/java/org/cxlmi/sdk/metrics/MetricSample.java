package org.cxlmi.sdk.metrics;

import java.util.List;
import java.util.Map;
import org.cxlmi.sdk.monitor.PolledComponent;

/**
 * The value of a metric for one component.
 *
 * @param labels what tells it apart from the others of the metric, in the order of {@link ComponentMetric#labels}. In
 *     the text of a component, characters that are not printable are escaped.
 */
public record MetricSample(ComponentMetric metric, Map<MetricLabel, String> labels, double value) {

    /** All samples of a component; those of what it never told are missing. Empty if it was not polled yet. */
    public static List<MetricSample> of(PolledComponent component) {
        return new Sampler(component).all();
    }
}
