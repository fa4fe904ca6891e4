package org.cxlmi.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hints from the names that would have been right. */
public final class DidYouMean {

    /** More names than this are not listed. */
    private static final int LISTED = 24;

    private DidYouMean() {}

    /** {@code write "count"} if a known name is near, otherwise a list of what is known. */
    public static String hint(String wrong, Collection<String> known) {
        Optional<String> nearest = nearest(wrong, known);
        if (nearest.isPresent()) {
            return "write \"" + nearest.get() + "\"";
        }
        if (known.isEmpty()) {
            return "remove it, there is none to name here";
        }
        String list = known.stream().distinct().limit(LISTED).collect(Collectors.joining(", "));
        return "write one of " + list + (known.stream().distinct().count() > LISTED ? ", ..." : "");
    }

    /** The known name that a slip of the finger or of memory may have turned into the wrong one. */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        if (wrong.isEmpty() || wrong.length() > 100) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> distance(plain(wrong), plain(name)) <= Math.max(1, wrong.length() / 3))
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** Insertions, removals and replacements that turn one into the other. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            previous[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
