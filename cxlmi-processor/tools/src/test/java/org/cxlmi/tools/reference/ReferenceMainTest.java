package org.cxlmi.tools.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceMainTest {

    @TempDir
    Path work;

    @Test
    void main_onePackage_writesThatAndAllElseThatShips() throws IOException {
        Path packages = Files.createDirectories(work.resolve("classes/META-INF/cxlmi/packages"));
        Files.writeString(packages.resolve("com.acme"), "Acme\ngeneric/events.yaml\n");
        Path page = work.resolve("deep/reference/index.html");
        ReferenceMain.main(page.toString(), work.resolve("classes").toString());
        String text = Files.readString(page);
        assertTrue(text.contains("Acme.<wbr/>get<wbr/>Event<wbr/>Records"));
        assertTrue(text.contains("id=\"fmapi-virtual-switch-GetVirtualCxlSwitchInfo\""));
    }
}
