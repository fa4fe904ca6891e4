package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated sources compared with {@code golden/<case>/expected}; {@code -Drecreate=true} writes them anew. All of them
 * compile without a warning.
 */
class GoldenTest {

    @TempDir
    Path work;

    static Stream<String> cases() throws IOException {
        try (Stream<Path> directories = Files.list(Golden.DIRECTORY)) {
            return directories.map(directory -> directory.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedSources_ofEachCase_areAsExpected(String name) throws IOException {
        Compiled compiled = Golden.compile(name, work);
        assertEquals(List.of(), compiled.texts());
        Path expected = Golden.DIRECTORY.resolve(name).resolve("expected");
        if (Boolean.getBoolean("recreate")) {
            recreate(expected, compiled.sources());
        }
        Map<String, String> texts = Compiled.texts(expected);
        assertEquals(texts.keySet(), compiled.sources().keySet());
        texts.forEach((file, text) -> assertEquals(text, compiled.sources().get(file), file));
    }

    private static void recreate(Path expected, Map<String, String> sources) throws IOException {
        Files.createDirectories(expected);
        try (Stream<Path> old = Files.list(expected)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(expected.resolve(source.getKey()), source.getValue());
        }
    }
}
