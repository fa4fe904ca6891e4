package org.cxlmi.sdk.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Java code in the guide, which has to be in a test that compiles and runs it. */
public final class GuideCode {

    private static final Path GUIDE = Path.of("../README.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile(" // .*");

    private GuideCode() {}

    /**
     * Checks that a test has each piece of code of some sections.
     *
     * @param first the heading of the first section
     * @param end the heading of the section behind the last one
     * @param pieces the number of pieces of code
     */
    public static void assertCompiled(Class<?> test, String first, String end, int pieces) throws IOException {
        String guide = Files.readString(GUIDE).replace("\r\n", "\n");
        String sections = guide.substring(guide.indexOf("\n## " + first), guide.indexOf("\n## " + end));
        String source = plain(Files.readString(TESTS.resolve(test.getName().replace('.', '/') + ".java")));
        List<String> code = CODE.matcher(sections)
                .results()
                .map((MatchResult found) -> COMMENT.matcher(found.group(1)).replaceAll(""))
                .toList();
        code.forEach(piece -> assertTrue(source.contains(plain(piece)), () -> "not compiled: " + piece));
        assertEquals(pieces, code.size());
    }

    /** Code that prints. */
    @FunctionalInterface
    public interface Code {
        void run() throws Exception;
    }

    /** Runs code, and returns what it prints. */
    public static String printed(Code code) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            code.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Without what the formatter decides: where lines of a chain of calls or of arguments break. */
    private static String plain(String code) {
        return code.replaceAll("\\s+", " ")
                .replaceAll(" (?=[.)])|(?<=\\() ", "")
                .strip();
    }
}
