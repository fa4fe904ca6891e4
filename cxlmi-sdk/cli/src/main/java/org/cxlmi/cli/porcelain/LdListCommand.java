package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.fmapi.GetLdAllocations;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.LogicalDevicePool;
import org.cxlmi.sdk.ops.LogicalDeviceShares;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows the logical devices of multi-logical devices. */
@Command(
        description =
                "Shows the logical devices of a multi-logical device, or of the LD pool of a multi-headed one, and"
                        + " the memory and bandwidth of each.")
final class LdListCommand extends JobCommand<LogicalDeviceShares> {

    static final String NAME = "ld list";

    LdListCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return GetLdAllocations.COMMAND.toString();
    }

    @Override
    CommandImpact impact() {
        return GetLdAllocations.COMMAND.impact();
    }

    @Override
    String done() {
        return "";
    }

    @Override
    Job<LogicalDeviceShares> job(CxlTarget target) {
        return LogicalDevicePool.of(target).read();
    }

    @Override
    Content content(LogicalDeviceShares shares) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                0,
                "memory size",
                Long.toUnsignedString(shares.info().memorySize()) + ", shared in steps of "
                        + Quantity.ofBytes(shares.granularityBytes())));
        shares.devices().forEach(share -> rows.add(LdText.row(share)));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("info", shares.info());
        json.put("granularityBytes", Long.toString(shares.granularityBytes()));
        json.put("logicalDevices", shares.devices().stream().map(LdText::json).toList());
        return new ReportContent(rows, json);
    }
}
