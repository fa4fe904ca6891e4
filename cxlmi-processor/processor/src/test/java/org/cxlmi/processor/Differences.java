package org.cxlmi.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What differs from libcxlmi on purpose: a file of {@code subject: reason} lines. */
public final class Differences {

    public static final Path DIRECTORY = Path.of("src", "test", "resources", "libcxlmi");

    private final Map<String, String> reasons = new TreeMap<>();

    private Differences() {}

    public static Differences read(Path file) throws IOException {
        Differences differences = new Differences();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                if (colon < 1) {
                    throw new AssertionError(file + ": write \"subject: reason\", not \"" + line + "\"");
                }
                String former = differences.reasons.put(line.substring(0, colon), line.substring(colon + 2));
                if (former != null) {
                    throw new AssertionError(file + ": twice " + line.substring(0, colon));
                }
            }
        }
        return differences;
    }

    /** What is wrong with the findings: those that nobody expects, and those expected that are not there. */
    public List<String> unexpected(Map<String, String> findings) {
        List<String> unexpected = new ArrayList<>();
        findings.forEach((subject, finding) -> {
            if (!reasons.containsKey(subject)) {
                unexpected.add("differs: " + subject + ": " + finding);
            }
        });
        reasons.forEach((subject, reason) -> {
            if (!findings.containsKey(subject)) {
                unexpected.add("does not differ (any more): " + subject + ": " + reason);
            }
        });
        return unexpected;
    }
}
