package org.cxlmi.cli.run;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is special about work on many targets.
 *
 * @param maxFailures how many targets may fail before no further one is begun; empty if all are tried
 * @param done what has happened to a target that did not fail, such as "updated"; empty if nothing is counted
 */
public record Batch(OptionalInt maxFailures, String done) {

    /** All targets are tried, and nothing is counted. */
    static final Batch SILENT = new Batch(OptionalInt.empty(), "");

    /** The outcome of all targets in a sentence. */
    Optional<String> summary(int targets, int failed) {
        String failures = failed == 0 ? "" : ", " + failed + " failed or not begun";
        return done.isEmpty()
                ? Optional.empty()
                : Optional.of(targets + " targets: " + (targets - failed) + " " + done + failures);
    }
}
