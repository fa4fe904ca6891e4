package org.cxlmi.spec.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The spec files of one compilation.
 *
 * <p>A type name that a file uses is looked up in that file, then in the files that it uses, then in the
 * other files that the compilation asked for.
 */
public final class SpecSet {

    private final List<SpecFile> files;
    private final List<SpecFile> used;
    private final List<SpecFile> all;
    private final Supplier<List<SpecFile>> others;
    private @Nullable List<SpecFile> read;
    private final Map<String, SpecFile> byName = new LinkedHashMap<>();
    private final IdentityHashMap<SpecFile, Names> names = new IdentityHashMap<>();
    private final IdentityHashMap<SpecFile, List<SpecFile>> visible = new IdentityHashMap<>();

    /**
     * Spec files that have been read.
     *
     * @param files the files asked for, in that order
     * @param used files that others use, directly or not, and that were not asked for
     */
    public SpecSet(List<SpecFile> files, List<SpecFile> used) {
        this(files, used, List::of);
    }

    /**
     * Spec files that have been read.
     *
     * @param files the files asked for, in that order
     * @param used files that others use, directly or not, and that were not asked for
     * @param others reads all other files that there are
     */
    public SpecSet(List<SpecFile> files, List<SpecFile> used, Supplier<List<SpecFile>> others) {
        this.others = others;
        this.files = List.copyOf(files);
        this.used = List.copyOf(used);
        List<SpecFile> both = new ArrayList<>(files);
        both.addAll(used);
        this.all = List.copyOf(both);
        for (SpecFile file : all) {
            byName.putIfAbsent(file.source().file(), file);
            names.put(file, Names.of(file));
        }
        all.forEach(file -> visible.put(file, visible(file)));
    }

    /** The names of the types of one file; of two with one name, the first one. */
    private record Names(Map<String, EnumSpec> enums, Map<String, BitsSpec> bits, Map<String, StructSpec> structs) {

        static Names of(SpecFile file) {
            return new Names(
                    byName(file.enums(), EnumSpec::name),
                    byName(file.bits(), BitsSpec::name),
                    byName(file.structs(), StructSpec::name));
        }

        private static <T> Map<String, T> byName(List<T> types, Function<T, String> name) {
            Map<String, T> byName = new HashMap<>();
            types.forEach(type -> byName.putIfAbsent(name.apply(type), type));
            return byName;
        }

        boolean has(String name) {
            return enums.containsKey(name) || bits.containsKey(name) || structs.containsKey(name);
        }
    }

    /** The files asked for. */
    public List<SpecFile> files() {
        return files;
    }

    /** The files that others use, directly or not, and that were not asked for. */
    public List<SpecFile> used() {
        return used;
    }

    /** The files asked for, then those that they use. */
    public List<SpecFile> all() {
        return all;
    }

    /** The files that declare a type of this name, whether they are asked for, used, or only there. */
    public List<SpecFile> declaringAnywhere(String name) {
        List<SpecFile> more = read == null ? others.get() : read;
        read = more;
        return Stream.concat(all.stream(), more.stream())
                .filter(file -> declares(file, name))
                .toList();
    }

    /** The file of this name, for example {@code generic/events.yaml}. */
    public Optional<SpecFile> fileNamed(String fileName) {
        return Optional.ofNullable(byName.get(fileName));
    }

    /** The enumeration that {@code name} means in the given file. */
    public Optional<EnumSpec> enumNamed(SpecFile from, String name) {
        return first(from, names -> names.enums.get(name));
    }

    /** The bits type that {@code name} means in the given file. */
    public Optional<BitsSpec> bitsNamed(SpecFile from, String name) {
        return first(from, names -> names.bits.get(name));
    }

    /** The struct that {@code name} means in the given file. */
    public Optional<StructSpec> structNamed(SpecFile from, String name) {
        return first(from, names -> names.structs.get(name));
    }

    /** The command that {@code name} means in the given file. */
    public Optional<Located> commandNamed(SpecFile from, String name) {
        return visibleFrom(from).stream()
                .flatMap(file -> file.commands().stream()
                        .filter(command -> command.name().equals(name))
                        .map(command -> new Located(file, command)))
                .findFirst();
    }

    /** A command and the file that has it. */
    public record Located(SpecFile file, CommandSpec command) {}

    private <T> Optional<T> first(SpecFile from, Function<Names, T> lookup) {
        return visibleFrom(from).stream()
                .map(file -> Optional.ofNullable(lookup.apply(names(file))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The file that declares the enumeration, bits type or struct that {@code name} means in the given file. */
    public Optional<SpecFile> declaring(SpecFile from, String name) {
        return visibleFrom(from).stream().filter(file -> declares(file, name)).findFirst();
    }

    /** Whether a name may mean a type that could not be read, in this file or in one that it uses. */
    public boolean isUnreadable(SpecFile from, String name) {
        return visibleFrom(from).stream().anyMatch(file -> file.unreadable().contains(name))
                || from.uses().stream()
                        .anyMatch(use -> fileNamed(use.fileName()).isEmpty());
    }

    /** Whether a file has an enumeration, a bits type or a struct of this name. */
    public boolean declares(SpecFile file, String name) {
        return names(file).has(name);
    }

    /** The struct of this name that a file declares itself. */
    public Optional<StructSpec> structIn(SpecFile declaring, String name) {
        return Optional.ofNullable(names(declaring).structs.get(name));
    }

    private Names names(SpecFile file) {
        Names known = names.get(file);
        return known == null ? Names.of(file) : known;
    }

    /** The files whose types and commands the given file may name, itself first. */
    public List<SpecFile> visibleFrom(SpecFile from) {
        List<SpecFile> known = visible.get(from);
        return known == null ? visible(from) : known;
    }

    private List<SpecFile> visible(SpecFile from) {
        Set<SpecFile> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<SpecFile> found = new ArrayList<>();
        seen.add(from);
        found.add(from);
        for (Use use : from.uses()) {
            fileNamed(use.fileName()).filter(seen::add).ifPresent(found::add);
        }
        if (files.contains(from)) {
            files.stream().filter(seen::add).forEach(found::add);
        }
        return List.copyOf(found);
    }
}
