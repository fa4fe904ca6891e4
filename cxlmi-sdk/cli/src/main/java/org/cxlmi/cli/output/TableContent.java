package org.cxlmi.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table that all targets share.
 *
 * @param columns the values by the headings of their columns
 * @param json the same for programs
 */
public record TableContent(Map<String, String> columns, Map<String, @Nullable Object> json) implements Content {

    public TableContent {
        columns = new LinkedHashMap<>(columns);
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        columns.forEach((name, value) -> rows.add(new Row(0, name, value)));
        return rows;
    }

    @Override
    public byte[] bytes() {
        throw CliException.usage("-o hex and -o binary cannot show a table; use -o text or -o json");
    }
}
