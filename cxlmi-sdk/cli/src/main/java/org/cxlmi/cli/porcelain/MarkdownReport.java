package org.cxlmi.cli.porcelain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cxlmi.cli.output.Escaped;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.Finding;
import org.cxlmi.sdk.check.Verdict;

/** Writes reports as Markdown, with tables as GitHub shows them. What a component sends is escaped. */
final class MarkdownReport {

    private static final String SPECIAL = "\\`*_{}[]<>|#~&";

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    static String of(List<CheckReports.Entry> entries) {
        MarkdownReport markdown = new MarkdownReport();
        entries.forEach(markdown::add);
        return markdown.text.toString();
    }

    private void add(CheckReports.Entry entry) {
        line((text.isEmpty() ? "" : "\n") + "# " + escaped(entry.target()));
        CheckReport report = entry.report();
        if (report == null) {
            line("\nNot checked: " + escaped(entry.failure()));
            return;
        }
        line("\n" + escaped(CheckContent.summary(report)) + ".");
        CheckContent.end(report).ifPresent(end -> line("\n**The check is " + escaped(end) + "**"));
        if (!report.changed().isEmpty()) {
            line("\nWhat the check changed and could not restore:\n");
            report.changed().forEach(change -> line("- " + escaped(change)));
        }
        addFailures(report.failures());
        addCommands(report);
    }

    private void addFailures(List<Finding> failures) {
        if (failures.isEmpty()) {
            return;
        }
        line("\n## Failures\n");
        line("| command | check | failure |");
        line("|---|---|---|");
        for (Finding failure : failures) {
            row(failure.subject(), failure.check().text(), failure.message());
        }
    }

    private void addCommands(CheckReport report) {
        line("\n## All checks\n");
        line("| command | passed | failed | skipped |");
        line("|---|---|---|---|");
        report.bySubject()
                .forEach((subject, findings) -> row(
                        subject,
                        names(findings, Verdict.PASS),
                        names(findings, Verdict.FAIL),
                        findings.stream()
                                .filter(finding -> finding.verdict() == Verdict.SKIP)
                                .map(finding -> finding.check().text() + ": " + finding.message())
                                .collect(Collectors.joining("; "))));
    }

    private static String names(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(finding -> finding.check().text())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(escaped(cell)).append(" |");
        }
        line(row.toString());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String escaped(String plain) {
        StringBuilder escaped = new StringBuilder();
        Escaped.text(plain).codePoints().forEach(character -> {
            if (SPECIAL.indexOf(character) >= 0) {
                escaped.append(String.format(Locale.ROOT, "&#%d;", character));
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
