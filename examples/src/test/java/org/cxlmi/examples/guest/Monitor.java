package org.cxlmi.examples.guest;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The QMP monitor of the QEMU that the guest runs in, which {@code run-guest} puts on a serial line of the guest. */
final class Monitor implements Closeable {

    private static final Path LINE = Path.of("/dev/ttyS2");

    private final JsonMapper mapper = new JsonMapper();
    private final OutputStream commands;
    private final BufferedReader answers;

    private int latestId;

    Monitor() throws IOException {
        commands = Files.newOutputStream(LINE, StandardOpenOption.WRITE);
        answers = Files.newBufferedReader(LINE);
    }

    /** Runs a command, which has to succeed. */
    void execute(String command, Map<String, ?> arguments) {
        JsonNode answer = send(command, arguments);
        if (!answer.has("return")) {
            throw new AssertionError(command + " " + arguments + ": " + answer);
        }
    }

    private JsonNode send(String command, Map<String, ?> arguments) {
        int id = ++latestId;
        String line = mapper.writeValueAsString(Map.of("execute", command, "arguments", arguments, "id", id));
        try {
            commands.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            commands.flush();
            return answer(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes before it, such as QEMU's own events, is of no interest. */
    private JsonNode answer(int id) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            JsonNode message = mapper.readTree(line);
            if (message.path("id").asInt(0) == id) {
                return message;
            }
        }
        throw new IOException(LINE + " ended");
    }

    @Override
    public void close() throws IOException {
        commands.close();
        answers.close();
    }
}
