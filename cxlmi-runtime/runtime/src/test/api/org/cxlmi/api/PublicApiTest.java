package org.cxlmi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public API of a module, compared with {@code src/test/resources/api.txt}; {@code -Drecreate=true} writes it anew. */
class PublicApiTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path EXPECTED = Path.of("src", "test", "resources", "api.txt");
    private static final int SHOWN = 50;

    @Test
    void publicApi_isAsReviewed() throws IOException {
        List<String> api = PublicApi.of(CLASSES).lines();
        if (Boolean.getBoolean("recreate")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.write(EXPECTED, api);
        }

        List<String> expected = Files.exists(EXPECTED) ? Files.readAllLines(EXPECTED) : List.of();
        assertEquals(
                "",
                changes(expected, api),
                () -> "If the public API is to change, run this test with -Drecreate=true and commit " + EXPECTED);
    }

    /** What is gone and what is new, each with the type that it belongs to. */
    private static String changes(List<String> before, List<String> after) {
        Set<String> gone = placed(before);
        Set<String> added = placed(after);
        gone.removeAll(placed(after));
        added.removeAll(placed(before));
        return Stream.concat(
                        gone.stream().map(line -> "- " + line), added.stream().map(line -> "+ " + line))
                .limit(SHOWN)
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> placed(List<String> lines) {
        Set<String> placed = new LinkedHashSet<>();
        String type = "";
        for (String line : lines) {
            if (line.startsWith(" ")) {
                placed.add(line.strip() + " in " + type);
            } else {
                type = line;
                placed.add(type);
            }
        }
        return placed;
    }
}
