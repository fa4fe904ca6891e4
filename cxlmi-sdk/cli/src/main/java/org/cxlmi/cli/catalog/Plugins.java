package org.cxlmi.cli.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.cli.output.CliException;

/** The plug-ins that there are. Each is loaded when it is first needed: most runs need none. */
public final class Plugins {

    private final PluginFolders folders;
    private final Consumer<String> notes;
    private final Set<String> noted = new HashSet<>();
    private final Map<Path, Optional<Plugin>> loaded = new HashMap<>();

    /**
     * Makes the plug-ins of some folders.
     *
     * @param notes takes a sentence about each that is left out because it cannot be used
     */
    public Plugins(PluginFolders folders, Consumer<String> notes) {
        this.folders = folders;
        this.notes = notes;
    }

    /** Whether there is a plug-in of this name. It is not loaded. */
    boolean has(String name) {
        return folders.find(name).isPresent();
    }

    /**
     * The plug-in of a name.
     *
     * @throws CliException if it cannot be used
     */
    synchronized Optional<Plugin> find(String name) {
        Optional<Path> jar = folders.find(name);
        Optional<Plugin> known = jar.flatMap(file -> loaded.getOrDefault(file, Optional.empty()));
        return known.isPresent() ? known : jar.map(file -> load(name, file));
    }

    /** All that can be used; about the others there is a note. */
    synchronized List<Plugin> all() {
        List<Plugin> all = new ArrayList<>();
        folders.all().forEach((name, jar) -> {
            if (!loaded.containsKey(jar)) {
                try {
                    load(name, jar);
                } catch (CliException e) {
                    loaded.put(jar, Optional.empty());
                    note(String.valueOf(e.getMessage()));
                }
            }
            loaded.getOrDefault(jar, Optional.empty()).ifPresent(all::add);
        });
        return all;
    }

    private Plugin load(String name, Path jar) {
        try {
            Plugin plugin = Plugin.load(name, jar);
            loaded.put(jar, Optional.of(plugin));
            return plugin;
        } catch (CliException e) {
            throw CliException.usage(
                    e.getMessage() + " Add it again, or remove it with \"cxlmi plugin remove " + name + "\".");
        }
    }

    /** Says once that something is left out. */
    synchronized void note(String text) {
        if (noted.add(text)) {
            notes.accept(text);
        }
    }
}
