package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON output as jq reads it. */
class JqTest {

    private static final String JQ = "/usr/bin/jq";
    private static final String MEM0 = "sim:src/test/fabrics/rack.yaml#mem0";

    /** Of each object: its form, and either a response or an error. */
    private static final String FORM =
            ".schema == 1 and (.target | type) == \"string\" and (.command | type) == \"string\""
                    + " and (if .ok then has(\"response\") else (.error.exitCode > 0 and (.error.message | length) > 0) end)"
                    + " and (.ms | type) == \"number\"";

    @TempDir
    Path work;

    @BeforeAll
    static void needsJq() {
        assumeTrue(Files.isExecutable(Path.of(JQ)), "jq is not installed");
    }

    private String jq(String output, String... arguments) throws IOException, InterruptedException {
        Path input = Files.writeString(work.resolve("output"), output, StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>(List.of(JQ));
        command.addAll(List.of(arguments));
        Path result = work.resolve("result");
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(result.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String printed = Files.readString(result);
        assertEquals(0, process.exitValue(), printed + output);
        return printed;
    }

    static Stream<NamedCommand> commands() {
        return Commands.all();
    }

    /** All in one input, because a process for each takes long. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonl"})
    void everyCommand_printsWhatJqReads(String format) throws Exception {
        StringBuilder all = new StringBuilder();
        List<NamedCommand> commands = commands().toList();
        for (NamedCommand named : commands) {
            List<String> options = AllCommandsTest.minimal(named);
            CliRun run = AllCommandsTest.run(named, options, MEM0, "--yes", "--retries=0", "-o", format);
            all.append(run.out()).append('\n');
        }
        String each = format.equals("json") ? "length == 1 and (.[0] | " + FORM + ")" : FORM;
        assertEquals(
                "true\n", jq(all.toString(), "-e", "-s", "all(.[]; " + each + ") and length == " + commands.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "health",
                "events",
                "topology",
                "firmware list",
                "poison list",
                "poison scan",
                "sanitize",
                "get-health-info",
                "ld list",
                "dc list --host 0",
                "raw 0x4200",
            })
    void jobs_printWhatJqReads(String command) throws Exception {
        for (String target : List.of(MEM0, MEM0.replace("mem0", "switch0"), MEM0.replace("mem0", "mem9"))) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
            arguments.addAll(List.of(target, "--yes", "-o", "json"));
            CliRun run = CliRun.of(arguments.toArray(String[]::new));
            assertEquals("true\n", jq(run.out(), "-e", "length == 1 and (.[0] | " + FORM + ")"));
            jq(run.err(), "-s", "-e", "all(.[]; .schema == 1 and (.message | length) > 0)");
        }
    }

    /** As a number, jq would change its last digits. */
    @Test
    void serialNumber_passesUnchanged() throws Exception {
        String serial = "\"0xc0ffee0123456789\"\n";
        String[] identify = {"identify", MEM0, "-o", "json"};
        assertEquals(serial, jq(CliRun.of(identify).out(), ".[0].response.serialNumber"));
        String list = CliRun.of("list", MEM0, "-o", "jsonl").out();
        assertEquals(
                "true\n",
                jq(list, "-e", "[.. | .serialNumber? // empty] | length > 0 and all(. == " + serial.strip() + ")"));
    }
}
