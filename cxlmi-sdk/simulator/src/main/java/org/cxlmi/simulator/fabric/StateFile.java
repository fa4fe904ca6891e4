package org.cxlmi.simulator.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;
import org.cxlmi.runtime.internal.file.LimitedFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A saved state in a YAML file; reading takes JSON as well, which is YAML. */
final class StateFile {

    private static final int LONGEST = 1 << 28;

    private static final TypeReference<Map<String, Object>> STATE = new TypeReference<>() {};

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    /** Replaces the whole file at once: a reader at the same time, or after a crash, sees the old file. */
    void write(Map<String, Object> state) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new NoSuchFileException(file.toString(), null, "there is no directory " + directory);
        }
        // Only its owner may read a temporary file, and so what becomes of it.
        Path temporary = Files.createTempFile(directory, "." + file.getFileName(), null);
        try {
            mapper().writeValue(temporary, state);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** @throws IllegalArgumentException if it is no YAML, or what takes it refuses it */
    void read(Consumer<Map<String, Object>> taker) throws IOException {
        Map<String, Object> state = read();
        try {
            taker.accept(state);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> read() throws IOException {
        String text = LimitedFile.text(file, LONGEST);
        try {
            Map<String, Object> state = mapper().readValue(text, STATE);
            return state == null ? Map.of() : state;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new IllegalArgumentException(
                    file + ":" + line + ": this is no saved state: "
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    e);
        } catch (RuntimeException e) {
            // Not all that the parser throws at strange text is an exception of its own.
            throw new IllegalArgumentException(file + ": this is no saved state: the parser fails with " + e, e);
        }
    }

    private static YAMLMapper mapper() {
        // A fabric of many devices is longer than YAML files usually may be.
        LoadSettings anyLength =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        return YAMLMapper.builder(YAMLFactory.builder().loadSettings(anyLength).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
