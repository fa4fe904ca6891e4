package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.junit.jupiter.api.Test;

class CommandCatalogsTest {

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
}
