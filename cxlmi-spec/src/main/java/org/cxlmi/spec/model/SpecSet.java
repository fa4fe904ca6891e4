package org.cxlmi.spec.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The spec files of one compilation.
 *
 * <p>A type name that a file uses is looked up in that file, then in the files that it uses, then in the
 * other files that the compilation asked for.
 *
 * @param files the files asked for, in that order
 * @param used files that others use, directly or not, and that were not asked for
 */
public record SpecSet(List<SpecFile> files, List<SpecFile> used) {

    public SpecSet {
        files = List.copyOf(files);
        used = List.copyOf(used);
    }

    /** The files asked for, then those that they use. */
    public List<SpecFile> all() {
        List<SpecFile> all = new ArrayList<>(files);
        all.addAll(used);
        return List.copyOf(all);
    }

    /** The file of this name, for example {@code generic/events.yaml}. */
    public Optional<SpecFile> fileNamed(String fileName) {
        return all().stream()
                .filter(file -> file.source().file().equals(fileName))
                .findFirst();
    }

    /** The enumeration that {@code name} means in the given file. */
    public Optional<EnumSpec> enumNamed(SpecFile from, String name) {
        return first(from, file -> file.enumNamed(name));
    }

    /** The bits type that {@code name} means in the given file. */
    public Optional<BitsSpec> bitsNamed(SpecFile from, String name) {
        return first(from, file -> file.bitsNamed(name));
    }

    /** The struct that {@code name} means in the given file. */
    public Optional<StructSpec> structNamed(SpecFile from, String name) {
        return first(from, file -> file.structNamed(name));
    }

    /** The file that declares the enumeration, bits type or struct that {@code name} means in the given file. */
    public Optional<SpecFile> declaring(SpecFile from, String name) {
        return first(from, file -> file.declares(name) ? Optional.of(file) : Optional.empty());
    }

    /** The files whose types the given file may name, itself first. */
    public List<SpecFile> visibleFrom(SpecFile from) {
        List<SpecFile> visible = new ArrayList<>();
        visible.add(from);
        for (Use use : from.uses()) {
            fileNamed(use.fileName()).filter(file -> !visible.contains(file)).ifPresent(visible::add);
        }
        if (files.contains(from)) {
            files.stream().filter(file -> !visible.contains(file)).forEach(visible::add);
        }
        return visible;
    }

    private <T> Optional<T> first(SpecFile from, Function<SpecFile, Optional<T>> lookup) {
        return visibleFrom(from).stream().map(lookup).flatMap(Optional::stream).findFirst();
    }
}
