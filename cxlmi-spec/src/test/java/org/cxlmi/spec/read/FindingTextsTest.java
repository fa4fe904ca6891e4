package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.spec.Finding;
import org.junit.jupiter.api.Test;

/**
 * Each rule at each kind of place where it looks, with the whole text of its findings; {@code -Drecreate=true} writes the
 * expected ones anew.
 */
class FindingTextsTest {

    private static final Path FILE = Path.of("src", "test", "resources", "finding-texts.txt");
    private static final String CASE = "=== ";
    private static final String EXPECTED = "--- ";

    @Test
    void load_eachCase_givesItsFindings() throws IOException {
        String expected = Files.readString(FILE);
        String actual = Stream.of(expected.split("(?m)^" + CASE))
                .map(FindingTextsTest::withFindings)
                .collect(Collectors.joining(CASE));
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(FILE, actual);
        }
        assertEquals(expected, actual);
    }

    /** A case as it should stand in the file; what stands before the first one is left as it is. */
    private static String withFindings(String text) {
        int spec = text.indexOf('\n') + 1;
        if (spec == 0 || text.startsWith("#")) {
            return text;
        }
        String written = text.lines()
                .skip(1)
                .filter(line -> !line.startsWith(EXPECTED) && !line.isBlank())
                .collect(Collectors.joining("\n", "", "\n"));
        return text.substring(0, spec)
                + written
                + findings(written).stream()
                        .map(finding -> EXPECTED + finding + "\n")
                        .collect(Collectors.joining())
                + "\n";
    }

    private static List<Finding> findings(String text) {
        String head = text.contains("group:") ? "" : "group: vendor\ncommand-set: Sample\n";
        return SpecLoader.load(
                        List.of("a.yaml"),
                        name -> name.equals("a.yaml")
                                ? Optional.of((head + text).getBytes(StandardCharsets.UTF_8))
                                : Optional.empty())
                .findings();
    }
}
