package org.cxlmi.cli.catalog;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.sdk.CommandCatalogs;

/** A plug-in: a jar with commands that the processor has generated. Its name goes before the names of the commands. */
public final class Plugin {

    private final String name;
    private final ClassLoader loader;
    private final List<CommandCatalog> catalogs;

    private Plugin(String name, ClassLoader loader, List<CommandCatalog> catalogs) {
        this.name = name;
        this.loader = loader;
        this.catalogs = catalogs;
    }

    /**
     * Loads a plug-in, but none of its commands.
     *
     * @throws CliException if it cannot be used
     */
    public static Plugin load(String name, Path jar) {
        String problem;
        try {
            new JarFile(jar.toFile()).close();
            Loader loader = new Loader(jar);
            List<String> problems = new ArrayList<>();
            List<CommandCatalog> catalogs = CommandCatalogs.all(loader, problems::add).stream()
                    .filter(catalog -> catalog.getClass().getClassLoader() == loader)
                    .toList();
            if (problems.isEmpty() && !catalogs.isEmpty()) {
                return new Plugin(name, loader, catalogs);
            }
            loader.close();
            problem = problems.isEmpty()
                    ? "it has no commands that the processor of cxlmi generated"
                    : String.join(" ", problems);
        } catch (IOException e) {
            problem = "it is no jar that can be read (" + e.getMessage() + ")";
        }
        throw CliException.usage(
                "the plug-in " + name + " (" + jar + ") cannot be used: " + problem.replaceFirst("\\.$", "") + ".");
    }

    public String name() {
        return name;
    }

    /** Finds its classes and, besides those of the program, its resources. */
    ClassLoader loader() {
        return loader;
    }

    /** Its commands. Only their names are loaded. */
    public Stream<NamedCommand> commands() {
        return catalogs.stream().flatMap(catalog -> NamedCommand.of(name, catalog));
    }

    /** The packages that its commands are in. */
    public List<String> packages() {
        return catalogs.stream()
                .map(catalog -> catalog.getClass().getPackageName())
                .sorted()
                .toList();
    }

    /** Lets services be looked for in the jar alone, not in those of the class path again. */
    private static final class Loader extends URLClassLoader {

        Loader(Path jar) throws MalformedURLException {
            super(new URL[] {jar.toUri().toURL()}, Plugin.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String resource) throws IOException {
            return findResources(resource);
        }
    }
}
