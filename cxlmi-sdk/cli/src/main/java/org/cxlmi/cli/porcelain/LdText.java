package org.cxlmi.cli.porcelain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.runtime.wire.Quantity;
import org.cxlmi.sdk.ops.LogicalDeviceShare;
import org.jspecify.annotations.Nullable;

/** What a logical device has, for people and programs. */
final class LdText {

    private LdText() {}

    static Content of(LogicalDeviceShare share) {
        Row row = row(share);
        return ReportContent.of(row.name() + ": " + row.value(), json(share));
    }

    static Row row(LogicalDeviceShare share) {
        String memory = Quantity.ofBytes(share.range1Bytes())
                + (share.range2Bytes() == 0 ? "" : " + " + Quantity.ofBytes(share.range2Bytes()));
        return new Row(
                0,
                "ld " + share.ldId(),
                memory
                        + fraction(", bandwidth ", share.allocatedBandwidth())
                        + fraction(", limit ", share.bandwidthLimit()));
    }

    private static String fraction(String what, OptionalInt fraction) {
        return fraction.isPresent() ? what + fraction.getAsInt() + "/256" : "";
    }

    static Map<String, @Nullable Object> json(LogicalDeviceShare share) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ldId", share.ldId());
        json.put("range1Bytes", Long.toString(share.range1Bytes()));
        json.put("range2Bytes", Long.toString(share.range2Bytes()));
        json.put("allocatedBandwidth", orNull(share.allocatedBandwidth()));
        json.put("bandwidthLimit", orNull(share.bandwidthLimit()));
        return json;
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
    }
}
