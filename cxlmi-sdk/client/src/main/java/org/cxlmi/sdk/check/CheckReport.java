package org.cxlmi.sdk.check;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxlmi.runtime.error.CxlException;

/**
 * What a check of a component found.
 *
 * @param target the name of the component
 * @param commands the commands in its Command Effects Log that were to be checked
 * @param findings in the order in which they were made
 * @param changed what the check changed and could not restore
 * @param end what ended the check early: the component does not answer any more; empty if it was complete
 */
public record CheckReport(
        String target, int commands, List<Finding> findings, List<String> changed, Optional<CxlException> end) {

    /** Keeps copies of the lists. */
    public CheckReport {
        findings = List.copyOf(findings);
        changed = List.copyOf(changed);
    }

    /** Whether everything was checked that was asked for. */
    public boolean isComplete() {
        return end.isEmpty();
    }

    /** Whether the check was complete, and nothing failed. */
    public boolean isPassed() {
        return isComplete() && failures().isEmpty();
    }

    /** The findings that contradict the specification. */
    public List<Finding> failures() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL)
                .toList();
    }

    /** The findings of each command, or of the component as a whole, in the order of the first finding of each. */
    public Map<String, List<Finding>> bySubject() {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::subject, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * The verdict on each command in the Command Effects Log: it fails if one of its checks does, and is skipped if all of
     * them are.
     */
    public Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        bySubject().forEach((subject, all) -> {
            if (all.get(0).opcode().isPresent()
                    && all.stream().noneMatch(finding -> finding.check() == CheckKind.UNLISTED)) {
                verdicts.put(subject, verdict(all));
            }
        });
        return verdicts;
    }

    private static Verdict verdict(List<Finding> findings) {
        List<Verdict> verdicts = findings.stream().map(Finding::verdict).toList();
        if (verdicts.contains(Verdict.FAIL)) {
            return Verdict.FAIL;
        }
        return verdicts.contains(Verdict.PASS) ? Verdict.PASS : Verdict.SKIP;
    }

    /** How many commands in the Command Effects Log have this verdict. */
    public int count(Verdict verdict) {
        return (int) verdicts().values().stream().filter(verdict::equals).count();
    }

    /** How many commands were skipped as a whole for each reason. */
    public Map<SkipReason, Integer> skipped() {
        Map<String, Verdict> verdicts = verdicts();
        Map<SkipReason, Integer> reasons = new EnumMap<>(SkipReason.class);
        bySubject().forEach((subject, all) -> {
            if (verdicts.get(subject) == Verdict.SKIP) {
                reasons.merge(all.get(0).skipReason().orElseThrow(), 1, Integer::sum);
            }
        });
        return reasons;
    }
}
