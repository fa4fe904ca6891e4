package org.cxlmi.spec;

import java.util.Comparator;

/**
 * A mistake in a spec file.
 *
 * @param message what is wrong
 * @param hint what to write instead; empty where nothing else says the same
 */
public record Finding(FindingId id, SourceRef source, String message, String hint) {

    /** A mistake of which nobody but the author can say what to write instead. */
    public Finding(FindingId id, SourceRef source, String message) {
        this(id, source, message, "");
    }

    /** By file, line and column. */
    public static final Comparator<Finding> BY_POSITION = Comparator.comparing(
                    (Finding finding) -> finding.source().file())
            .thenComparingInt(finding -> finding.source().line())
            .thenComparingInt(finding -> finding.source().column())
            .thenComparing(Finding::id);

    /** For example {@code [unknown-key] generic/events.yaml:41:7 (commands.Get Event Records): ...; write ...}. */
    @Override
    public String toString() {
        return "[" + id + "] " + source + ": " + message + (hint.isEmpty() ? "" : "; " + hint);
    }
}
