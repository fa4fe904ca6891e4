package org.cxlmi.tools.dissector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.SpecReader;
import org.cxlmi.spec.read.SpecSource;

/** Writes the script with which Wireshark shows the messages of all shipped commands, and of a user's own. */
public final class DissectorMain {

    private DissectorMain() {}

    /**
     * Writes the script.
     *
     * @param args the script, then spec files of the user, for example {@code specs/acme/fans.yaml}; files that they
     *     use are looked up from the same directory, here {@code specs}, then among those that are shipped
     */
    public static void main(String... args) throws IOException {
        if (args.length == 0) {
            throw new IllegalArgumentException("arguments: SCRIPT [YAML...]");
        }
        List<String> files = new ArrayList<>();
        SpecSource source = SpecSource.shipped();
        for (String argument : Arrays.asList(args).subList(1, args.length)) {
            Path file = Path.of(argument).toAbsolutePath().normalize();
            Path root = file.resolve("../..").normalize();
            files.add(root.relativize(file).toString().replace('\\', '/'));
            source = below(root).or(source);
        }
        // A user's own opcodes go first.
        KnownFiles.shipped().stream().filter(file -> !files.contains(file)).forEach(files::add);
        Path script = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(script.resolveSibling("."));
        Files.writeString(script, Dissector.script(files, source));
    }

    private static SpecSource below(Path root) {
        return name -> {
            Path file = root.resolve(name);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(SpecReader.MAXIMUM_BYTES + 1));
            }
        };
    }
}
