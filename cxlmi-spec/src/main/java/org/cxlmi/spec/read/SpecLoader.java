package org.cxlmi.spec.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.check.Checks;
import org.cxlmi.spec.check.Rule;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.Use;

/** Reads spec files with all that they use, and checks them. */
public final class SpecLoader {

    /** Names of spec files: no way out of the folder that they are looked up in. */
    private static final Pattern FILE_NAME = Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\\.yaml");

    /** The largest number of files that are read; the CXL specification has less than fifty. */
    static final int MOST_FILES = 1000;

    private final SpecSource source;
    private final Map<String, SpecFile> files = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private SpecLoader(SpecSource source) {
        this.source = source;
    }

    /**
     * Loads the named files and, transitively, the files that they use.
     *
     * @param fileNames for example {@code generic/events.yaml}
     * @param more rules that are checked in addition to the rules for all spec files
     */
    public static LoadResult load(List<String> fileNames, SpecSource source, Rule... more) {
        SpecLoader loader = new SpecLoader(source);
        Set<String> asked = new LinkedHashSet<>(fileNames);
        for (String fileName : asked) {
            loader.load(fileName, new Origin(new SourceRef(fileName, 1, 1, ""), FindingId.UNKNOWN_FILE));
        }
        List<SpecFile> files =
                asked.stream().map(loader.files::get).filter(Objects::nonNull).toList();
        List<SpecFile> used = loader.files.values().stream()
                .filter(file -> !asked.contains(file.source().file()))
                .toList();
        SpecSet specs = new SpecSet(files, used, loader::others);
        loader.findings.addAll(Checks.run(specs, more));
        loader.findings.sort(Finding.BY_POSITION);
        return new LoadResult(specs, loader.findings);
    }

    /** The files that nobody asked for, and that none of those uses. */
    private List<SpecFile> others() {
        return files(
                source.names().stream().filter(name -> !visited.contains(name)).toList(), source);
    }

    /** The given files, without those that cannot be read. */
    static List<SpecFile> files(Collection<String> names, SpecSource source) {
        return names.stream()
                .limit(MOST_FILES)
                .flatMap(name -> file(name, source).stream())
                .toList();
    }

    private static Optional<SpecFile> file(String name, SpecSource source) {
        try {
            return source.find(name)
                    .flatMap(bytes -> SpecReader.read(name, bytes).file());
        } catch (IOException e) {
            // A file that nobody asked for need not be readable.
            return Optional.empty();
        }
    }

    private void load(String fileName, Origin origin) {
        Deque<Wanted> left = new ArrayDeque<>();
        left.push(new Wanted(fileName, origin));
        while (!left.isEmpty()) {
            Wanted wanted = left.pop();
            if (visited.contains(wanted.fileName)) {
                continue;
            }
            if (visited.size() == MOST_FILES) {
                findings.add(new Finding(
                        FindingId.TOO_MANY_FILES,
                        wanted.origin.source,
                        "\"" + wanted.fileName + "\" would be one more than the " + MOST_FILES + " files that are read",
                        "remove it from uses, or write the types of several files into one"));
                return;
            }
            visited.add(wanted.fileName);
            List<Use> uses = read(wanted.fileName, wanted.origin);
            // The first one is on top, and all that it uses goes before the second one.
            for (int i = uses.size() - 1; i >= 0; i--) {
                left.push(new Wanted(
                        uses.get(i).fileName(), new Origin(uses.get(i).source(), FindingId.UNKNOWN_USES)));
            }
        }
    }

    /** Reads one file, and says which others it uses. */
    private List<Use> read(String fileName, Origin origin) {
        Optional<byte[]> bytes = bytes(fileName, origin);
        if (bytes.isEmpty()) {
            return List.of();
        }
        ReadResult result = SpecReader.read(fileName, bytes.get());
        findings.addAll(result.findings());
        result.file().ifPresent(file -> files.put(fileName, file));
        return result.file().map(SpecFile::uses).orElse(List.of());
    }

    private Optional<byte[]> bytes(String fileName, Origin origin) {
        try {
            Optional<byte[]> bytes = FILE_NAME.matcher(fileName).matches() ? source.find(fileName) : Optional.empty();
            if (bytes.isEmpty()) {
                findings.add(new Finding(
                        origin.unknown,
                        origin.source,
                        "there is no spec file \"" + fileName + "\"",
                        origin.unknown == FindingId.UNKNOWN_USES
                                ? usesHint(fileName)
                                : "write group/file.yaml, for example generic/events.yaml"));
            }
            return bytes;
        } catch (IOException e) {
            findings.add(new Finding(
                    FindingId.UNREADABLE_FILE,
                    origin.source,
                    "the spec file \"" + fileName + "\" cannot be read: " + e.getMessage(),
                    "make it readable"));
            return Optional.empty();
        }
    }

    private String usesHint(String fileName) {
        List<String> known =
                source.names().stream().map(SpecLoader::withoutEnding).toList();
        return DidYouMean.nearest(withoutEnding(fileName), known)
                .map(name -> "write " + name)
                .orElse("write group/file without .yaml, for example generic/events");
    }

    private static String withoutEnding(String fileName) {
        return fileName.replaceFirst("\\.yaml$", "");
    }

    /** A file to read. */
    private record Wanted(String fileName, Origin origin) {}

    /** Who wants a file. */
    private record Origin(SourceRef source, FindingId unknown) {}
}
