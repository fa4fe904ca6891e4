package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide to writing a transport shows code that is compiled and run. */
class GuideTest {

    private static final Path GUIDE = Path.of("../README.md");
    private static final Path SOURCES = Path.of("src/test/java/org/cxlmi/testkit");

    @Test
    void guide_showsTheTransportThatIsTested() throws IOException {
        String source = Files.readString(SOURCES.resolve("TcpTransport.java"));
        assertShown(source.substring(source.indexOf("import ")));
    }

    @Test
    void guide_showsTheFrameThatIsTested() throws IOException {
        String source = Files.readString(SOURCES.resolve("PrefixedTransportKitTest.java"));
        int frame = source.indexOf("    @Override\n    protected byte[] frame(");
        assertShown(source.substring(frame, source.indexOf("    }\n", frame) + "    }\n".length()));
    }

    @Test
    void guide_showsTheForwardingTransportThatIsTested() throws IOException {
        String source = Files.readString(SOURCES.resolve("RecordingTransportKitTest.java"));
        int open = source.indexOf("    @Override\n    protected Transport open(");
        assertShown(source.substring(open, source.indexOf("    }\n", open) + "    }\n".length()));
    }

    private static void assertShown(String code) throws IOException {
        assertTrue(
                Files.readString(GUIDE).contains("```java\n" + code + "```"),
                () -> "copy this into the guide:\n" + code);
    }
}
