package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MonitorCommandTest {

    @TempDir
    Path work;

    private ServedFabric fabric;

    @BeforeEach
    void serve() {
        fabric = ServedFabric.of(
                work,
                "components: [ { memory-device: mem0, eid: 8, maximum-payload-exponent: 10, event-log-size: 100 } ]");
        fabric.device("mem0").inject(EventLog.WARNING, EventRecordFormat.DRAM);
        fabric.device("mem0").inject(EventLog.FATAL, EventRecordFormat.MEMORY_MODULE);
    }

    @AfterEach
    void end() {
        fabric.close();
    }

    /** A run that ends before anything could come. */
    private CliRun run(int exitCode, String... more) {
        return runFor("1s", exitCode, more);
    }

    /** A run that ends when so many records came. */
    private CliRun take(int count, String... more) {
        String[] arguments = Arrays.copyOf(more, more.length + 1);
        arguments[more.length] = "--count=" + count;
        return runFor("60s", ExitCode.OK, arguments);
    }

    private CliRun runFor(String time, int exitCode, String... more) {
        String[] arguments = new String[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = "monitor";
        arguments[1] = fabric.target();
        arguments[2] = "--for=" + time;
        CliRun run = CliRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.err());
        return run;
    }

    private static JsonNode lines(CliRun run) {
        return Envelope.array("[" + String.join(",", run.out().lines().toList()) + "]");
    }

    private JsonNode events(int exitCode, String... more) {
        String[] arguments = Arrays.copyOf(new String[] {"events", fabric.target(), "-o=json"}, 3 + more.length);
        System.arraycopy(more, 0, arguments, 3, more.length);
        CliRun run = CliRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.err());
        return exitCode == ExitCode.OK
                ? Envelope.only(run.out()).get("response")
                : Envelope.array(run.out().isEmpty() ? "[]" : run.out());
    }

    @Test
    void events_staysInTheLog_unlessClearIsAskedFor() {
        assertEquals(1, events(ExitCode.OK).get("warning").size());
        assertEquals(1, events(ExitCode.OK, "--log=fatal").get("fatal").size());
        assertEquals(0, events(ExitCode.OK, "--log=fatal").get("more").size());
        events(ExitCode.USAGE, "--clear");
        JsonNode cleared = events(ExitCode.OK, "--clear", "--yes");
        assertEquals(1, cleared.get("warning").size());
        assertEquals(1, cleared.get("fatal").size());
        assertEquals(0, events(ExitCode.OK).get("warning").size());
    }

    @Test
    void events_moreThanOneResponse_isSaid_andReadWhole() {
        int many = 20;
        for (int i = 1; i < many; i++) {
            fabric.device("mem0").inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
        int first = events(ExitCode.OK, "--log=warning").get("warning").size();
        assertTrue(first > 0 && first < many, first + " of " + many);
        assertEquals("WARNING", events(ExitCode.OK).get("more").get(0).asString());
        CliRun text = CliRun.of("events", fabric.target(), "--log=warning");
        assertTrue(text.out().contains("there are more records: monitor prints all"), "the last line says it");
        assertEquals(
                many,
                events(ExitCode.OK, "--log=warning", "--clear", "--yes")
                        .get("warning")
                        .size());
        assertEquals(0, events(ExitCode.OK, "--log=warning").get("warning").size());
    }

    @Test
    void records_arePrintedOnce_thenCleared() {
        JsonNode lines = lines(take(2, "-o=jsonl", "--yes"));
        assertEquals(2, lines.size());
        List<String> logs = List.of(
                lines.get(0).get("response").get("log").asString(),
                lines.get(1).get("response").get("log").asString());
        assertTrue(logs.contains("WARNING") && logs.contains("FATAL"), logs.toString());
        assertEquals(fabric.target(), lines.get(0).get("target").asString());
        assertTrue(lines.get(0).get("response").get("overflow").isNull());
        assertTrue(lines.get(0).get("response").get("record").get("handle").asInt() > 0);
        assertEquals("", run(ExitCode.OK, "-o=jsonl", "--yes").out(), "cleared");
    }

    @Test
    void text_isALineForEachRecord() {
        String out = take(1, "--log=warning", "--no-clear").out();
        assertEquals(1, out.lines().count(), out);
        assertTrue(out.matches("(?s)\\S+Z  " + fabric.target() + "  warning  0x[0-9a-f]+  DramEvent\\{.*"), out);
    }

    @Test
    void json_isAnArrayThatIsClosed() {
        JsonNode array = Envelope.array(take(2, "-o=json", "--no-clear").out());
        assertEquals(2, array.size());
    }

    @Test
    void stateFile_remembersWhatWasPrinted() {
        String state = "--state=" + work.resolve("state");
        assertEquals(2, lines(take(2, "-o=jsonl", "--no-clear", state)).size());
        assertEquals(0, lines(run(ExitCode.OK, "-o=jsonl", "--no-clear", state)).size());
    }

    @Test
    void clearing_needsYes_whereNobodyCanBeAsked() {
        CliRun run = run(ExitCode.USAGE);
        assertTrue(run.err().contains("Clear Event Records (0101h) to " + fabric.target()), run.err());
        assertEquals(2, lines(take(2, "-o=jsonl", "--no-clear")).size(), "nothing was cleared");
    }

    @Test
    void wrongOptions_areRefused() throws IOException {
        assertTrue(run(ExitCode.USAGE, "--no-clear", "--log=loud").err().contains("--log loud is none of"));
        Path damaged = Files.writeString(work.resolve("damaged"), "no positions");
        assertTrue(run(ExitCode.USAGE, "--no-clear", "--state=" + damaged).err().contains(damaged.toString()));
    }

    @Test
    void targetThatIsMissing_doesNotKeepTheOthersFromBeingWatched() {
        CliRun run = runFor("60s", ExitCode.NOTHING_MATCHED, "mem999", "--no-clear", "-o=jsonl", "--count=2");
        JsonNode lines = lines(run);
        assertEquals(3, lines.size());
        assertEquals("mem999", lines.get(0).get("target").asString());
        assertTrue(run.err().contains("mem999"), run.err());
    }

    @Test
    void componentThatFails_isReported() {
        fabric.component("mem0").faults().disappear();
        CliRun run = runFor("5s", ExitCode.OK, "--no-clear", "--timeout=200ms", "--retries=0");
        assertEquals("", run.out());
        assertTrue(run.err().contains(" fails: "), run.err());
    }

    @Test
    void interruption_endsItInOrder_andLosesNothing() throws Exception {
        CliRun run = CliRun.interrupted(4000, "monitor", fabric.target(), "-o=json", "--yes");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals(2, Envelope.array(run.out()).size());
        assertEquals("", run.err());
    }

    @Test
    void notify_saysIfAComponentIsOnlyPolled() {
        CliRun run = take(2, "--notify", "--yes", "-o=jsonl");
        assertEquals(2, lines(run).size());
        assertTrue(run.err().isEmpty() || run.err().contains("is only polled"), run.err());
    }
}
