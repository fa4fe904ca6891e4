package org.cxlmi.cli.porcelain;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.check.CheckKind;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.Finding;
import org.cxlmi.sdk.check.PlannedCommand;
import org.cxlmi.sdk.check.SkipReason;
import org.cxlmi.sdk.check.Verdict;
import org.jspecify.annotations.Nullable;

/** The report of a check. */
final class CheckContent implements Content {

    private final CheckReport report;
    private final boolean all;

    /** @param all whether what passed and what was skipped is shown too */
    CheckContent(CheckReport report, boolean all) {
        this.report = report;
        this.all = all;
    }

    /** Failures are those of the component, so they go with the code of a refusal. */
    @Override
    public int exitCode() {
        if (!report.isComplete()) {
            return ExitCode.NO_ANSWER;
        }
        if (!report.failures().isEmpty()) {
            return ExitCode.REFUSED;
        }
        boolean nothingWasSent = report.commands() == 0
                && report.findings().stream()
                        .anyMatch(finding -> finding.skipReason().equals(Optional.of(SkipReason.NOT_SENT)));
        if (nothingWasSent) {
            return ExitCode.IMPOSSIBLE;
        }
        return report.findings().isEmpty() ? ExitCode.NOTHING_MATCHED : ExitCode.OK;
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(line(summary(report)));
        for (Finding finding : report.findings()) {
            if (all || finding.verdict() == Verdict.FAIL) {
                rows.add(line(finding.toString()));
            }
        }
        report.changed().forEach(change -> rows.add(line("CHANGED  " + change)));
        end(report).ifPresent(end -> rows.add(line("ENDED  " + end)));
        return rows;
    }

    private static Row line(String text) {
        return new Row(0, text, "");
    }

    /** For example {@code 43 commands in the effects log: 38 pass, 1 fail, 4 skipped (4 change something: --writes)}. */
    static String summary(CheckReport report) {
        int skipped = report.count(Verdict.SKIP);
        String reasons = report.skipped().entrySet().stream()
                .map(reason -> reason.getValue() + " " + several(reason.getKey()) + option(reason.getKey()))
                .collect(Collectors.joining("; "));
        return report.commands() + " commands in the effects log: " + report.count(Verdict.PASS) + " pass, "
                + report.count(Verdict.FAIL) + " fail, " + skipped + " skipped"
                + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    /** What is the matter with several commands. */
    private static String several(SkipReason reason) {
        return switch (reason) {
            case READS_ONCE -> "can be read only once";
            case CHANGES -> "change something";
            case DESTROYS -> "may destroy something";
            case UNKNOWN_OPCODE -> "are not known here";
            case NO_REQUEST -> "need a request that is not known";
            case REFUSED -> "were refused";
            case NOT_SENT -> "are not passed on by the connection";
            case NOTHING_TO_COMPARE -> "have nothing to compare";
        };
    }

    /** The option without which a command is skipped. */
    private static String option(SkipReason reason) {
        return switch (reason) {
            case READS_ONCE, CHANGES -> ": --writes";
            case DESTROYS -> ": --destructive";
            case UNKNOWN_OPCODE, NO_REQUEST, REFUSED, NOT_SENT, NOTHING_TO_COMPARE -> "";
        };
    }

    /** How far an incomplete check came, and why it ended. */
    static Optional<String> end(CheckReport report) {
        List<Finding> findings = report.findings();
        String last = findings.isEmpty()
                ? "before anything was found"
                : "after " + findings.get(findings.size() - 1).subject();
        return report.end().map(end -> "not complete, " + last + ": " + end.getMessage());
    }

    @Override
    public Object json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("passed", report.isPassed());
        json.put("complete", report.isComplete());
        json.put("end", report.end().map(CxlException::getMessage).orElse(null));
        json.put("commands", report.commands());
        for (Verdict verdict : Verdict.values()) {
            json.put(Kebab.ofConstant(verdict.name()), report.count(verdict));
        }
        json.put("changed", report.changed());
        json.put("findings", report.findings().stream().map(CheckContent::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "opcode", finding.opcode().isPresent() ? opcode(finding.opcode().getAsInt()) : null);
        json.put("command", finding.command());
        json.put("check", Kebab.ofConstant(finding.check().name()));
        json.put("verdict", Kebab.ofConstant(finding.verdict().name()));
        finding.skipReason().ifPresent(reason -> json.put("reason", Kebab.ofConstant(reason.name())));
        json.put("detail", finding.detail());
        if (finding.verdict() == Verdict.FAIL) {
            json.put("expected", finding.expected());
            json.put("found", finding.found());
            json.put("bytes", HexFormat.of().formatHex(finding.bytes()));
        }
        json.put("ms", finding.time().toMillis());
        return json;
    }

    private static String opcode(int opcode) {
        return String.format(Locale.ROOT, "0x%04x", opcode);
    }

    @Override
    public byte[] bytes() {
        throw CliException.usage("-o hex and -o binary show the response of a single command; use -o text or -o json");
    }

    /** What a check would do. */
    static Content plan(List<PlannedCommand> plan) {
        List<Row> rows = new ArrayList<>();
        List<Map<String, @Nullable Object>> json = new ArrayList<>();
        for (PlannedCommand command : plan) {
            String name = String.format(Locale.ROOT, "%04Xh %s", command.opcode(), command.name());
            String checks = command.checks().stream().map(CheckKind::text).collect(Collectors.joining(", "));
            rows.add(new Row(
                    0,
                    name.strip(),
                    command.skipReason()
                            .map(reason -> "skipped: " + reason.text() + option(reason))
                            .orElse(checks)));
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("opcode", opcode(command.opcode()));
            entry.put("command", command.name());
            entry.put(
                    "checks",
                    command.checks().stream()
                            .map(check -> Kebab.ofConstant(check.name()))
                            .toList());
            command.skipReason().ifPresent(reason -> entry.put("reason", Kebab.ofConstant(reason.name())));
            json.add(entry);
        }
        return new ReportContent(rows, Map.of("plan", json));
    }
}
