package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is packed: how it finds Java, and its cache of classes. */
@EnabledOnOs(OS.LINUX)
class StartScriptIT {

    private static final Path PROGRAM = Path.of("target/cxlmi/bin/cxlmi").toAbsolutePath();
    private static final int LONGEST_SECONDS = 120;

    @TempDir
    Path work;

    private int runs;

    /** A start of the program that may not have ended. */
    private record Started(Process process, Path out, Path err) {

        CliRun end() throws IOException, InterruptedException {
            assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it does not end");
            return new CliRun(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.ISO_8859_1),
                    Files.readString(err, StandardCharsets.ISO_8859_1));
        }
    }

    private Started start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        runs++;
        Path out = work.resolve("out" + runs);
        Path err = work.resolve("err" + runs);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().putIfAbsent("PATH", System.getenv("PATH"));
        return new Started(builder.start(), out, err);
    }

    private CliRun run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        return start(variables, arguments).end();
    }

    /** The variables of a user with a directory for caches of his own. */
    private Map<String, String> variables(String... more) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("XDG_CACHE_HOME", work.resolve("cache").toString());
        variables.put("LANG", "C.UTF-8");
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve("cache"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void assertRuns(Map<String, String> variables) throws IOException, InterruptedException {
        assertEquals(new CliRun(ExitCode.OK, "cxlmi " + Version.text() + "\n", ""), run(variables, "--version"));
    }

    /** Whether a start takes its classes from the cache. */
    private boolean usesCache() throws IOException, InterruptedException {
        Path log = work.resolve("classes.log");
        assertRuns(variables("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log));
        return Files.readAllLines(log).stream()
                .anyMatch(line -> line.contains(Cli.class.getName() + " source: shared objects file"));
    }

    @Test
    void firstStart_makesACache_andSaysNothing() throws Exception {
        assertRuns(variables());
        assertEquals(1, caches().size(), caches().toString());
        assertTrue(usesCache());
        assertEquals(1, caches().size(), caches().toString());
    }

    @Test
    void startsAtOnce_makeOneCache() throws Exception {
        List<Started> all = List.of(
                start(variables(), "--version"), start(variables(), "--version"), start(variables(), "--version"));
        for (Started each : all) {
            assertEquals(new CliRun(ExitCode.OK, "cxlmi " + Version.text() + "\n", ""), each.end());
        }
        assertTrue(usesCache());
        assertEquals(1, caches().size(), caches().toString());
    }

    @Test
    void damagedCaches_areReplaced() throws Exception {
        assertRuns(variables());
        byte[] whole = Files.readAllBytes(caches().get(0));
        for (int length : List.of(whole.length / 2, 1000, 1)) {
            Path cache = caches().get(0);
            assertTrue(cache.toFile().setWritable(true));
            Files.write(cache, java.util.Arrays.copyOf(whole, length));
            assertRuns(variables());
            assertTrue(usesCache(), length + " bytes");
            assertEquals(1, caches().size(), caches().toString());
        }
    }

    @Test
    void cacheThatCouldNotBeMade_isNotTriedAgain() throws Exception {
        assertRuns(variables());
        Path cache = caches().get(0);
        String name = cache.getFileName().toString();
        Files.delete(cache);
        Files.createFile(cache.resolveSibling(name.substring(0, name.lastIndexOf('-')) + "-0"));
        assertFalse(usesCache());
        assertEquals(0, Files.size(caches().get(0)));
    }

    @Test
    void withoutAPlaceForACache_itRunsToo() throws Exception {
        assertRuns(variables("XDG_CACHE_HOME", "/proc/self/nothing"));
        assertRuns(variables("XDG_CACHE_HOME", "not/absolute"));
        assertRuns(variables("XDG_CACHE_HOME", "", "HOME", "/proc/self"));
        Map<String, String> nothing = variables();
        nothing.remove("XDG_CACHE_HOME");
        assertRuns(nothing);
        assertRuns(variables("CXLMI_CACHE", "off"));
        assertFalse(Files.exists(work.resolve("cache")), "none was made");
    }

    @Test
    void withoutJava17_theMessageSaysWhatIsNeeded() throws Exception {
        CliRun none = run(variables("JAVA_HOME", "/nowhere"), "list", "sim");
        assertEquals(ExitCode.IMPOSSIBLE, none.exitCode());
        assertTrue(none.err().contains("/nowhere/bin/java is no program. Install Java 17 or later"), none.err());
        CliRun directory = run(variables("CXLMI_JAVA", "/tmp"), "list", "sim");
        assertEquals(ExitCode.IMPOSSIBLE, directory.exitCode(), directory.err());

        Path old = Files.createDirectories(work.resolve("old/bin"));
        Files.writeString(work.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Files.writeString(old.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
        assertTrue(old.resolve("java").toFile().setExecutable(true));
        for (int i = 0; i < 2; i++) {
            CliRun run = run(variables("JAVA_HOME", work.resolve("old").toString()), "list", "sim");
            assertEquals(ExitCode.IMPOSSIBLE, run.exitCode());
            assertTrue(run.err().contains("java is Java 11. Install Java 17 or later"), run.err());
            assertEquals("", run.out());
            Files.deleteIfExists(work.resolve("old/release")); // Then, Java itself is asked.
        }
    }

    @Test
    void optionsForEveryJava_areTaken_andNotAnnounced() throws Exception {
        assertRuns(variables("JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC", "JDK_JAVA_OPTIONS", "-Da=*"));
        CliRun wrong = run(variables("_JAVA_OPTIONS", "-XX:+NoSuchOption"), "--version");
        assertTrue(wrong.out().contains("NoSuchOption") || wrong.err().contains("NoSuchOption"), wrong.toString());
    }

    @Test
    void localeC_opensFilesWhoseNamesAreNotAscii() throws Exception {
        Path fabric = work.resolve("r\u00fcck.yaml");
        Files.writeString(fabric, "components: [ { memory-device: mem0 } ]");
        for (String locale : List.of("C", "POSIX", "C.UTF-8", "")) {
            CliRun run = run(variables("LC_ALL", locale, "LANG", ""), "list", "sim:" + fabric);
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            boolean ascii = run.out().chars().allMatch(character -> character < 0x80);
            assertEquals(!locale.equals("C.UTF-8"), ascii, run.out());
        }
    }
}
