package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.MediaScan;
import org.cxlmi.sdk.ops.MediaScanResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for poison. */
@Command(
        description =
                "Looks for poison in the memory with Scan Media (4304h), waits until that is done, and shows what was"
                        + " found. After Ctrl-C, the device is asked to stop.")
final class PoisonScanCommand extends JobCommand<MediaScanResult> {

    static final String NAME = "poison scan";

    @Option(
            names = "--range",
            paramLabel = ByteRange.LABEL,
            converter = ByteRange.Converter.class,
            description = "Only this range, such as 0x40000000+256MiB: multiples of 64 bytes.")
    private @Nullable ByteRange range;

    @Option(names = "--no-events", description = "Put no records of what is found into the event logs.")
    private boolean quiet;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long it may take. The default is four times as long as the device estimates.")
    private @Nullable Duration patience;

    @Mixin
    private ResumeOption resume = new ResumeOption();

    PoisonScanCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return ScanMedia.COMMAND.toString();
    }

    @Override
    CommandImpact impact() {
        return ScanMedia.COMMAND.impact();
    }

    @Override
    Optional<ResumeOption> resume() {
        return Optional.of(resume);
    }

    @Override
    String done() {
        return "scanned";
    }

    @Override
    Job<MediaScanResult> job(CxlTarget target) {
        MediaScan scan = MediaScan.of(target);
        scan = patience == null ? scan : scan.withTimeout(patience);
        scan = quiet ? scan.withoutEventRecords() : scan;
        return range == null ? scan.scanAll() : scan.scan(range.start(), range.length());
    }

    @Override
    Content content(MediaScanResult result) {
        List<Row> rows = PoisonText.rows(result.records());
        result.rest()
                .ifPresent(rest -> rows.add(new Row(
                        0,
                        "0x" + Long.toHexString(rest.startingDevicePhysicalAddress()),
                        rest.length() + " bytes from here on were not scanned: the device keeps no more results")));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("records", result.records());
        json.put("complete", result.isComplete());
        json.put("rest", result.rest().orElse(null));
        return new ReportContent(rows, json);
    }
}
