package org.cxlmi.spec.read;

import java.util.List;
import java.util.stream.Collectors;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.model.SpecSet;

/**
 * What came out of loading and checking spec files.
 *
 * @param specs sound only if there are no findings
 * @param findings all mistakes in all files, by file and position
 */
public record LoadResult(SpecSet specs, List<Finding> findings) {

    public LoadResult {
        findings = List.copyOf(findings);
    }

    /** Whether code may be generated from {@link #specs()}. */
    public boolean isSound() {
        return findings.isEmpty();
    }

    /**
     * The specs, for a program that can do nothing without all of them.
     *
     * @throws IllegalArgumentException if there are mistakes; the message lists all of them
     */
    public SpecSet soundSpecs() {
        if (!isSound()) {
            throw new IllegalArgumentException(
                    findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
        return specs;
    }
}
