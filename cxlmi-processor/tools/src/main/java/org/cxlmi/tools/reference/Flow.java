package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/** Places runs of bytes or bits one after the other in rows. */
final class Flow {

    /** Rows of one run that are drawn in full; of more only the first and the last. */
    private static final int MOST_ROWS = 4;

    /** Columns from which a box has room for a name; an open-ended array has at least as many. */
    private static final int ROOM_FOR_NAME = 5;

    private final int columns;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private IntFunction<String> gutter;
    private int column;
    private int at;
    private int start;

    /** A row with the text at its left. */
    record Row(String gutter, boolean isShort) {}

    /** @param gutter the text at the left of a row that begins with this byte or bit */
    Flow(int columns, IntFunction<String> gutter) {
        this.columns = columns;
        this.column = columns;
        this.gutter = gutter;
    }

    List<Box> boxes() {
        return boxes;
    }

    List<Row> rows() {
        return rows;
    }

    /** Columns that are in use. */
    int width() {
        return boxes.stream()
                .mapToInt(box -> box.column() + box.columns())
                .max()
                .orElse(0);
    }

    /** Adds a run of a known length. */
    void add(Box.Run run, int units) {
        int first = boxes.size();
        int from = at;
        int left = units;
        boolean shortened = units > MOST_ROWS * columns;
        while (left > 0) {
            int inRow = column == columns ? 0 : column;
            if (shortened && inRow == 0 && left < units && left > 2 * columns) {
                int skipped = (left / columns - 1) * columns;
                skip(run, skipped);
                left -= skipped;
            } else {
                int part = Math.min(left, columns - inRow);
                place(run, Box.Shape.PLAIN, part, part, from);
                left -= part;
            }
        }
        label(first);
    }

    /** Adds a run whose length is not known; what follows counts from its end, with other texts at the left. */
    void addOpen(Box.Run run, IntFunction<String> gutterAfter) {
        int first = boxes.size();
        int room = columns - column;
        if (room > 0 && room < ROOM_FOR_NAME) {
            place(run, Box.Shape.PLAIN, room, 0, at);
        }
        if (column == columns) {
            row(boxes.size() > first ? "" : gutter.apply(at - start), false);
        }
        place(run, Box.Shape.TORN, columns - column, 0, at);
        gutter = gutterAfter;
        start = at;
        label(first);
    }

    private void place(Box.Run run, Box.Shape shape, int width, int units, int from) {
        if (column == columns) {
            row(gutter.apply(at - start), false);
        }
        List<Integer> ticks = new ArrayList<>();
        for (int i = 1; run.element() > 0 && i < width; i++) {
            if ((at + i - from) % run.element() == 0) {
                ticks.add(i);
            }
        }
        boxes.add(new Box(run, shape, rows.size() - 1, column, width, at, units, List.copyOf(ticks), false));
        column += width;
        at += units;
    }

    private void skip(Box.Run run, int units) {
        row("", true);
        boxes.add(new Box(run, Box.Shape.SHORTENED, rows.size() - 1, 0, columns, at, units, List.of(), false));
        column = columns;
        at += units;
    }

    private void row(String text, boolean isShort) {
        rows.add(new Row(text, isShort));
        column = 0;
    }

    /** The first box of a run with some room carries the name; where all are small, the widest. */
    private void label(int first) {
        List<Box> drawn = boxes.subList(first, boxes.size()).stream()
                .filter(box -> box.shape() != Box.Shape.SHORTENED)
                .toList();
        drawn.stream()
                .filter(box -> box.columns() >= ROOM_FOR_NAME)
                .findFirst()
                .or(() -> drawn.stream()
                        .max(Comparator.comparingInt(Box::columns).thenComparing(Box::row, Comparator.reverseOrder())))
                .ifPresent(box -> boxes.set(
                        boxes.indexOf(box),
                        new Box(
                                box.run(),
                                box.shape(),
                                box.row(),
                                box.column(),
                                box.columns(),
                                box.at(),
                                box.units(),
                                box.ticks(),
                                true)));
    }
}
