package org.cxlmi.cli.porcelain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.request.Sizes;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.PoisonList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the poison of memory devices. */
@Command(description = "Shows where memory is poisoned, with as many commands as it takes.")
final class PoisonListCommand extends JobCommand<PoisonList> {

    static final String NAME = "poison list";

    @Option(names = "--all", description = "Look at the whole device. This is the default.")
    private boolean all;

    @ArgGroup(exclusive = false)
    private @Nullable Range range;

    /** A part of the device. */
    private static final class Range {

        @Option(
                names = "--address",
                paramLabel = "SIZE",
                required = true,
                converter = Sizes.class,
                description = "The device physical address where to begin.")
        private long address;

        @Option(
                names = "--length",
                paramLabel = "SIZE",
                required = true,
                converter = Sizes.class,
                description = "How much to look at.")
        private long length;
    }

    PoisonListCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return GetPoisonList.COMMAND.toString();
    }

    @Override
    CommandImpact impact() {
        return GetPoisonList.COMMAND.impact();
    }

    @Override
    String done() {
        return "";
    }

    @Override
    Job<PoisonList> job(CxlTarget target) {
        if (range == null) {
            return PoisonList.of(target);
        }
        if (all) {
            throw new IllegalArgumentException("write either --all or --address and --length");
        }
        return PoisonList.of(
                target,
                DpaRange.builder()
                        .startingDevicePhysicalAddress(range.address)
                        .length(range.length)
                        .build());
    }

    @Override
    Content content(PoisonList list) {
        List<Row> rows = PoisonText.rows(list.records());
        if (list.hasOverflowed()) {
            rows.add(new Row(0, "there is more poison than the device can list", ""));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("records", list.records());
        json.put("overflowed", list.hasOverflowed());
        json.put("scanMediaInProgress", list.isScanMediaInProgress());
        return new ReportContent(rows, json);
    }
}
