package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.generic.GetFwInfo;
import org.cxlmi.sdk.ops.FirmwareResult;
import org.cxlmi.sdk.ops.FirmwareSlot;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows what is in the slots. */
@Command(description = "Shows the firmware in each slot, and which is active.")
final class FirmwareListCommand extends JobCommand<List<FirmwareSlot>> {

    static final String NAME = "firmware list";

    FirmwareListCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    String description() {
        return GetFwInfo.COMMAND.toString();
    }

    @Override
    CommandImpact impact() {
        return GetFwInfo.COMMAND.impact();
    }

    @Override
    String done() {
        return "";
    }

    @Override
    Job<List<FirmwareSlot>> job(CxlTarget target) {
        return FirmwareUpdate.of(target).slots();
    }

    @Override
    Content content(List<FirmwareSlot> slots) {
        List<Row> rows = new ArrayList<>();
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (FirmwareSlot slot : slots) {
            String use = slot.state() == FirmwareResult.State.INACTIVE
                    ? ""
                    : ", " + slot.state().name().toLowerCase(Locale.ROOT);
            rows.add(new Row(0, "slot " + slot.number(), slot.revision().orElse("empty") + use));
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("slot", slot.number());
            json.put("revision", slot.revision().orElse(null));
            json.put("state", slot.state().name());
            list.add(json);
        }
        return new ReportContent(rows, Map.of("slots", list));
    }
}
