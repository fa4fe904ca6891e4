package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cxlmi.sdk.metrics.ComponentMetric;
import org.cxlmi.sdk.metrics.MetricLabel;
import org.junit.jupiter.api.Test;

/** The table of metrics in the manual; {@code -Drecreate=true} writes it. */
class MetricsTableTest {

    private static final Path README = Path.of("README.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- metrics: .*? -->\n).*?(<!-- end of metrics -->)", Pattern.DOTALL);

    @Test
    void manual_listsAllMetrics() throws IOException {
        String readme = Files.readString(README);
        Matcher table = TABLE.matcher(readme);
        assertTrue(table.find());
        String now = table.replaceFirst("$1" + Matcher.quoteReplacement(table()) + "$2");
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(README, now);
        }
        assertEquals(now, readme);
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder("| Prometheus | OpenTelemetry | more labels | what it is |\n|---|---|---|---|\n");
        for (ComponentMetric metric : ComponentMetric.values()) {
            String labels = metric.labels().stream()
                    .filter(label -> label != MetricLabel.TARGET && label != MetricLabel.SERIAL)
                    .map(label -> "`" + label.prometheusName() + "`")
                    .collect(Collectors.joining(", "));
            table.append("| `")
                    .append(metric.prometheusName())
                    .append("` | `")
                    .append(metric.openTelemetryName())
                    .append("` | ")
                    .append(labels)
                    .append(" | ")
                    .append(metric.description())
                    .append(" |\n");
        }
        return table.toString();
    }
}
