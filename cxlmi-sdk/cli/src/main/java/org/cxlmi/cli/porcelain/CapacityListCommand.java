package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.HexFormat;
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
import org.cxlmi.sdk.fmapi.GetDcRegionExtentLists;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.ops.HostCapacity;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the dynamic capacity of a host. */
@Command(description = "Shows the dynamic capacity that a host has accepted.")
final class CapacityListCommand extends JobCommand<List<DynamicCapacityExtent>> {

    static final String NAME = "dc list";

    @Option(
            names = "--host",
            paramLabel = "N",
            required = true,
            converter = CapacityOptions.Host.class,
            description = "The LD-ID of the host's interface.")
    private int host;

    CapacityListCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return GetDcRegionExtentLists.COMMAND.toString();
    }

    @Override
    CommandImpact impact() {
        return GetDcRegionExtentLists.COMMAND.impact();
    }

    @Override
    String done() {
        return "";
    }

    @Override
    Job<List<DynamicCapacityExtent>> job(CxlTarget target) {
        return HostCapacity.of(target, host).list();
    }

    @Override
    Content content(List<DynamicCapacityExtent> extents) {
        List<Row> rows = new ArrayList<>();
        for (DynamicCapacityExtent extent : extents) {
            rows.add(new Row(
                    0,
                    "0x" + Long.toHexString(extent.startingDevicePhysicalAddress()),
                    Quantity.ofBytes(extent.length()) + ", tag "
                            + HexFormat.of().formatHex(extent.tag())));
        }
        if (rows.isEmpty()) {
            rows.add(new Row(0, "no dynamic capacity", ""));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("hostId", host);
        json.put("extents", extents);
        return new ReportContent(rows, json);
    }
}
