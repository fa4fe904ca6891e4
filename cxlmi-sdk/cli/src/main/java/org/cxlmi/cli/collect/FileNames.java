package org.cxlmi.cli.collect;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files from names that a user or a component chose: short, the same everywhere, and never a path. */
final class FileNames {

    private static final int LONGEST = 80;

    private final Set<String> used = new HashSet<>();

    /** Letters, digits and single hyphens; never empty. */
    static String safe(String text) {
        String safe =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        safe = safe.substring(0, Math.min(LONGEST, safe.length()));
        return safe.isEmpty() ? "unnamed" : safe;
    }

    /** The same, with a number behind it if it is used already. */
    String unused(String name) {
        String unused = name;
        for (int i = 2; !used.add(unused); i++) {
            unused = name + "-" + i;
        }
        return unused;
    }
}
