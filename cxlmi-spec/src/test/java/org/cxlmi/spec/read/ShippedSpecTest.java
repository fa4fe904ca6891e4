package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.SpecFile;
import org.junit.jupiter.api.Test;

class ShippedSpecTest {

    @Test
    void shippedFiles_together_haveNoFindings() {
        List<String> names = ShippedFiles.names();
        assertFalse(names.isEmpty());

        LoadResult result = SpecLoader.load(names, SpecSource.shipped());

        assertEquals(List.of(), result.findings());
        assertEquals(
                names,
                result.specs().files().stream()
                        .map(file -> file.source().file())
                        .toList());
        assertTrue(result.isSound());
    }

    @Test
    void shippedFiles_eachOnItsOwn_haveNoFindings() {
        for (String name : ShippedFiles.names()) {
            assertEquals(
                    List.of(),
                    SpecLoader.load(List.of(name), SpecSource.shipped()).findings(),
                    name);
        }
    }

    /** Those that carry another command are as good or bad as that. */
    @Test
    void shippedCommands_sayWhatTheyCanDo() {
        List<String> silent = SpecLoader.load(ShippedFiles.names(), SpecSource.shipped()).specs().files().stream()
                .flatMap(file -> file.commands().stream())
                .filter(command -> command.impact().isEmpty())
                .map(CommandSpec::name)
                .sorted()
                .toList();

        assertEquals(List.of("Fabric Crawl Out", "Proxy GFD Management Command", "Tunnel Management Command"), silent);
    }

    @Test
    void shippedFiles_areInTheFolderOfTheirGroup() {
        for (SpecFile file : SpecLoader.load(ShippedFiles.names(), SpecSource.shipped())
                .specs()
                .files()) {
            assertTrue(file.source().file().startsWith(file.group() + "/"), file.source()::toString);
        }
    }
}
