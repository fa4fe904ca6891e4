package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cxlmi.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What only a process shows: pipes that close, full disks, signals, and locales. */
@EnabledOnOs(OS.LINUX)
class ProcessTest {

    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";
    private static final int INTERRUPTED = 130;
    private static final int LONGEST_SECONDS = 60;

    @TempDir
    Path work;

    /** Runs a line of shell, in which {@code cxlmi} is the program. */
    private CliRun shell(String line) throws IOException, InterruptedException {
        Path out = work.resolve("out");
        Path err = work.resolve("err");
        String program =
                Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
                        + " $JAVA_OPTIONS -cp '" + System.getProperty("java.class.path") + "' " + Main.class.getName();
        Path bin = Files.createDirectories(work.resolve("bin"));
        // The build may run where Ctrl-C is ignored, as with nohup; a process inherits that.
        Files.writeString(bin.resolve("cxlmi"), "#!/bin/sh\nexec env --default-signal=INT " + program + " \"$@\"\n");
        assertTrue(bin.resolve("cxlmi").toFile().setExecutable(true));
        String script = "PATH=" + bin + ":$PATH\nset -o pipefail\n" + line;
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(line + " does not end");
        }
        return new CliRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void closedPipe_isNoFailure() throws Exception {
        CliRun run = shell("cxlmi help | head -1");
        assertEquals(new CliRun(0, "Usage: cxlmi COMMAND [TARGET...] [--field value...] [options]\n", ""), run);
        CliRun several = shell("cxlmi identify '" + RACK + "*' -o json | true");
        assertEquals(new CliRun(0, "", ""), several);
    }

    @Test
    void bytesFromAPipe_areRead() throws Exception {
        CliRun run = shell(
                "printf abcd | cxlmi set-lsa sim --offset 0 --data - --dry-run -o binary | od -An -tx1 | tail -1");
        assertEquals(new CliRun(0, " 00 00 00 00 00 00 00 00 61 62 63 64\n", ""), run);
    }

    @Test
    void fullDisk_isSaid_andIsAFailure() throws Exception {
        for (String format : List.of("text", "json", "jsonl", "hex", "binary")) {
            assertNotWritten("get-health-info sim -o " + format);
        }
        for (String command : List.of(
                "--version",
                "help",
                "help get-log",
                "get-log --help",
                "completion bash",
                "completion fish",
                "list sim")) {
            assertNotWritten(command);
        }
    }

    private void assertNotWritten(String command) throws IOException, InterruptedException {
        CliRun run = shell("cxlmi " + command + " > /dev/full");
        assertEquals(ExitCode.NO_ANSWER, run.exitCode(), command + run.err());
        assertTrue(run.err().contains("The output cannot be written"), command + run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void archiveThatIsTooLong_leavesNoHalfFile() throws Exception {
        Path archives = Files.createDirectories(work.resolve("archives"));
        CliRun run = shell("ulimit -f 8; cxlmi collect sim --as-is --to " + archives);
        assertEquals(ExitCode.NO_ANSWER, run.exitCode(), run.err());
        assertTrue(run.err().contains("no archive can be written in " + archives + ": File too large"), run.err());
        try (Stream<Path> files = Files.list(archives)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void withoutTerminal_whatChanges_isNotSent() throws Exception {
        CliRun run = shell("cxlmi set-timestamp sim --timestamp now");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err().contains("add --yes"), run.err());
        assertEquals(0, shell("cxlmi set-timestamp sim --timestamp now --yes").exitCode());
    }

    @Test
    void localeC_hasNoCharactersThatItCannotShow() throws Exception {
        CliRun text = shell("LC_ALL=C cxlmi get-health-info sim; LC_ALL=C cxlmi get-log sim --length 4 --dry-run");
        assertTrue(text.out().chars().allMatch(character -> character < 0x80), text.out());
        assertTrue(text.out().contains("30 C"), text.out());
        Path fabric = Files.writeString(work.resolve("names.yaml"), "components: [ { memory-device: ger\u00e4t } ]");
        CliRun names = shell("LC_ALL=C cxlmi list 'sim:" + fabric + "#*'");
        assertTrue(names.out().contains("#ger\\xe4t "), names.toString());
        CliRun json = shell("LC_ALL=C cxlmi get-health-info sim -o json");
        Envelope.only(json.out());
    }

    @Test
    void json_isWhatJqReads() throws Exception {
        CliRun run = shell("command -v jq > /dev/null || { echo '\"0xc0ffee0123456789\"'; exit; }; cxlmi identify '"
                + RACK + "mem0' -o json | jq -e '.[].response.serialNumber'");
        assertEquals(new CliRun(0, "\"0xc0ffee0123456789\"\n", ""), run);
    }

    @Test
    void controlC_endsInOrder_andSaysWhatState() throws Exception {
        Path fabric = work.resolve("fabric.yaml");
        Files.writeString(fabric, """
                components: [ { memory-device: slow }, { memory-device: quick } ]
                faults: [ { component: slow, command: Get Health Info, delay: 60s, times: always } ]
                """);
        for (String targets : List.of("slow", "*")) {
            // With job control, for otherwise a shell lets what is in the background ignore Ctrl-C.
            CliRun run = shell("set -m; cxlmi get-health-info 'sim:" + fabric + "#" + targets
                    + "' --timeout 60s -o json &" + " sleep 3; kill -INT $!; wait $!");
            assertEquals(INTERRUPTED, run.exitCode(), run.err());
            JsonNode slow = Envelope.array(run.out()).get(0);
            String message = slow.get("error").get("message").asString();
            assertTrue(message.contains("interrupted: the component may have carried the command out"), message);
            assertEquals(
                    0,
                    run.err().lines().filter(text -> text.startsWith("\tat ")).count(),
                    run.err());
        }
    }

    @Test
    void controlC_stopsAJob_andSaysInWhichStateTheDeviceIs() throws Exception {
        Path fabric = work.resolve("large.yaml");
        Files.writeString(
                fabric, "components: [ { memory-device: mem0, volatile: 256GiB, persistent: 0, partitionable: 0 } ]");
        CliRun run =
                shell("set -m; cxlmi sanitize 'sim:" + fabric + "' --yes -o json & sleep 3; kill -INT $!; wait $!");
        assertEquals(INTERRUPTED, run.exitCode(), run.err());
        JsonNode error = Envelope.only(run.out()).get("error");
        assertTrue(error.get("cancelled").asBoolean(), run.out());
        assertTrue(error.get("message").asString().endsWith("The component has stopped."), run.out());
        assertEquals(1, messages(run).size(), run.err());
    }

    @Test
    void withoutCompiler_pluginsAreJars_asIsSaid() throws Exception {
        String runtime =
                "JAVA_OPTIONS='--limit-modules java.se,jdk.jfr,jdk.unsupported,jdk.zipfs' XDG_DATA_HOME=" + work;
        CliRun yaml = shell(runtime + "/a cxlmi plugin add src/test/specs/acme.yaml");
        assertEquals(ExitCode.IMPOSSIBLE, yaml.exitCode(), yaml.err());
        assertTrue(yaml.err().contains("has no compiler") && yaml.err().contains("Install a JDK"), yaml.err());
        CliRun jar = shell("XDG_DATA_HOME=" + work + "/b cxlmi plugin add src/test/specs/acme.yaml && " + runtime
                + "/a cxlmi plugin add " + work + "/b/cxlmi/plugins/acme.jar && " + runtime
                + "/a cxlmi acme get-lamp sim --lamp 1 --dry-run -o hex");
        assertEquals(new CliRun(0, "added acme: get-lamp, set-lamp-log\n".repeat(2) + "01\n", ""), jar);
    }

    @Test
    void shell_endsWithItsReader() throws Exception {
        String requests = "yes '{\"id\":1,\"target\":\"sim\",\"command\":\"identify\"}' | ";
        CliRun run = shell(requests + "{ cxlmi shell --jsonl; echo ended with $? >&2; } | head -1; true");
        assertTrue(run.out().startsWith("{\"id\":1,\"schema\":1,"), run.out());
        assertEquals("ended with 0\n", run.err());
        CliRun full = shell("echo nonsense | cxlmi shell --jsonl > /dev/full");
        assertEquals(ExitCode.NO_ANSWER, full.exitCode(), full.err());
        assertTrue(full.err().contains("The output cannot be written"), full.err());
    }

    @Test
    void controlC_endsAShell_withAResultForEachRequest() throws Exception {
        Path fabric = work.resolve("fabric.yaml");
        Files.writeString(fabric, """
                components: [ { memory-device: slow }, { memory-device: quick } ]
                faults: [ { component: slow, command: Identify, delay: 60s, times: always } ]
                """);
        String request = "echo '{\"id\":%d,\"target\":\"sim:" + fabric
                + "#%s\",\"command\":\"identify\",\"timeout\":\"60s\"}' >&3; ";
        CliRun run = shell(
                "set -m; cd " + work + "; mkfifo requests; exec 3<>requests; cxlmi shell --jsonl <&3 >results & "
                        + request.formatted(1, "slow") + request.formatted(2, "quick")
                        + "while [ ! -s results ]; do sleep 0.1; done; kill -INT $!; wait $!; code=$?; cat results; exit $code");
        assertEquals(INTERRUPTED, run.exitCode(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals(2, lines.size(), run.out());
        assertTrue(lines.get(0).startsWith("{\"id\":2,") && lines.get(0).contains("\"ok\":true"), run.out());
        assertTrue(
                lines.get(1).startsWith("{\"id\":1,") && lines.get(1).contains("\"message\":\"cancelled: "), run.out());
    }

    @Test
    void shell_servesPython() throws Exception {
        if (shell("command -v python3").exitCode() != 0) {
            assertFalse(Boolean.getBoolean("cxlmi.python.required"), "there is no python3");
            abort("there is no python3");
        }
        CliRun run = shell("PYTHONIOENCODING=utf-8 python3 ../../examples/src/main/python/cxlmi_shell.py sim '" + RACK
                + "mem0' '" + RACK + "none'");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals("sim 30 \u00b0C", lines.get(0));
        assertEquals(RACK + "mem0 30 \u00b0C", lines.get(1));
        assertTrue(lines.get(2).contains("no none? It has"), lines.get(2));
    }

    /** Without what the shell says about its jobs. */
    private static List<String> messages(CliRun run) {
        return run.err().lines().filter(line -> !line.startsWith("[1]")).toList();
    }

    @Test
    void controlC_endsAMonitor_withAWholeArray() throws Exception {
        CliRun run = shell("set -m; cxlmi monitor '" + RACK + "mem*' --yes -o json & sleep 3; kill -INT $!; wait $!");
        assertEquals(INTERRUPTED, run.exitCode(), run.err());
        assertEquals(0, Envelope.array(run.out()).size(), run.out());
        assertEquals(List.of(), messages(run));
    }
}
