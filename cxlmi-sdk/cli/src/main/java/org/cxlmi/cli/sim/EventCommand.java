package org.cxlmi.cli.sim;

import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Adds an event record. */
@Command(
        description = {
            "Adds a record to an event log of a memory device of a served fabric.",
            "For example: cxlmi sim event unix:control mem0 --log warning --format dram"
        })
final class EventCommand extends ComponentCommand {

    static final String NAME = "sim event";

    @Option(
            names = "--log",
            paramLabel = "LOG",
            required = true,
            description = "The log: informational, warning, failure, fatal or dynamic-capacity.")
    private String log = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format of the record, such as dram, general-media or memory-module.")
    private @Nullable String format;

    @Option(
            names = "--data",
            paramLabel = "HEX",
            description = "The 80 bytes of data of the record. The default is zeros.")
    private @Nullable String data;

    @Option(names = "--bytes", paramLabel = "HEX", description = "All 128 bytes of the record, in place of its format.")
    private @Nullable String bytes;

    EventCommand(CommonOptions common) {
        super(NAME, "event", common);
    }

    @Override
    void add(Map<String, Object> more) {
        more.put("log", constant(log));
        if (format != null) {
            more.put("format", constant(format));
        }
        if (data != null) {
            more.put("data", data);
        }
        if (bytes != null) {
            more.put("record", bytes);
        }
    }

    @Override
    Content content(String component, Map<String, Object> answer) {
        Object handle = answer.get("handle");
        return ReportContent.of(
                handle == null ? "not added, because the log is full" : "record " + handle + " added", answer);
    }
}
