package org.cxlmi.spec.read;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/** Names of the spec files that there are; where they cannot be listed there are none. */
public final class KnownFiles {

    private static final String SHIPPED_FOLDER = "org/cxlmi/spec";
    private static final int DEEPEST = 4;

    private KnownFiles() {}

    /** The shipped files, whether in a jar or in a folder. */
    public static List<String> shipped() {
        CodeSource code = SpecSource.class.getProtectionDomain().getCodeSource();
        if (code == null) {
            return List.of();
        }
        try {
            Path location = Path.of(code.getLocation().toURI());
            if (Files.isDirectory(location)) {
                return below(location.resolve(SHIPPED_FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return below(jar.getPath(SHIPPED_FOLDER));
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return List.of();
        }
    }

    /** The spec files below a directory, as names relative to it. */
    public static List<String> below(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, DEEPEST)) {
            return files.map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
