package org.cxlmi.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Wireshark without windows, with our script. */
final class Tshark {

    /** Another program to run, for example one with another version. */
    private static final String PROGRAM = System.getProperty("cxlmi.tshark", "tshark");

    private static final int MINUTES = 5;

    private final Path script;
    private final Path directory;

    Tshark(Path script, Path directory) {
        this.script = script;
        this.directory = directory;
    }

    static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder(PROGRAM, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs it; its standard output. */
    String run(byte[] capture, String... arguments) throws IOException, InterruptedException {
        Path file = directory.resolve("capture.pcapng");
        Files.write(file, capture);
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        List<String> command = new ArrayList<>();
        if (PROGRAM.equals("tshark") && System.getProperty("user.name").equals("root")) {
            // It loads no scripts for root.
            command.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups"));
        }
        command.addAll(List.of(PROGRAM, "-X", "lua_script:" + script, "-r", file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(errors);
        assertTrue(ended, () -> "does not end: " + command + "\n" + said);
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        assertTrue(process.exitValue() == 0, () -> said);
        assertFalse(said.contains("Lua"), said);
        assertFalse(text.contains("Lua Error"), () -> text.substring(Math.max(0, text.indexOf("Lua Error") - 500)));
        return text;
    }
}
