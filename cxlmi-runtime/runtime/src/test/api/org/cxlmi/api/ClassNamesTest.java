package org.cxlmi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The name of a class without its package says which class of its module it is. */
class ClassNamesTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void simpleName_isUsedOnceInAModule() throws IOException {
        Map<String, List<Path>> byName = topLevelClasses(CLASSES);

        assertNotEquals(Map.of(), byName);
        assertEquals(Map.of(), repeated(byName));
    }

    @Test
    void name_inTwoPackages_isNoticed() {
        Path one = Path.of("one", "Name.class");
        Path two = Path.of("two", "Name.class");
        Path other = Path.of("two", "Other.class");

        assertEquals(Map.of("Name.class", List.of(one, two)), repeated(byName(Stream.of(one, two, other))));
    }

    private static Map<String, List<Path>> topLevelClasses(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return byName(files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.toString().contains("$"))
                    .filter(file -> !file.toString().endsWith("-info.class")));
        }
    }

    private static Map<String, List<Path>> byName(Stream<Path> files) {
        return files.collect(
                Collectors.groupingBy(file -> file.getFileName().toString(), TreeMap::new, Collectors.toList()));
    }

    private static Map<String, List<Path>> repeated(Map<String, List<Path>> byName) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
