package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Draws placed boxes as SVG; colours and type are the style sheet's business. */
final class Drawing {

    private static final int GUTTER = 44;
    private static final int NUMBERS = 16;
    private static final int ROW = 54;
    private static final int SHORT_ROW = 20;
    private static final int LINE = 12;
    private static final int MOST_LINES = 4;
    private static final int TICK = 5;

    /** Half the height of a tooth of a torn edge; divides half a row. */
    private static final int TOOTH = 9;

    private static final int NARROW_CELL = 58;
    private static final int WIDE_CELL = 100;

    /** Few columns have room to be wide. */
    private static final int FEW_COLUMNS = 8;

    /** Width from which a box has room for a second, smaller text. */
    private static final int ROOMY = 90;

    private final Flow flow;
    private final boolean numbersInEachRow;
    private final IntFunction<List<String>> numbers;
    private final int cell;

    /**
     * Prepares a picture.
     *
     * @param numbers texts above the columns of a row
     */
    Drawing(Flow flow, boolean numbersInEachRow, IntFunction<List<String>> numbers) {
        this.flow = flow;
        this.numbersInEachRow = numbersInEachRow;
        this.numbers = numbers;
        this.cell = flow.width() <= FEW_COLUMNS ? WIDE_CELL : NARROW_CELL;
    }

    Element svg(String label) {
        int width = GUTTER + flow.width() * cell + 8;
        int height = top(flow.rows().size());
        Element svg = Element.of("svg")
                .with("viewBox", "0 0 " + width + " " + height)
                .with("width", width)
                .with("height", height)
                .with("role", "group")
                .with("aria-label", label);
        for (int row = 0; row < flow.rows().size(); row++) {
            svg.addAll(frame(row));
        }
        flow.boxes().forEach(box -> svg.add(box(box)));
        return Element.of("div").styled("picture").add(svg);
    }

    /** The y coordinate of a row, below its numbers; or of the end after the last one. */
    private int top(int row) {
        int y = 2;
        for (int i = 0; i <= row && i < flow.rows().size(); i++) {
            y += hasNumbers(i) ? NUMBERS : 0;
            if (i < row) {
                y += flow.rows().get(i).isShort() ? SHORT_ROW : ROW;
            }
        }
        return row == flow.rows().size() ? y + 2 : y;
    }

    private boolean hasNumbers(int row) {
        return row == 0 || numbersInEachRow;
    }

    private List<Element> frame(int row) {
        List<Element> texts = new ArrayList<>();
        int y = top(row);
        if (hasNumbers(row)) {
            List<String> shown = numbers.apply(row);
            for (int i = 0; i < shown.size(); i++) {
                texts.add(text("n", GUTTER + i * cell + cell / 2, y - 4, shown.get(i)));
            }
        }
        String gutter = flow.rows().get(row).gutter();
        if (!gutter.isEmpty()) {
            texts.add(text("g", GUTTER - 6, y + ROW / 2 + 4, gutter));
        }
        return texts;
    }

    private Element box(Box box) {
        int x = GUTTER + box.column() * cell;
        int y = top(box.row());
        int width = box.columns() * cell;
        int height = box.shape() == Box.Shape.SHORTENED ? SHORT_ROW : ROW;
        String anchor = box.run().anchor();
        Element group = anchor.isEmpty() ? Element.of("g") : Element.of("a").with("href", "#" + anchor);
        group.styled(box.run().kind().style() + (box.run().late() ? " late" : ""));
        group.add(Element.of("title", box.run().title()));
        group.add(outline(box, x, y, width, height));
        for (int tick : box.ticks()) {
            group.add(Element.of("path").styled("t").with("d", tick(x + tick * cell, y, height)));
        }
        if (box.shape() == Box.Shape.SHORTENED) {
            group.add(text("s", x + width / 2, y + 14, "⋯ " + box.units() + " more bytes ⋯"));
        } else if (box.run().name().isEmpty()) {
            return group;
        } else if (box.labelled()) {
            group.addAll(label(box.run(), x, y, width));
        } else if (width >= ROOMY && Label.fits("… " + box.run().name(), width)) {
            group.add(text("s", x + width / 2, y + ROW / 2 + 4, "… " + box.run().name()));
        }
        return group;
    }

    private static String tick(int x, int y, int height) {
        return "M" + x + " " + y + "v" + TICK + "m0 " + (height - 2 * TICK) + "v" + TICK;
    }

    private static Element outline(Box box, int x, int y, int width, int height) {
        if (box.shape() == Box.Shape.TORN) {
            String teeth = ("l-6 " + TOOTH + "l6 " + TOOTH).repeat(ROW / 2 / TOOTH);
            return Element.of("path").styled("b").with("d", "M" + x + " " + y + "h" + width + teeth + "H" + x + "z");
        }
        return Element.of("rect")
                .styled(box.shape() == Box.Shape.SHORTENED ? "b gap" : "b")
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height)
                .with("data-at", box.at())
                .with("data-n", box.units());
    }

    private static List<Element> label(Box.Run run, int x, int y, int width) {
        List<Label.Line> lines = Label.lines(run.name(), width - 6.0, MOST_LINES);
        List<Label.Line> all = new ArrayList<>(lines);
        if (width >= ROOMY && !run.sub().isEmpty() && lines.size() < MOST_LINES) {
            all.addAll(Label.lines(run.sub(), width - 6.0, 1));
        }
        List<Element> texts = new ArrayList<>();
        int base = y + ROW / 2 + 4 - (all.size() - 1) * LINE / 2;
        for (int i = 0; i < all.size(); i++) {
            Element text = text(
                    i < lines.size() ? "l" : "s",
                    x + width / 2,
                    base + i * LINE,
                    all.get(i).text());
            if (all.get(i).squeezed()) {
                text.with("textLength", width - 6).with("lengthAdjust", "spacingAndGlyphs");
            }
            texts.add(text);
        }
        return texts;
    }

    private static Element text(String style, int x, int y, String text) {
        return Element.of("text", text).styled(style).with("x", x).with("y", y);
    }
}
