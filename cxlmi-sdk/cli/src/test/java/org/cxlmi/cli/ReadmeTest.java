package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each run that the manual shows; {@code -Drecreate=true} writes what is printed now. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```\n(\\$ cxlmi .*?\n)```\n", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Path FABRIC = Path.of("src/test/fabrics/rack.yaml");

    /** Where the manual has it: the width of a table depends on the names in it. */
    private static final Path SHOWN_FABRIC = Path.of("rack.yaml");

    private static final Path FAULTY = Path.of("src/test/fabrics/faulty.yaml");
    private static final Path SHOWN_FAULTY = Path.of("faulty.yaml");
    private static final Path REPORT = Path.of("report.xml");

    private static final Path SPEC = Path.of("src/test/specs/acme.yaml");
    private static final Path SHOWN_SPEC = Path.of("acme.yaml");

    /** A package whose revision is 2.0. */
    private static final Path SHOWN_FIRMWARE = Path.of("fw.bin");

    private static final int FIRMWARE_BYTES = 1024;

    @TempDir
    Path data;

    @BeforeEach
    void putFiles() throws IOException {
        Files.copy(FABRIC, SHOWN_FABRIC, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(FAULTY, SHOWN_FAULTY, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(SPEC, SHOWN_SPEC, StandardCopyOption.REPLACE_EXISTING);
        Files.write(SHOWN_FIRMWARE, Arrays.copyOf("2.0".getBytes(StandardCharsets.US_ASCII), FIRMWARE_BYTES));
    }

    @AfterEach
    void removeFiles() throws IOException {
        Files.delete(SHOWN_FABRIC);
        Files.delete(SHOWN_FAULTY);
        Files.deleteIfExists(REPORT);
        Files.delete(SHOWN_SPEC);
        Files.delete(SHOWN_FIRMWARE);
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(Path.of(""), "cxlmi-*.zip")) {
            for (Path archive : archives) {
                Files.delete(archive);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "COMING-FROM-OTHER-TOOLS.md"})
    void runs_printWhatTheManualShows(Path page) throws IOException {
        String readme = Files.readString(page);
        StringBuilder now = new StringBuilder();
        Matcher block = BLOCK.matcher(readme);
        int blocks = 0;
        while (block.find()) {
            blocks++;
            block.appendReplacement(now, Matcher.quoteReplacement("```\n" + run(block.group(1)) + "```\n"));
        }
        block.appendTail(now);
        assertTrue(blocks > 2, blocks + " runs");
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(page, now);
        }
        assertEquals(now.toString(), readme);
    }

    /** The commands of a block, each with what it prints. */
    private String run(String block) {
        StringBuilder printed = new StringBuilder();
        block.lines().filter(line -> line.startsWith("$ cxlmi ")).forEach(line -> {
            String[] arguments = words(line.substring("$ cxlmi ".length())).toArray(String[]::new);
            CliRun run = CliRun.with(Map.of("XDG_DATA_HOME", data.toString()), "", false, arguments);
            printed.append(line).append('\n').append(shown(run.out())).append(shown(run.err()));
        });
        return printed.toString();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private static String shown(String output) {
        return output.replaceAll("\"ms\" ?: ?\\d+", "\"ms\" : 3")
                .replaceAll("-\\d{8}T\\d{6}Z", "-20260301T120000Z")
                .replaceAll("Devices here: .*\\.", "Devices here: none.")
                .replaceAll("(?m) +$", "");
    }
}
