package org.cxlmi.tools.dissector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<Path, List<String>> others = new LinkedHashMap<>();
        for (String argument : Arrays.asList(args).subList(1, args.length)) {
            Path file = Path.of(argument).toAbsolutePath().normalize();
            Path root = file.resolve("../..").normalize();
            others.computeIfAbsent(root, unused -> new ArrayList<>())
                    .add(root.relativize(file).toString().replace('\\', '/'));
        }
        Path script = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(script.resolveSibling("."));
        Files.writeString(script, Dissector.script(others));
    }
}
