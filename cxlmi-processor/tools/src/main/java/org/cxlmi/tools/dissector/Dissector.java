package org.cxlmi.tools.dissector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.read.SpecLoader;
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
        for (String file : files) {
            // One at a time: two files that never meet in one package may have types of the same name.
            SpecSet specs = SpecLoader.load(List.of(file), source).soundSpecs();
            tables.add(Planner.plan(specs, "", "", Map.of()));
        }
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
