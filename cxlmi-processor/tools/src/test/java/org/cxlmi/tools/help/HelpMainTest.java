package org.cxlmi.tools.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpMainTest {

    @TempDir
    Path work;

    @Test
    void main_writesAFileForEachPackageWithCommands() throws IOException {
        Path packages = Files.createDirectories(work.resolve("classes/META-INF/cxlmi/packages"));
        Files.writeString(packages.resolve("com.acme"), "Acme\ngeneric/timestamp.yaml\n");
        Files.writeString(packages.resolve("com.types"), "\nevents/event-records.yaml\n");
        HelpMain.main(work.resolve("help").toString(), work.resolve("classes").toString());
        try (var files = Files.list(work.resolve("help"))) {
            assertEquals(List.of(work.resolve("help/com.acme")), files.toList());
        }
        List<String> lines = Files.readAllLines(work.resolve("help/com.acme"));
        assertEquals("command\tGetTimestamp\tReads the clock of a component.", lines.get(0));
        assertEquals("section\t8.2.9.4.1 of CXL 3.1", lines.get(1));
        assertEquals("section\t8.2.10.4.1 of CXL 3.2", lines.get(2));
        assertTrue(lines.get(3).startsWith("response\ttimestamp\t"), lines.get(3));
        assertTrue(lines.get(3).endsWith("\tComponent time; absent until it has been set."), lines.get(3));
    }

    @Test
    void main_wrongArguments_areRefused() {
        assertThrows(IllegalArgumentException.class, HelpMain::main);
    }
}
