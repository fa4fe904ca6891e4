package org.cxlmi.examples;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.PlainText;
import org.jspecify.annotations.Nullable;

/** Prints headed lists of names and values, and tables, with their columns aligned. */
final class Report {

    private final PrintWriter out;
    private final Charset charset;

    /** Prints in characters that the standard output stream can show. */
    Report(PrintWriter out) {
        this(out, PlainText.standardOutput());
    }

    /** Prints in characters that a charset has. */
    Report(PrintWriter out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    private void println(String line) {
        out.println(PlainText.fit(line, charset));
    }

    /** Begins a list: a heading, and below it names and values. */
    Section section(String heading) {
        return new Section(heading);
    }

    /** Prints rows under column heads; each column is as wide as its widest cell. */
    void table(String heading, List<String> heads, List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(heads);
        lines.addAll(rows);
        println(heading);
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int width = widest(lines, column);
                text.append("  ").append(padded(line.get(column), width));
            }
            println(text.toString().stripTrailing());
        }
        println("");
        out.flush();
    }

    private static int widest(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** Tells how much of something is done, on one line that is written over. */
    void progress(long done, long whole) {
        out.print("\r  " + done * 100 / whole + " % of " + bytes(whole) + (done == whole ? "\n" : ""));
        out.flush();
    }

    /** A capacity or length in the largest binary unit that leaves no fraction below a quarter of it. */
    static String bytes(long bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f %s", value, units[unit])
                : String.format(Locale.ROOT, "%.2f %s", value, units[unit]);
    }

    /** A number as the CXL specification writes it, for example {@code 0100h}. */
    static String hex(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "Xh", value);
    }

    /** A list of names and values. */
    final class Section {

        private final String heading;
        private final List<List<String>> lines = new ArrayList<>();

        private Section(String heading) {
            this.heading = heading;
        }

        /** A value that a component may have wrong, as a size beyond all measure. */
        Section line(String name, Supplier<String> value) {
            try {
                return line(name, (Object) value.get());
            } catch (MalformedResponseException e) {
                return line(name, (Object) ("makes no sense: " + e.getMessage()));
            }
        }

        Section line(String name, @Nullable Object value) {
            lines.add(List.of(name, String.valueOf(value)));
            return this;
        }

        void print() {
            println(heading);
            int width = widest(lines, 0);
            lines.forEach(line -> println("  " + padded(line.get(0), width) + "  " + line.get(1)));
            println("");
            out.flush();
        }
    }
}
