package org.cxlmi.simulator.fabric;

import static org.cxlmi.simulator.fabric.UsedFabric.fresh;
import static org.cxlmi.simulator.fabric.UsedFabric.used;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** States of a fabric in files. */
class StateFileTest {

    private final SimulatedClock clock = SimulatedClock.driven();

    @Test
    void file_isYamlForItsOwner_andRestores(@TempDir Path directory) throws IOException {
        SimulatedFabric used = used(clock);
        Path file = directory.resolve("state.yaml");
        used.save(file);
        used.save(file);
        SimulatedFabric copy = fresh(SimulatedClock.driven());
        copy.restore(file);

        assertEquals(used.save(), copy.save());
        assertTrue(Files.readString(file).startsWith("---\nversion: 1\n"), Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(directory)) {
            assertEquals(Set.of(file), files.collect(Collectors.toSet()));
        }
    }

    @Test
    void fileOfJson_restores(@TempDir Path directory) throws IOException {
        SimulatedFabric used = used(clock);
        Path file = Files.writeString(
                directory.resolve("state.json"), JsonMapper.builder().build().writeValueAsString(used.save()));
        SimulatedFabric copy = fresh(SimulatedClock.driven());
        copy.restore(file);

        assertEquals(used.save(), copy.save());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "[]", "version: 1\nversion: 1\n", "{", "version: 2", "\0", "a: &a [*a]"})
    void fileThatIsNoState_isRefusedWithItsName(String text, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("state.yaml"), text);

        String message = assertThrows(
                        IllegalArgumentException.class, () -> fresh(clock).restore(file))
                .getMessage();
        assertTrue(message != null && message.startsWith(file.toString() + ":"), message);
    }

    // F3
    @ParameterizedTest
    @ValueSource(ints = {1024, 2049})
    void fileWithEmojiWhereABufferEnds_restores(int at, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("state.yaml");
        fresh(clock).save(file);
        String saved = Files.readString(file);
        Files.writeString(file, "# " + "x".repeat(at - 2) + "\uD83D\uDE00\n" + saved);

        SimulatedFabric copy = fresh(clock);
        copy.restore(file);

        copy.save(file);
        assertEquals(saved, Files.readString(file));
    }

    @Test
    void fileInNoDirectory_isNamedAndNotTheTemporaryOne(@TempDir Path directory) {
        Path file = directory.resolve("missing/state.yaml");

        IOException e = assertThrows(IOException.class, () -> fresh(clock).save(file));
        assertEquals(file + ": there is no directory " + file.getParent(), e.getMessage());
    }

    @Test
    void fileThatIsCutAnywhere_isRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("state.yaml");
        fresh(clock).save(file);
        String text = Files.readString(file);
        for (int length = 0; length < text.length() - 1; length += 97) {
            Files.writeString(file, text.substring(0, length));
            assertThrows(IllegalArgumentException.class, () -> fresh(clock).restore(file), "length " + length);
        }
    }
}
