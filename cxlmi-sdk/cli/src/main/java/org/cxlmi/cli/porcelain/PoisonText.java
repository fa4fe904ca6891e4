package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.cli.output.Row;
import org.cxlmi.sdk.memdev.MediaErrorRecord;

/** Where memory is poisoned, for people. */
final class PoisonText {

    private PoisonText() {}

    static List<Row> rows(List<MediaErrorRecord> records) {
        List<Row> rows = new ArrayList<>();
        for (MediaErrorRecord record : records) {
            rows.add(new Row(
                    0,
                    "0x" + Long.toHexString(record.devicePhysicalAddress()),
                    record.mediaErrorLengthBytes() + " bytes, "
                            + record.errorSource().label()));
        }
        if (rows.isEmpty()) {
            rows.add(new Row(0, "no poison", ""));
        }
        return rows;
    }
}
