package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.runtime.GeneratedCode;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandCatalogsTest {

    @TempDir
    Path work;

    @Test
    void services_areTheSame_onModulePathAndClassPath() throws Exception {
        Path services = Path.of("target/classes/META-INF/services/" + CommandCatalog.class.getName());
        Set<String> ofModule = CommandCatalogs.all().stream()
                .map(catalog -> catalog.getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(Files.readAllLines(services)), ofModule);
    }

    @Test
    void names_findAllCommands() {
        Set<Command<?, ?>> found = CommandCatalogs.all().stream()
                .flatMap(catalog ->
                        catalog.names().stream().map(name -> catalog.find(name).orElseThrow()))
                .collect(Collectors.toSet());
        Set<Command<?, ?>> all = Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        assertEquals(all, found);
    }

    @Test
    void find_knowsClassNamesOnly() {
        CommandCatalog catalog = new MemoryDeviceCommands();
        assertSame(GetHealthInfo.COMMAND, catalog.find("GetHealthInfo").orElseThrow());
        assertEquals(Optional.empty(), catalog.find("Get Health Info"));
    }

    /** Code of a release that does not exist yet. */
    public static final class Newer implements CommandCatalog {

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Optional<Command<?, ?>> find(String name) {
            return Optional.empty();
        }

        @Override
        public int codeVersion() {
            return GeneratedCode.VERSION + 1;
        }
    }

    /** Code of a release in which it was not yet written which one it is. */
    public static final class Older implements CommandCatalog {

        @Override
        public List<String> names() {
            return List.of("Old");
        }

        @Override
        public Optional<Command<?, ?>> find(String name) {
            return Optional.empty();
        }
    }

    /** Loads the catalogs of this test from a folder, as from a jar of somebody else. */
    private static final class Elsewhere extends URLClassLoader {

        Elsewhere(Path folder) throws IOException {
            super(new URL[] {folder.toUri().toURL()}, CommandCatalogsTest.class.getClassLoader());
            for (Class<?> catalog : List.of(Newer.class, Older.class)) {
                Path file = folder.resolve(catalog.getName().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                try (InputStream in =
                        catalog.getResourceAsStream(file.getFileName().toString())) {
                    Files.copy(in, file);
                }
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean isHere = name.startsWith(CommandCatalogsTest.class.getName() + "$");
            return isHere && findLoadedClass(name) == null ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    private static boolean has(List<CommandCatalog> catalogs, Class<?> type) {
        return catalogs.stream()
                .anyMatch(catalog -> catalog.getClass().getName().equals(type.getName()));
    }

    @Test
    void catalogs_thatAreNewerOrBroken_areNamedAndLeftOut() throws Exception {
        Path services = Files.createDirectories(work.resolve("META-INF/services"));
        Files.write(
                services.resolve(CommandCatalog.class.getName()),
                List.of("acme.Lost", Newer.class.getName(), Older.class.getName()));
        try (URLClassLoader loader = new Elsewhere(work)) {
            List<String> problems = new ArrayList<>();
            List<CommandCatalog> catalogs = CommandCatalogs.all(loader, problems::add);
            assertTrue(has(catalogs, Older.class));
            assertTrue(has(catalogs, MemoryDeviceCommands.class));
            assertFalse(has(catalogs, Newer.class));
            assertEquals(2, problems.size(), problems.toString());
            assertTrue(problems.get(0).contains("acme.Lost"), problems.get(0));
            assertEquals(
                    Newer.class.getName() + " is generated code of version " + (GeneratedCode.VERSION + 1)
                            + ", which is newer than version " + GeneratedCode.VERSION
                            + " of this runtime. Use a newer cxlmi, or generate the code with the processor of this one.",
                    problems.get(1));
        }
    }
}
