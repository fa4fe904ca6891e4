package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxlmi.processor.reference.CommandPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceMainTest {

    @TempDir
    Path work;

    private Path sources(String annotation) throws IOException {
        Path sources = Files.createDirectories(work.resolve("sources"));
        Path description = Files.createDirectories(sources.resolve("com/acme")).resolve("package-info.java");
        Files.writeString(description, annotation + "package com.acme;");
        Files.writeString(
                Files.createDirectories(sources.resolve("com/other")).resolve("package-info.java"),
                "package com.other;");
        return sources;
    }

    @Test
    void packages_withAnnotation_areFoundWithWhatItSays() throws IOException {
        Path sources =
                sources("@org.cxlmi.runtime.CxlCommands(value = {\"generic/events.yaml\", \"generic/logs.yaml\"},"
                        + " facade = \"Acme\") ");
        assertEquals(
                List.of(new CommandPackage("com.acme", "Acme", List.of("generic/events.yaml", "generic/logs.yaml"))),
                CommandPackages.below(sources));
    }

    @Test
    void main_onePackage_writesThatAndAllElseThatShips() throws IOException {
        Path sources = sources("@org.cxlmi.runtime.CxlCommands(value = \"generic/events.yaml\", facade = \"Acme\") ");
        Path page = work.resolve("deep/reference/index.html");
        ReferenceMain.main(page.toString(), sources.toString());
        String text = Files.readString(page);
        assertTrue(text.contains("Acme.<wbr/>get<wbr/>Event<wbr/>Records"));
        assertTrue(text.contains("id=\"fmapi-virtual-switch-GetVirtualCxlSwitchInfo\""));
    }

    @Test
    void packages_none_isRefused() throws IOException {
        Path sources = sources("");
        var e = assertThrows(IllegalArgumentException.class, () -> CommandPackages.below(sources));
        assertTrue(e.getMessage().contains("has @CxlCommands"), e.getMessage());
    }

    @Test
    void packages_unreadable_isRefusedWithWhatJavacSays() throws IOException {
        Path sources = sources("@org.cxlmi.runtime.CxlCommands(facade = \"Acme\") ");
        var e = assertThrows(IllegalArgumentException.class, () -> CommandPackages.below(sources));
        assertTrue(e.getMessage().contains("package-info.java:1"), e.getMessage());
    }
}
