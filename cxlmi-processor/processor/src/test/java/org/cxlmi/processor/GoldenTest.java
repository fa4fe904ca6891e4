package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Golden.assertGenerated(Golden.DIRECTORY.resolve(name).resolve("expected"), compiled.sources());
    }
}
