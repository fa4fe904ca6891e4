package org.cxlmi.cli.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cxlmi.cli.output.CliException;

/** The spec files that a plug-in is made of, by the names that messages and {@code uses} have for them. */
final class SpecFiles {

    private static final String ENDING = ".yaml";
    private static final int DEEPEST = 4;

    /** As the processor takes them. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\\.yaml");

    private final Map<String, Path> files = new TreeMap<>();

    private SpecFiles() {}

    /**
     * Finds the files.
     *
     * @param paths files, whose names are without their folders, and folders with files below them
     * @throws CliException if there is none, or one cannot be used
     */
    static SpecFiles of(List<Path> paths) {
        SpecFiles found = new SpecFiles();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                found.addBelow(path);
            } else {
                found.add(path.getFileName().toString(), path);
            }
        }
        return found;
    }

    private void addBelow(Path folder) {
        int before = files.size();
        try (Stream<Path> below = Files.walk(folder, DEEPEST)) {
            below.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .forEach(file -> add(folder.relativize(file).toString(), file));
        } catch (IOException e) {
            throw CliException.unreadable(folder.toString(), e);
        }
        if (files.size() == before) {
            throw CliException.usage(folder + " has no files that end with " + ENDING);
        }
    }

    private void add(String name, Path file) {
        if (!NAME.matcher(name).matches()) {
            throw CliException.usage(file + ": the name of a spec file has letters, digits, - and _, and ends with "
                    + ENDING + "; rename it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw CliException.usage(file + " is no file");
        }
        Path other = files.put(name, file);
        if (other != null) {
            throw CliException.usage(other + " and " + file + " have the same name; rename one, or name their folder");
        }
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Copies them into a folder, where each has its name. */
    void copyTo(Path folder) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path copy = folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            try {
                Files.copy(file.getValue(), copy);
            } catch (IOException e) {
                throw CliException.unreadable(file.getValue().toString(), e);
            }
        }
    }
}
