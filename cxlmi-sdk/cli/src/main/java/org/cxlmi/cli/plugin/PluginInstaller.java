package org.cxlmi.cli.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.Plugin;
import org.cxlmi.cli.catalog.PluginFolders;
import org.cxlmi.cli.output.CliException;

/** Puts plug-ins into the folder of the user. */
public final class PluginInstaller {

    private static final String PACKAGE = "org.cxlmi.plugin.";

    private final PluginFolders folders;
    private final Path folder;

    /**
     * Makes an installer.
     *
     * @throws CliException if the user has no folder
     */
    public PluginInstaller(PluginFolders folders) {
        this.folders = folders;
        this.folder = folders.own()
                .orElseThrow(
                        () -> CliException.usage("this user has no folder for plug-ins: set HOME or XDG_DATA_HOME"));
    }

    /**
     * Makes a plug-in of spec files. One of the same name is replaced.
     *
     * @param paths files, and folders with files
     * @param notes takes what is right but may not be meant
     * @return the mistakes in the files; only if there are none, there is the plug-in
     */
    public List<String> compile(String name, List<Path> paths, Consumer<String> notes) {
        SpecFiles files = SpecFiles.of(paths);
        List<String> mistakes = new ArrayList<>();
        install(name, work -> {
            Path specs = Files.createDirectory(work.resolve("specs"));
            Path classes = Files.createDirectory(work.resolve("classes"));
            files.copyTo(specs);
            mistakes.addAll(new Compiler(notes).compile(specs, files.names(), PACKAGE + name, classes));
            if (!mistakes.isEmpty()) {
                return Optional.empty();
            }
            Path jar = work.resolve("plugin.jar");
            PluginJar.write(jar, classes, specs, files.names());
            return Optional.of(jar);
        });
        return mistakes;
    }

    /** Takes a jar as a plug-in. One of the same name is replaced. */
    public void copy(String name, Path jar) {
        install(name, work -> Optional.of(jar));
    }

    @FunctionalInterface
    private interface Maker {

        Optional<Path> make(Path work) throws IOException;
    }

    private void install(String name, Maker maker) {
        Path work;
        try {
            work = Files.createTempDirectory("cxlmi-plugin");
        } catch (IOException e) {
            throw CliException.system("the folder for temporary files cannot be used: " + e.getMessage());
        }
        try {
            Optional<Path> jar = maker.make(work);
            if (jar.isPresent()) {
                check(name, jar.get());
                move(name, jar.get());
            }
        } catch (IOException e) {
            throw CliException.system("the plug-in " + name + " cannot be made in " + work + ": " + e);
        } finally {
            delete(work);
        }
    }

    /** Whether it can be used; its commands are loaded, too. */
    private static void check(String name, Path jar) {
        Set<String> names = new HashSet<>();
        Plugin.load(name, jar).commands().forEach(command -> {
            command.command();
            if (!names.add(command.name())) {
                throw CliException.usage(jar + " has two commands " + command.fullName()
                        + ", in different packages. Make a plug-in of each package.");
            }
        });
    }

    /** Nobody sees a part of a jar, whatever else is going on at the same time. */
    private void move(String name, Path jar) {
        Path file = PluginFolders.file(folder, name);
        Path part = folder.resolve("." + name + "." + UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            try {
                Files.copy(jar, part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw CliException.system(file + " cannot be written: " + e
                    + ". Let this user write there, or set XDG_DATA_HOME to another folder.");
        }
    }

    /**
     * Removes a plug-in.
     *
     * @return the file that is gone
     * @throws CliException if there is none that this user could remove
     */
    public Path remove(String name) {
        Path file = PluginFolders.file(folder, name);
        try {
            if (PluginFolders.isName(name) && Files.deleteIfExists(file)) {
                return file;
            }
        } catch (IOException e) {
            throw CliException.system(file + " cannot be removed: " + e);
        }
        throw CliException.nothingMatched(folders.find(name)
                .map(other -> "the plug-in " + name + " is there for all users: remove " + other)
                .orElse("there is no plug-in " + name + ". Plug-ins: "
                        + (folders.all().isEmpty()
                                ? "none"
                                : String.join(", ", folders.all().keySet()))
                        + "."));
    }

    private static void delete(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            return; // What is left is in the folder for temporary files.
        }
    }
}
