package org.cxlmi.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.porcelain.Porcelain;
import picocli.CommandLine.Model.CommandSpec;

/** What somebody may have meant who wrote a name that does not exist. */
final class Suggestions {

    private static final int MOST = 3;
    private static final int FARTHEST = 3;

    private Suggestions() {}

    /** The message about a command that does not exist. */
    static String unknown(String name) {
        List<String> near = near(
                name, Stream.concat(Porcelain.names().stream(), Commands.all().map(NamedCommand::fullName)));
        return name + " is no command; " + (near.isEmpty() ? "" : "did you mean " + String.join(", ", near) + "? ")
                + "\"cxlmi help\" lists all";
    }

    /** The message about a command of which only the first word is right, if there are some that begin with it. */
    static String unfinished(List<String> words, List<String> begun) {
        String all = "write " + String.join(" or ", begun);
        boolean isWhole = words.size() > 1 && !words.get(1).startsWith("-");
        if (!isWhole) {
            return words.get(0) + " is no whole command; " + all;
        }
        String name = String.join(" ", words);
        List<String> near = near(name, begun.stream());
        return name + " is no command; " + (near.isEmpty() ? all : "did you mean " + String.join(", ", near) + "?");
    }

    /** The end of a message about options that do not exist. */
    static String options(CommandSpec spec, List<String> unknown) {
        List<String> near = unknown.isEmpty() ? List.of() : near(unknown.get(0), spec.optionsMap().keySet().stream());
        return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    }

    private static List<String> near(String name, Stream<String> known) {
        return known.distinct()
                .filter(candidate -> candidate.contains(name) || distance(name, candidate) <= FARTHEST)
                .sorted(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** The number of letters to change, add or leave out. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
