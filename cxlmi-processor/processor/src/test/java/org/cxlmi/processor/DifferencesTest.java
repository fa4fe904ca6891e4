package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferencesTest {

    @TempDir
    Path work;

    @Test
    void unexpected_listedAndFound_isNothing() throws IOException {
        assertEquals(List.of(), listed("a.B.c: the header is shorter").unexpected(Map.of("a.B.c", "15 == 16")));
    }

    @Test
    void unexpected_foundButNotListed_isReported() throws IOException {
        assertEquals(List.of("differs: a.B: 15 == 16"), listed("# a comment").unexpected(Map.of("a.B", "15 == 16")));
    }

    @Test
    void unexpected_listedButNotFound_isReported() throws IOException {
        assertEquals(
                List.of("does not differ (any more): a.B: the header is shorter"),
                listed("a.B: the header is shorter").unexpected(Map.of()));
    }

    private Differences listed(String line) throws IOException {
        return Differences.read(Files.writeString(work.resolve("differences.txt"), line + "\n"));
    }
}
