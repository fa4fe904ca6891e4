package org.cxlmi.cli.output;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Bytes whose meaning is not known. */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares them.
public record BytesContent(byte[] bytes) implements Content {

    @Override
    public List<Row> rows() {
        return StructListContent.hexadecimal(bytes);
    }

    @Override
    public Object json() {
        return Map.of("bytes", HexFormat.of().formatHex(bytes));
    }
}
