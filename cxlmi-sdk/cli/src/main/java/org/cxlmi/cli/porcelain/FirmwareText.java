package org.cxlmi.cli.porcelain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.ops.FirmwarePlan;
import org.cxlmi.sdk.ops.FirmwareResult;
import org.jspecify.annotations.Nullable;

/** What an update or an activation of firmware has done, for people and programs. */
final class FirmwareText {

    private FirmwareText() {}

    /** What an update would do. */
    static Content of(FirmwarePlan plan) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sent", false);
        json.put("slot", plan.slot());
        json.put("revision", plan.revision().orElse(null));
        json.put("packageBytes", Long.toString(plan.packageBytes()));
        json.put("partBytes", plan.partBytes());
        json.put("parts", Long.toString(plan.parts()));
        json.put("activation", plan.activation().map(Enum::name).orElse(null));
        String parts =
                plan.parts() == 1 ? " in one part" : " in " + plan.parts() + " parts of " + plan.partBytes() + " bytes";
        return ReportContent.of(
                "slot " + plan.slot() + " (" + plan.revision().orElse("empty or unknown") + "): "
                        + Quantity.ofBytes(plan.packageBytes()) + parts
                        + plan.activation()
                                .map(when -> ", then activation " + when.label())
                                .orElse(", no activation")
                        + "; not sent",
                json);
    }

    static Content of(FirmwareResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("slot", result.slot());
        json.put("state", result.state().name());
        json.put("revisionBefore", result.revisionBefore().orElse(null));
        json.put("revision", result.revision().orElse(null));
        json.put("verified", result.isVerified());
        json.put("infoBefore", result.infoBefore().orElse(null));
        json.put("info", result.info().orElse(null));
        String revisions = result.revisionBefore().equals(result.revision())
                ? result.revision().orElse("unknown")
                : result.revisionBefore().orElse("empty") + " -> "
                        + result.revision().orElse("unknown");
        String state = switch (result.state()) {
            case ACTIVE -> "active";
            case STAGED -> "active after the next reset";
            case INACTIVE -> "not active";
        };
        return ReportContent.of(
                "slot " + result.slot() + ": " + revisions + ", " + state
                        + (result.isVerified() ? "; verified" : "; not verified"),
                json);
    }
}
