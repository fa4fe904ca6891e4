package org.cxlmi.cli.porcelain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.sdk.check.CheckReport;
import org.jspecify.annotations.Nullable;

/** The reports of all targets, for the files that they are written to. They come from several threads. */
final class CheckReports {

    private final List<Entry> entries = new ArrayList<>();

    /**
     * The outcome of one target.
     *
     * @param report absent if the check could not begin
     * @param failure why it could not begin; empty if it did
     */
    record Entry(String target, @Nullable CheckReport report, String failure) {}

    synchronized void add(String target, CheckReport report) {
        entries.add(new Entry(target, report, ""));
    }

    synchronized void addFailure(String target, String failure) {
        entries.add(new Entry(target, null, failure));
    }

    /** All entries, by their targets: they come in any order. */
    synchronized List<Entry> entries() {
        return entries.stream().sorted(Comparator.comparing(Entry::target)).toList();
    }

    /** Writes a file, if it was asked for. */
    static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CliException.system(file + " cannot be written: " + IoReason.of(e) + ".");
        }
    }
}
