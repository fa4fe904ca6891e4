package org.cxlmi.cli.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders that plug-ins are in. A plug-in is a jar there; its name is that of the file.
 *
 * @param own the folder of the user, which goes first and into which plug-ins are put; empty if there is no home
 * @param system the folders for all users
 */
public record PluginFolders(Optional<Path> own, List<Path> system) {

    private static final String FOLDER = "cxlmi/plugins";
    private static final String DATA_DIRECTORIES = "/usr/local/share:/usr/share";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern FILE = Pattern.compile("(" + NAME + ")\\.jar");

    /** The folders as the XDG Base Directory Specification has them. */
    public static PluginFolders of(Map<String, String> variables) {
        Optional<Path> own = absolute(variables.getOrDefault("XDG_DATA_HOME", ""))
                .or(() -> absolute(variables.getOrDefault("HOME", "")).map(home -> home.resolve(".local/share")));
        String system = variables.getOrDefault("XDG_DATA_DIRS", "");
        return new PluginFolders(
                own.map(data -> data.resolve(FOLDER)),
                Pattern.compile(":")
                        .splitAsStream(system.isEmpty() ? DATA_DIRECTORIES : system)
                        .flatMap(directory -> absolute(directory).stream())
                        .map(data -> data.resolve(FOLDER))
                        .toList());
    }

    /** The specification says that others are to be ignored. */
    private static Optional<Path> absolute(String directory) {
        return Optional.of(directory).filter(text -> text.startsWith("/")).map(Path::of);
    }

    /** Whether a plug-in can have this name. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The file that a plug-in has in a folder. */
    public static Path file(Path folder, String name) {
        return folder.resolve(name + ".jar");
    }

    /** The jar of a plug-in; empty if there is none of this name. */
    public Optional<Path> find(String name) {
        return isName(name)
                ? folders().stream()
                        .map(folder -> file(folder, name))
                        .filter(Files::isRegularFile)
                        .findFirst()
                : Optional.empty();
    }

    /** The jars of all plug-ins, by name. */
    public Map<String, Path> all() {
        Map<String, Path> all = new TreeMap<>();
        for (Path folder : folders()) {
            for (Path file : files(folder)) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches() && Files.isRegularFile(file)) {
                    all.putIfAbsent(name.group(1), file);
                }
            }
        }
        return all;
    }

    /** None if there is no such folder, or it is of no use to this user. */
    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        own.ifPresent(folders::add);
        folders.addAll(system);
        return folders;
    }
}
