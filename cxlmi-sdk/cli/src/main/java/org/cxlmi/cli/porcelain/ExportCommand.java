package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.cli.export.ExportOptions;
import org.cxlmi.cli.export.ExportSession;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.targets.Targets;
import org.cxlmi.runtime.CommandImpact;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Serves metrics of components. */
@Command(
        description = "Polls components, and serves their health, capacity, events, firmware and ports as metrics for"
                + " Prometheus and OpenTelemetry. It ends with Ctrl-C.")
final class ExportCommand implements Invocation {

    static final String NAME = "export";

    private static final String DEFAULT_LISTEN = "127.0.0.1:9839";

    private final CommonOptions common;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..*",
            description = "The components, such as mem0, mctp:1,8/port3, sim or all.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "Where Prometheus can scrape. The default is " + DEFAULT_LISTEN
                    + ", or nowhere if --otlp is given.")
    private @Nullable String listen;

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description =
                    "Send the metrics to a collector of OpenTelemetry, such as" + " http://localhost:4318/v1/metrics.")
    private @Nullable String otlp;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How often each component is polled. The default is 30s.")
    private Duration every = Duration.ofSeconds(30);

    @Option(
            names = "--scan",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How often new components are searched, for all and patterns. The default is 5m.")
    private Duration scan = Duration.ofMinutes(5);

    @Option(
            names = "--forget",
            paramLabel = "TIME",
            converter = Durations.class,
            description =
                    "How long a component that does not answer, and that no search finds any more, is still shown."
                            + " The default is 24h.")
    private Duration forget = Duration.ofHours(24);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "End after this time. By default, it does not end.")
    private @Nullable Duration time;

    ExportCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        Optional<String> where = Optional.ofNullable(listen == null && otlp == null ? DEFAULT_LISTEN : listen);
        ExportOptions options = new ExportOptions(
                where.map(ExportOptions::address),
                Optional.ofNullable(otlp).map(ExportOptions::url),
                every,
                scan,
                forget,
                Optional.ofNullable(time));
        List<String> texts = environment.targets(targets);
        return new Runner(common, environment.streams())
                .runTogether(
                        texts,
                        NAME,
                        CommandImpact.READS,
                        (places, opener, output, messages) -> new ExportSession(
                                        options,
                                        opener,
                                        messages,
                                        () -> Targets.of(texts, note -> {}).places())
                                .run(places, common.jobs(CommandImpact.READS)));
    }
}
