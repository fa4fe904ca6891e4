package org.cxlmi.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide to writing a transport shows code that is compiled and run. */
class GuideTest {

    private static final Path GUIDE = Path.of("../README.md");
    private static final Path SOURCE = Path.of("src/test/java/org/cxlmi/testkit/TcpTransport.java");

    @Test
    void guide_showsTheTransportThatIsTested() throws IOException {
        String source = Files.readString(SOURCE);
        String code = source.substring(source.indexOf("/** A component at the other end"));
        assertTrue(
                Files.readString(GUIDE).contains("```java\n" + code + "```"),
                "copy " + SOURCE + " from its first comment on into " + GUIDE);
    }
}
