package org.cxlmi.api;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module offers to everybody: its module declaration and the public types of the packages that it exports. Without a
 * declaration it exports all its packages.
 */
final class PublicApi {

    private final Path directory;
    private final Optional<ModuleDescriptor> module;

    private PublicApi(Path directory, Optional<ModuleDescriptor> module) {
        this.directory = directory;
        this.module = module;
    }

    /** Reads the compiled module in a directory. Its types are loaded by name, without running any of their code. */
    static PublicApi of(Path directory) throws IOException {
        Path declaration = directory.resolve("module-info.class");
        if (!Files.exists(declaration)) {
            return new PublicApi(directory, Optional.empty());
        }
        try (InputStream descriptor = Files.newInputStream(declaration)) {
            return new PublicApi(directory, Optional.of(ModuleDescriptor.read(descriptor)));
        }
    }

    /** One line for each directive, type and member; the members of a type are indented below it. */
    List<String> lines() {
        TypeNames names = new TypeNames(exports().collect(Collectors.toSet()));
        return Stream.concat(
                        module.stream().flatMap(this::declaration),
                        types().flatMap(type -> new TypeLines(type, names).lines()))
                .toList();
    }

    private Stream<String> declaration(ModuleDescriptor declared) {
        return Stream.of(
                        Stream.of("module " + declared.name()),
                        exports().map(name -> "    exports " + name).sorted(),
                        declared.requires().stream()
                                .filter(required -> required.modifiers().contains(Modifier.TRANSITIVE))
                                .map(required -> "    requires transitive " + required.name())
                                .sorted(),
                        declared.uses().stream()
                                .map(service -> "    uses " + service)
                                .sorted(),
                        declared.provides().stream()
                                .map(provided -> "    provides " + provided.service() + " with "
                                        + String.join(", ", provided.providers()))
                                .sorted())
                .flatMap(lines -> lines);
    }

    private Stream<String> exports() {
        return module.map(declared -> declared.exports().stream()
                        .filter(exported -> !exported.isQualified())
                        .map(ModuleDescriptor.Exports::source))
                .orElseGet(this::packages);
    }

    private Stream<String> packages() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .map(file ->
                            directory.relativize(file.getParent()).toString().replace(File.separatorChar, '.'))
                    .distinct()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Class<?>> types() {
        return exports()
                .flatMap(name -> classNames(name).stream())
                .<Class<?>>map(PublicApi::load)
                .filter(TypeLines::isAccessible)
                .sorted(Comparator.comparing(Class::getName));
    }

    private List<String> classNames(String packageName) {
        try (Stream<Path> files = Files.list(directory.resolve(packageName.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> packageName + "." + file.substring(0, file.length() - ".class".length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
