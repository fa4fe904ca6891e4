package org.cxlmi.cli.plumbing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.cli.output.BytesContent;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Row;

/** Bytes that would have been sent. */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares them.
record DryBytes(byte[] bytes) implements Content {

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(0, bytes.length + (bytes.length == 1 ? " byte" : " bytes") + ", not sent", ""));
        rows.addAll(new BytesContent(bytes).rows());
        return rows;
    }

    @Override
    public Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sent", false);
        json.put("bytes", HexFormat.of().formatHex(bytes));
        return json;
    }
}
