package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.fuzz.Input;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.LoadResult;
import org.cxlmi.spec.read.SpecLoader;
import org.cxlmi.spec.read.SpecSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFuzz {

    private static final Path BAD_SAMPLES = Path.of("../../cxlmi-spec/src/test/resources/bad");
    private static final String FILE = "vendor/sample.yaml";

    @TempDir
    Path work;

    private static List<String> corpus() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String name : KnownFiles.shipped()) {
            texts.add(new String(SpecSource.shipped().find(name).orElseThrow(), StandardCharsets.UTF_8));
        }
        try (Stream<Path> samples = Files.list(BAD_SAMPLES)) {
            for (Path sample : samples.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(new String(Files.readAllBytes(sample), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    /** Any text gives findings, each at a place within the file; never an exception. */
    @Test
    void anyText() throws IOException {
        List<String> corpus = corpus();
        Fuzz.run(input -> {
            String text = input.damaged(input.oneIn(3) ? RandomSpec.text(input) : input.of(corpus));
            byte[] bytes = input.utf8(text);
            input.show("spec", new String(bytes, StandardCharsets.UTF_8));
            LoadResult result = SpecLoader.load(
                    List.of(FILE),
                    name -> name.equals(FILE)
                            ? Optional.of(bytes)
                            : SpecSource.shipped().find(name));
            result.findings().forEach(finding -> checkFinding(new String(bytes, StandardCharsets.UTF_8), finding));
        });
    }

    private static void checkFinding(String text, Finding finding) {
        long lines = text.lines().count() + 1;
        assertTrue(
                finding.source().line() <= lines || !finding.source().file().equals(FILE),
                () -> finding + " of " + lines + " lines");
        assertTrue(finding.hint().matches("(?s)|(write|remove|make) .+"), finding::toString);
    }

    /** What has no finding is generated and compiles without a warning. */
    @Test
    void soundSpecsCompile() {
        Fuzz.run(input -> {
            for (int i = 0; i < 50; i++) {
                String text = RandomSpec.text(input);
                String spec = input.oneIn(4) ? input.damaged(text) : text;
                if (isSound(input, spec)) {
                    input.show("spec", spec);
                    compile(input, spec);
                    return;
                }
            }
        });
    }

    private static boolean isSound(Input input, String spec) {
        try {
            return SpecLoader.load(
                            List.of(FILE),
                            name -> name.equals(FILE)
                                    ? Optional.of(spec.getBytes(StandardCharsets.UTF_8))
                                    : Optional.empty())
                    .isSound();
        } catch (RuntimeException e) {
            input.show("spec", spec);
            throw e;
        }
    }

    private void compile(Input input, String spec) throws IOException {
        Path directory = Files.createTempDirectory(work, "spec");
        Path file = directory.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, spec);
        Compiled compiled = Compiled.run(
                directory,
                "vendor",
                "@org.cxlmi.runtime.CxlCommands(value = \"" + FILE + "\", facade = \"Facade\") package vendor;",
                "-Acxlmi.spec.path=" + directory);
        compiled.texts().forEach(error -> input.show("error", error));
        assertEquals(List.of(), compiled.texts());
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
