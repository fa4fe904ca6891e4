package org.cxlmi.cli.output;

import java.util.List;
import java.util.Optional;

/** Prints results as lines of names and values; with the target above them if there are several. */
final class TextOutput implements ResultOutput {

    private static final int INDENT = 2;
    private static final int WIDEST_NAME = 48;

    private final StandardOutput out;
    private final Messages messages;
    private final boolean several;
    private final TextTable table = new TextTable();
    private boolean first = true;

    TextOutput(StandardOutput out, Messages messages, boolean several) {
        this.out = out;
        this.messages = messages;
        this.several = several;
    }

    @Override
    public void add(Result result) {
        result.content().ifPresent(content -> {
            if (content instanceof TableContent row) {
                table.add(result.target(), row);
            } else {
                print(result.target(), content.rows());
            }
        });
        out.flush();
        result.failure().ifPresent(failure -> messages.error(Optional.of(result.target()), failure));
    }

    private void print(String target, List<Row> rows) {
        int depth = 0;
        if (several) {
            if (!first) {
                out.line("");
            }
            out.line(Escaped.text(target));
            depth = 1;
        }
        first = false;
        lines(rows, depth).forEach(out::line);
    }

    static List<String> lines(List<Row> rows, int depth) {
        int width = 0;
        for (Row row : rows) {
            if (row.value().isEmpty()) {
                continue;
            }
            int needed = (row.depth() + depth) * INDENT + row.name().length();
            width = needed <= WIDEST_NAME ? Math.max(width, needed) : width;
        }
        int widest = width;
        return rows.stream().map(row -> line(row, depth, widest)).toList();
    }

    private static String line(Row row, int depth, int width) {
        String name = " ".repeat((row.depth() + depth) * INDENT) + Escaped.text(row.name());
        if (row.value().isEmpty()) {
            return name;
        }
        return name + " ".repeat(Math.max(0, width - name.length())) + "  " + Escaped.text(row.value());
    }

    @Override
    public void close() {
        table.lines().forEach(out::line);
        out.flush();
    }
}
