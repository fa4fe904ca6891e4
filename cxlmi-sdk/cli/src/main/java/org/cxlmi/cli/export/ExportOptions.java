package org.cxlmi.cli.export;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.cxlmi.cli.output.CliException;

/**
 * What is exported, where to, and how often.
 *
 * @param listen where Prometheus can scrape
 * @param otlp the URL that OpenTelemetry's messages are sent to
 * @param every how often each component is polled
 * @param scan how often components are searched that are new
 * @param forget how long a component that a search does not find any more is still shown
 * @param time when to end; empty for never
 */
public record ExportOptions(
        Optional<InetSocketAddress> listen,
        Optional<String> otlp,
        Duration every,
        Duration scan,
        Duration forget,
        Optional<Duration> time) {

    /** Checks the times. */
    public ExportOptions {
        check("--every", every);
        check("--scan", scan);
    }

    private static void check(String option, Duration time) {
        if (time.isZero() || time.compareTo(Duration.ofDays(1)) > 0) {
            throw CliException.usage(option + ": write a time that is not 0 and at most 24h");
        }
    }

    /** Reads an address to listen on. */
    public static InetSocketAddress address(String text) {
        return ListenAddress.parse(text);
    }

    /** Checks a URL for OpenTelemetry. */
    public static String url(String text) {
        if (!text.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw CliException.usage("--otlp " + text
                    + " is no URL; write that of a collector's metrics over HTTP, such as"
                    + " http://localhost:4318/v1/metrics");
        }
        return text;
    }
}
