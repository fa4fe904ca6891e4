package org.cxlmi.cli.targets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.InputFile;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.ScanOutcome;

/** The targets of a run: single ones, patterns, lists in files, or all that there are. */
public final class Targets {

    private static final String ALL = "all";
    private static final String MCTP = "mctp:";
    private static final String SIMULATED = "sim:";
    private static final int DEEPEST_LIST = 8;
    private static final int LONGEST_LIST = 16 << 20;

    private final Fabrics fabrics = new Fabrics();
    private final Consumer<String> notes;
    private final List<Place> places = new ArrayList<>();

    private Targets(Consumer<String> notes) {
        this.notes = notes;
    }

    /**
     * Finds the targets.
     *
     * @param texts as the user writes them
     * @param notes takes what is good to know, such as an MCTP that could not be searched
     * @throws CliException if one is wrong, or none is found
     */
    public static Targets of(List<String> texts, Consumer<String> notes) {
        Targets targets = new Targets(notes);
        texts.forEach(text -> targets.add(text, 0));
        if (targets.places.isEmpty()) {
            throw CliException.nothingMatched(String.join(" ", texts) + ": there is no such target");
        }
        return targets;
    }

    /** The targets in their order, each once. */
    public List<Place> places() {
        return List.copyOf(new LinkedHashSet<>(places));
    }

    /** Whether more than one is opened, tunnels not counted. */
    public boolean haveSeveralConnections() {
        return places.stream().map(Place::base).distinct().count() > 1;
    }

    /** Opens them. */
    public Opener opener(OpenOptions options) {
        return new Opener(options, fabrics);
    }

    private void add(String text, int depth) {
        if (text.startsWith("@")) {
            addList(text, depth);
        } else if (text.equals(ALL)) {
            names(true, true).forEach(name -> places.add(PlaceParser.parse(name)));
        } else if (Glob.isPattern(text) && !text.startsWith("replay:")) {
            addMatching(text);
        } else {
            places.add(PlaceParser.parse(text));
        }
    }

    private void addMatching(String pattern) {
        Glob glob = Glob.of(pattern.startsWith("/dev/cxl/") ? pattern.substring("/dev/cxl/".length()) : pattern);
        int before = places.size();
        Stream<String> names = pattern.startsWith(SIMULATED)
                ? simulated(pattern).stream()
                : names(!pattern.startsWith(MCTP), pattern.startsWith(MCTP)).stream();
        names.filter(glob::matches).forEach(name -> places.add(PlaceParser.parse(name)));
        if (places.size() == before) {
            throw CliException.nothingMatched(pattern + ": nothing here matches it");
        }
    }

    private List<String> simulated(String pattern) {
        int hash = pattern.lastIndexOf('#');
        if (hash < 0 || Glob.isPattern(pattern.substring(0, hash))) {
            throw CliException.usage(pattern + ": write one file, and the pattern behind #, such as sim:FILE#mem*");
        }
        String file = pattern.substring(0, hash);
        return fabrics.load(Path.of(file.substring(SIMULATED.length()))).components().keySet().stream()
                .map(name -> file + "#" + name)
                .toList();
    }

    /** What a scan finds. It asks no component anything. */
    private Set<String> names(boolean devices, boolean mctp) {
        Set<String> names = new LinkedHashSet<>();
        try (Cxl cxl = Cxl.builder().probe(false).build()) {
            if (devices) {
                cxl.scan().forEach(outcome -> add(names, outcome));
            }
            if (mctp) {
                cxl.scanMctp().forEach(outcome -> add(names, outcome));
            }
        } catch (CxlException e) {
            if (names.isEmpty() && !devices) {
                throw e;
            }
            notes.accept("not all was searched: " + e.getMessage());
        }
        return names;
    }

    private void add(Set<String> names, ScanOutcome outcome) {
        String name = outcome.device().replaceFirst("^mctp (\\d+):", MCTP + "$1,");
        boolean named = name.matches("(mem|switch)\\d+|mctp:\\d+,\\d+");
        if (named && !(outcome instanceof ScanOutcome.NotCxl)) {
            names.add(name);
        } else if (outcome instanceof ScanOutcome.Failed failed) {
            notes.accept(name + " is left out: " + failed.reason().getMessage());
        }
    }

    private void addList(String text, int depth) {
        String file = text.substring(1);
        if (depth == DEEPEST_LIST) {
            throw CliException.usage(text + ": lists of targets name each other more than " + DEEPEST_LIST + " deep");
        }
        List<String> lines = InputFile.lines(text + ": the file", file, LONGEST_LIST);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    add(line, depth + 1);
                } catch (CliException e) {
                    throw e.in(file + ":" + (i + 1));
                }
            }
        }
    }
}
