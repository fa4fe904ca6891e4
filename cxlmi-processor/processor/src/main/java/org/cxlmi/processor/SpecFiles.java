package org.cxlmi.processor;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.SpecReader;
import org.cxlmi.spec.read.SpecSource;

/** Where spec files are found: below the spec path, in the class output, and among those that are shipped. */
final class SpecFiles {

    /** Directories, separated as in a class path. */
    static final String PATH_OPTION = "cxlmi.spec.path";

    private final List<Path> directories;
    private final Filer filer;

    SpecFiles(Map<String, String> options, Filer filer) {
        this.directories = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(options.getOrDefault(PATH_OPTION, ""))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        this.filer = filer;
    }

    /** A user's own files go first: they may be of a newer revision than the shipped ones. */
    SpecSource source() {
        SpecSource classOutput = this::inClassOutput;
        SpecSource source = classOutput.or(SpecSource.shipped());
        List<Path> backwards = new ArrayList<>(directories);
        Collections.reverse(backwards);
        for (Path directory : backwards) {
            source = new Directory(directory).or(source);
        }
        return source;
    }

    /** Where a file is that goes before one that is shipped; empty where none does. */
    Optional<String> inPlaceOfShipped(String fileName) {
        if (!KnownFiles.shipped().contains(fileName)) {
            return Optional.empty();
        }
        Optional<Path> own = directories.stream()
                .map(directory -> directory.resolve(fileName))
                .filter(Files::isRegularFile)
                .findFirst();
        if (own.isPresent()) {
            return own.map(Path::toString);
        }
        try {
            return inClassOutput(fileName).map(bytes -> "the class output");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A directory with files below it. */
    private record Directory(Path path) implements SpecSource {

        @Override
        public Optional<byte[]> find(String fileName) throws IOException {
            return read(path.resolve(fileName));
        }

        @Override
        public List<String> names() {
            return KnownFiles.below(path);
        }
    }

    /** A finding with a hint from the names of the files that there are, where it is about a file that is not. */
    Finding withHint(Finding finding) {
        if (finding.id() != FindingId.UNKNOWN_FILE) {
            return finding;
        }
        List<String> known = new ArrayList<>();
        directories.forEach(directory -> known.addAll(KnownFiles.below(directory)));
        known.addAll(KnownFiles.shipped());
        String wrong = finding.source().file();
        String hint = DidYouMean.hint(wrong, known);
        if (DidYouMean.nearest(wrong, known).isEmpty()) {
            hint = whereOwnFilesAre().map(where -> where + ", or ").orElse("") + hint;
        }
        return new Finding(finding.id(), finding.source(), finding.message(), hint);
    }

    /** What to do about the spec path, unless it is of use. */
    private Optional<String> whereOwnFilesAre() {
        if (directories.isEmpty()) {
            return Optional.of("give the compiler -A" + PATH_OPTION + "=DIRECTORY for files of your own");
        }
        return directories.stream()
                .filter(directory -> !Files.isDirectory(directory))
                .findFirst()
                .map(directory ->
                        "give -A" + PATH_OPTION + " a directory that is there, not " + directory.toAbsolutePath());
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(SpecReader.MAXIMUM_BYTES + 1));
        }
    }

    /** Build tools copy resources there before they compile. */
    private Optional<byte[]> inClassOutput(String fileName) throws IOException {
        try (InputStream in =
                filer.getResource(StandardLocation.CLASS_OUTPUT, "", fileName).openInputStream()) {
            return Optional.of(in.readNBytes(SpecReader.MAXIMUM_BYTES + 1));
        } catch (NoSuchFileException | FileNotFoundException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // The name is none that a compiler could look up, so there is no such file.
            return Optional.empty();
        }
    }
}
