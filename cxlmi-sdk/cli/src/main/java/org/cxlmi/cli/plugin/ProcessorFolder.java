package org.cxlmi.cli.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder with the processor and the tools, beside the one with the jars of the program. */
final class ProcessorFolder {

    static final String NAME = "processor";

    private ProcessorFolder() {}

    /** Nothing else needs the processor, so that its jars are not on the class path. */
    static URLClassLoader loader() throws IOException {
        List<URL> jars = new ArrayList<>();
        Path lib = location(ProcessorFolder.class).getParent();
        Path folder = lib == null || lib.getParent() == null ? null : lib.resolveSibling(NAME);
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    jars.add(url(file));
                }
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new), ProcessorFolder.class.getClassLoader());
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    /** The jar or folder that a class is from. */
    static Path location(Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            if (source != null) {
                return Path.of(source.getLocation().toURI());
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(type + " is from no jar");
    }
}
