package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricFilesFuzz {

    private static final List<Path> FABRICS =
            List.of(Path.of("src/test/resources/fabric/small.yaml"), Path.of("../../examples/fabric.yaml"));

    @TempDir
    Path directory;

    /** Any text describes a fabric, or is refused with its line and what to write; a fabric can be saved. */
    @Test
    void anyFabric() {
        Fuzz.run(input -> {
            String text = input.damaged(Files.readString(input.of(FABRICS)));
            input.show("fabric", text);
            SimulatedFabric fabric;
            try {
                fabric = SimulatedFabric.parse("fabric.yaml", text, SimulatedClock.driven());
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).matches("(?s)fabric\\.yaml:\\d+: .+"), e::toString);
                return;
            }
            assertTrue(fabric.save().containsKey("version"));
        });
    }

    /** Any file restores a state that is the same when it is saved and restored again, or is refused with its name. */
    @Test
    void anyState() throws IOException {
        Path small = FABRICS.get(0);
        Path saved = directory.resolve("saved.yaml");
        SimulatedFabric.load(small, SimulatedClock.driven()).save(saved);
        String state = Files.readString(saved);
        Fuzz.run(input -> {
            byte[] bytes = input.utf8(input.damaged(state));
            Path file = Files.write(directory.resolve("state.yaml"), bytes);
            SimulatedFabric fabric = SimulatedFabric.load(small, SimulatedClock.driven());
            try {
                fabric.restore(file);
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), e::toString);
                return;
            } catch (IOException e) {
                // Not UTF-8.
                return;
            }
            input.show("state", new String(bytes, StandardCharsets.UTF_8));
            Path again = directory.resolve("again.yaml");
            fabric.save(again);
            SimulatedFabric copy = SimulatedFabric.load(small, SimulatedClock.driven());
            copy.restore(again);
            assertEquals(fabric.save(), copy.save());
        });
    }
}
