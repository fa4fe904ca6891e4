package org.cxlmi.cli.output;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.wire.Struct;

/**
 * All elements of a list that took several commands: structs, numbers, or parts of a run of bytes.
 *
 * @param name the field of the response that has them
 */
public record StructListContent(String name, List<?> elements) implements Content {

    private static final int BYTES_IN_LINE = 16;

    public StructListContent {
        elements = List.copyOf(elements);
    }

    private boolean isBytes() {
        return !elements.isEmpty() && elements.get(0) instanceof byte[];
    }

    @Override
    public List<Row> rows() {
        if (isBytes()) {
            return hexadecimal(bytes());
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String place = name + "[" + i + "]";
            if (elements.get(i) instanceof Struct struct) {
                rows.add(new Row(0, place, ""));
                StructContent.addFields(rows, 1, struct);
            } else {
                rows.add(new Row(0, place, elements.get(i).toString()));
            }
        }
        return rows.isEmpty() ? List.of(new Row(0, name, "none")) : rows;
    }

    /** Lines of bytes with their offsets. */
    public static List<Row> hexadecimal(byte[] bytes) {
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += BYTES_IN_LINE) {
            int end = Math.min(bytes.length, at + BYTES_IN_LINE);
            rows.add(new Row(
                    0,
                    HexFormat.of().toHexDigits(at, 4),
                    HexFormat.ofDelimiter(" ").formatHex(bytes, at, end)));
        }
        return rows.isEmpty() ? List.of(new Row(0, "no bytes", "")) : rows;
    }

    @Override
    public Object json() {
        return Map.of(name, isBytes() ? HexFormat.of().formatHex(bytes()) : elements);
    }

    @Override
    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object element : elements) {
            if (element instanceof byte[] part) {
                all.writeBytes(part);
            } else if (element instanceof Struct struct) {
                all.writeBytes(struct.bytes());
            } else {
                throw CliException.usage("-o hex and -o binary cannot show " + name + " of --all; use -o json");
            }
        }
        return all.toByteArray();
    }
}
