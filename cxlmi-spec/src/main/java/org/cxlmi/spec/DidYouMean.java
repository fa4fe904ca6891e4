package org.cxlmi.spec;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hints that list the names that would have been right. */
public final class DidYouMean {

    /** More names than this are not listed. */
    private static final int LISTED = 24;

    /**
     * The largest number of names to search. A generated file with thousands of names may have as many mistakes, and
     * each mistake would be compared with each name.
     */
    static final int COMPARED = 2_000;

    private static final int LONGEST = 100;

    private DidYouMean() {}

    /** {@code write "count"} if a known name is near, otherwise a list of what is known; empty if nothing is. */
    public static String hint(String wrong, Collection<String> known) {
        Optional<String> nearest = nearest(wrong, known);
        if (nearest.isPresent()) {
            return "write \"" + nearest.get() + "\"";
        }
        return oneOf(known);
    }

    /** A list of what is known, where a name that is spelled alike means something else; empty if nothing is. */
    public static String oneOf(Collection<String> known) {
        if (known.isEmpty()) {
            return "";
        }
        List<String> first = known.stream().distinct().limit(LISTED + 1L).toList();
        return "write one of " + String.join(", ", first.subList(0, Math.min(LISTED, first.size())))
                + (first.size() > LISTED ? ", ..." : "");
    }

    /**
     * The known name that the author probably meant. It has the same digits as the wrong one. A very short name differs
     * from it in nothing but case and punctuation. None if there are more than 2,000 known names.
     */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        if (wrong.isEmpty() || wrong.length() > LONGEST || known.size() > COMPARED) {
            return Optional.empty();
        }
        String plain = plain(wrong, LONGEST);
        String digits = digits(plain);
        int allowed = isTooShort(plain, digits) ? 0 : Math.max(1, wrong.length() / 3);
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            String other = plain(name, plain.length() + allowed);
            if (digits.equals(digits(other)) && distance(plain, other, allowed) <= allowed && areNear(wrong, name)) {
                int distance = distance(wrong, name, Math.min(least - 1, Math.max(wrong.length(), name.length())));
                if (distance < least) {
                    least = distance;
                    nearest = Optional.of(name);
                }
            }
        }
        return nearest;
    }

    /** Whether what stands between dots is near by itself: "flags.x" is no slip for "flags.a". */
    private static boolean areNear(String wrong, String name) {
        List<String> wrongParts = List.of(wrong.split("\\.", -1));
        List<String> parts = List.of(name.split("\\.", -1));
        if (wrongParts.size() == 1 || wrongParts.size() != parts.size()) {
            return true;
        }
        for (int i = 0; i < parts.size(); i++) {
            String wrongPart = wrongParts.get(i);
            if (!wrongPart.equals(parts.get(i))
                    && nearest(wrongPart, List.of(parts.get(i))).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The letters and digits of a name, the letters in lower case; one more than the longest if there are more. */
    private static String plain(String name, int longest) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length() && plain.length() <= longest; i++) {
            char character = name.charAt(i);
            if (character >= 'A' && character <= 'Z') {
                plain.append((char) (character - 'A' + 'a'));
            } else if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
                plain.append(character);
            }
        }
        return plain.toString();
    }

    /** With another letter a name as short as this means something else: "mV" is no slip for "ms", nor "f32" for "u32". */
    private static boolean isTooShort(String plain, String digits) {
        return plain.length() <= 2 || plain.length() - digits.length() <= 1;
    }

    /** With another number a name means something else: "u48" is no slip for "u8". */
    private static String digits(String plain) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) <= '9') {
                digits.append(plain.charAt(i));
            }
        }
        return digits.toString();
    }

    /** Insertions, removals and replacements that turn one into the other; one more than the most if there are more. */
    private static int distance(String from, String to, int most) {
        int beyond = most + 1;
        if (Math.abs(from.length() - to.length()) > most) {
            return beyond;
        }
        int[] previous = new int[to.length() + 1];
        int[] current = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = Math.min(j, beyond);
        }
        for (int i = 1; i <= from.length(); i++) {
            // Farther from the diagonal than this, more is inserted or removed than is allowed.
            int first = Math.max(1, i - most);
            int last = Math.min(to.length(), i + most);
            Arrays.fill(current, beyond);
            current[0] = Math.min(i, beyond);
            int least = current[0];
            for (int j = first; j <= last; j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(beyond, Math.min(replaced, 1 + Math.min(previous[j], current[j - 1])));
                least = Math.min(least, current[j]);
            }
            if (least >= beyond) {
                return beyond;
            }
            int[] done = previous;
            previous = current;
            current = done;
        }
        return previous[to.length()];
    }
}
