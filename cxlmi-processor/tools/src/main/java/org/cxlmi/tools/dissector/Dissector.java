package org.cxlmi.tools.dissector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.SpecLoader;
import org.cxlmi.spec.read.SpecReader;
import org.cxlmi.spec.read.SpecSource;

/** The script with which Wireshark shows the messages of commands. */
public final class Dissector {

    /** The parts of the script before what is known of the commands, in order. */
    private static final List<String> BEFORE = List.of("head.lua", "values.lua", "model.lua");

    /** The parts after it. */
    private static final List<String> AFTER =
            List.of("conditions.lua", "items.lua", "structs.lua", "exchanges.lua", "messages.lua", "mctp.lua");

    private Dissector() {}

    /**
     * The script, in Lua.
     *
     * @param files spec files, for example {@code generic/events.yaml}; if commands of several files have the same
     *     opcode and no constants that tell them apart, the one of the first file is shown
     * @throws IllegalArgumentException if a file has mistakes; the message lists all of them
     */
    public static String script(List<String> files, SpecSource source) {
        ScriptTables tables = new ScriptTables();
        add(tables, files, source);
        return script(tables);
    }

    /**
     * The script for all commands that are shipped, and others, whose opcodes go first.
     *
     * @param others spec files by the directory that their names are relative to; files that they use are looked up
     *     there, then among those that are shipped
     * @throws IllegalArgumentException if a file has mistakes; the message lists all of them
     */
    public static String script(Map<Path, List<String>> others) {
        ScriptTables tables = new ScriptTables();
        others.forEach((root, files) -> add(tables, files, below(root).or(SpecSource.shipped())));
        add(tables, KnownFiles.shipped(), SpecSource.shipped());
        return script(tables);
    }

    private static SpecSource below(Path root) {
        return name -> {
            Path file = root.resolve(name);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(in.readNBytes(SpecReader.MAXIMUM_BYTES + 1));
            }
        };
    }

    private static void add(ScriptTables tables, List<String> files, SpecSource source) {
        for (String file : files) {
            // One at a time: two files that never meet in one package may have types of the same name.
            SpecSet specs = SpecLoader.load(List.of(file), source).soundSpecs();
            tables.add(Planner.plan(specs, "", "", Map.of()));
        }
    }

    private static String script(ScriptTables tables) {
        StringBuilder script = new StringBuilder();
        BEFORE.forEach(part -> script.append(part(part)).append('\n'));
        tables.lines().forEach(line -> script.append(line).append('\n'));
        AFTER.forEach(part -> script.append('\n').append(part(part)));
        return script.toString();
    }

    private static String part(String name) {
        try (InputStream in = Dissector.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar of cxlmi-tools lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
