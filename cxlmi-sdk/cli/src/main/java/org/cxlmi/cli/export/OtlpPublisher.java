package org.cxlmi.cli.export;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpHttpMetricsSender;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.registry.otlp.OtlpMetricsSender;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cxlmi.micrometer.ComponentMeters;
import org.cxlmi.sdk.monitor.PolledComponent;
import org.jspecify.annotations.Nullable;

/** Sends metrics to a collector of OpenTelemetry. */
final class OtlpPublisher implements AutoCloseable {

    private static final String SERVICE_NAME = "service.name";

    /** What Micrometer logs with stack traces is reported in the form of this program. */
    private static final Logger MICROMETER = Logger.getLogger("io.micrometer");

    private final OtlpMeterRegistry registry;
    private final ScheduledThreadPoolExecutor timer;

    private OtlpPublisher(OtlpMeterRegistry registry, ScheduledThreadPoolExecutor timer) {
        this.registry = registry;
        this.timer = timer;
    }

    /**
     * Begins to send.
     *
     * @param every the time between two messages
     * @param notes is told when the collector cannot be reached, and when it can be reached again
     */
    static OtlpPublisher start(
            String url,
            Duration every,
            Supplier<? extends Collection<PolledComponent>> components,
            Consumer<String> notes) {
        MICROMETER.setLevel(Level.OFF);
        OtlpMeterRegistry registry = OtlpMeterRegistry.builder(config(url, every))
                .clock(Clock.SYSTEM)
                .threadFactory(OtlpPublisher::daemon)
                .metricsSender(new ReportingSender(url, notes))
                .build();
        ComponentMeters meters = ComponentMeters.of(registry, components);
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, OtlpPublisher::daemon);
        long pause = Math.max(1, every.toMillis() / 2);
        Future<?> unused = timer.scheduleWithFixedDelay(meters::refresh, pause, pause, TimeUnit.MILLISECONDS);
        return new OtlpPublisher(registry, timer);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cxlmi-otlp");
        thread.setDaemon(true);
        return thread;
    }

    private static OtlpConfig config(String url, Duration every) {
        return new OtlpConfig() {
            @Override
            public @Nullable String get(String key) {
                return null;
            }

            @Override
            public String url() {
                return url;
            }

            @Override
            public Duration step() {
                return every;
            }

            @Override
            public Map<String, String> resourceAttributes() {
                Map<String, String> attributes = new HashMap<>(OtlpConfig.super.resourceAttributes());
                attributes.putIfAbsent(SERVICE_NAME, "cxlmi");
                return attributes;
            }
        };
    }

    /** Sends over HTTP, and reports failures, which Micrometer only logs. */
    private static final class ReportingSender implements OtlpMetricsSender {

        private final OtlpMetricsSender http = new OtlpHttpMetricsSender(new HttpUrlConnectionSender());
        private final String url;
        private final Consumer<String> notes;
        private volatile boolean failing;

        ReportingSender(String url, Consumer<String> notes) {
            this.url = url;
            this.notes = notes;
        }

        @Override
        public void send(Request request) throws Exception {
            try {
                http.send(request);
            } catch (Exception e) {
                if (!failing) {
                    notes.accept("metrics could not be sent to " + url + ": " + reason(e)
                            + ". It is tried again and again.");
                }
                failing = true;
                throw e;
            }
            if (failing) {
                notes.accept("metrics are sent to " + url + " again");
            }
            failing = false;
        }

        private static String reason(Throwable failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        registry.close();
    }
}
