package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cxlmi.processor.help.HelpFile;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.runtime.GeneratedCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPackageTest {

    @TempDir
    Path work;

    private Path compile(String name, String annotation) throws IOException {
        Compiled compiled =
                Compiled.run(work, name, "@org.cxlmi.runtime.CxlCommands" + annotation + " package " + name + ";");
        assertEquals(List.of(), compiled.texts());
        return compiled.classes();
    }

    @Test
    void compiledInto_severalPackages_tellsWhatTheirAnnotationsSay() throws IOException {
        compile("com.acme", "(value = {\"generic/events.yaml\", \"generic/logs.yaml\"}, facade = \"Acme\")");
        Path classes = compile("com.abc", "(value = \"memdev/media-and-poison-management.yaml\", facade = \"Poison\")");
        assertEquals(
                List.of(
                        new CommandPackage("com.abc", "Poison", List.of("memdev/media-and-poison-management.yaml")),
                        new CommandPackage("com.acme", "Acme", List.of("generic/events.yaml", "generic/logs.yaml"))),
                CommandPackage.compiledInto(classes));
    }

    @Test
    void compiledInto_packageWithoutCommands_hasNoFacade() throws IOException {
        Path classes = compile("com.acme", "(\"events/event-records.yaml\")");
        assertEquals(
                List.of(new CommandPackage("com.acme", "", List.of("events/event-records.yaml"))),
                CommandPackage.compiledInto(classes));
    }

    @Test
    void catalogs_ofSeveralCompilations_areServices() throws IOException {
        compile("com.acme", "(value = \"generic/logs.yaml\", facade = \"Acme\")");
        compile("com.none", "(\"events/event-records.yaml\")");
        Path classes = compile("com.abc", "(value = \"memdev/media-and-poison-management.yaml\", facade = \"Poison\")");
        assertEquals(
                List.of("com.abc.PoisonCommands", "com.acme.AcmeCommands"),
                Files.readAllLines(classes.resolve(CatalogServices.PATH)));
    }

    @Test
    void catalogs_classThatIsGone_isNoLongerAService() throws IOException {
        Path services = work.resolve("classes").resolve(CatalogServices.PATH);
        Files.createDirectories(services.getParent());
        Files.writeString(services, "com.gone.GoneCommands\n");
        compile("com.acme", "(value = \"generic/logs.yaml\", facade = \"Acme\")");
        assertEquals(List.of("com.acme.AcmeCommands"), Files.readAllLines(services));
    }

    @Test
    void help_isWrittenIfAskedFor() throws IOException {
        String info = "@org.cxlmi.runtime.CxlCommands(value = \"generic/timestamp.yaml\", facade = \"Acme\") package ";
        Path help = work.resolve("classes").resolve(HelpFile.FOLDER);
        assertEquals(
                List.of(), Compiled.run(work, "com.acme", info + "com.acme;").texts());
        assertFalse(Files.exists(help));

        Compiled compiled = Compiled.run(work, "com.abc", info + "com.abc;", "-Acxlmi.help=true");
        assertEquals(List.of(), compiled.texts());
        assertEquals(
                "command\tGetTimestamp\tReads the clock of a component.",
                Files.readAllLines(help.resolve("com.abc")).get(0));
        assertFalse(Files.exists(help.resolve("com.acme")));
    }

    @Test
    void codeVersion_isThatOfTheRuntime() throws Exception {
        Path classes = compile("com.acme", "(value = \"generic/logs.yaml\", facade = \"Acme\")");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            CommandCatalog catalog = (CommandCatalog)
                    loader.loadClass("com.acme.AcmeCommands").getConstructor().newInstance();
            assertEquals(GeneratedCode.VERSION, catalog.codeVersion());
            assertEquals(Optional.empty(), GeneratedCode.mismatch(catalog));
        }
    }

    @Test
    void compiledInto_directoryOfAnotherKind_isRefused() {
        var e = assertThrows(IllegalArgumentException.class, () -> CommandPackage.compiledInto(work));
        assertTrue(e.getMessage().contains("@CxlCommands"), e.getMessage());
    }
}
