package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.cxlmi.cli.output.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FirmwareCommandsTest {

    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";
    private static final String ERASE = "\r\u001b[K";

    @TempDir
    Path work;

    private String firmware = "";

    @BeforeEach
    void writePackage() throws IOException {
        firmware = packageOf(1024);
    }

    private String packageOf(int bytes) throws IOException {
        byte[] contents = Arrays.copyOf("2.0".getBytes(StandardCharsets.US_ASCII), bytes);
        return Files.write(work.resolve("fw-" + bytes), contents).toString();
    }

    private String simulated(String yaml) throws IOException {
        return "sim:" + Files.writeString(work.resolve("fabric.yaml"), yaml) + "#";
    }

    private static CliRun run(int exitCode, String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.out() + run.err());
        return run;
    }

    @Test
    void update_thenActivation_showInTheSlots() {
        try (ServedFabric fabric = ServedFabric.of(work, "components: [ { memory-device: mem0, eid: 8 } ]")) {
            String mem0 = fabric.target();
            assertEquals(
                    "slot 1  1.0, active\nslot 2  empty\n",
                    run(ExitCode.OK, "firmware", "list", mem0).out());
            CliRun update = run(ExitCode.OK, "firmware", "update", mem0, "-f", firmware, "--yes");
            assertEquals(new CliRun(0, "slot 2: empty -> 2.0, not active; verified\n", ""), update);
            CliRun later =
                    run(ExitCode.OK, "firmware", "activate", mem0, "--slot", "2", "--when", "on-next-reset", "--yes");
            assertEquals("slot 2: 2.0, active after the next reset; verified\n", later.out());
            assertEquals(
                    "slot 1  1.0, active\nslot 2  2.0, staged\n",
                    run(ExitCode.OK, "firmware", "list", mem0).out());
            CliRun now = run(ExitCode.OK, "firmware", "activate", mem0, "--slot=2", "--verify", "--yes");
            assertEquals("slot 2: 2.0, active; verified\n", now.out());
            JsonNode slots = Envelope.only(run(ExitCode.OK, "firmware", "list", mem0, "-o", "json")
                            .out())
                    .get("response")
                    .get("slots");
            assertEquals("INACTIVE", slots.get(0).get("state").asString());
            assertEquals("ACTIVE", slots.get(1).get("state").asString());
            assertEquals("2.0", slots.get(1).get("revision").asString());
        }
    }

    @Test
    void json_hasWhatTheComponentSaysBeforeAndAfter() {
        CliRun run = run(
                ExitCode.OK, "firmware", "update", RACK + "mem0", "-f", firmware, "--activate", "--yes", "-o", "json");
        JsonNode envelope = Envelope.only(run.out());
        assertEquals("firmware update", envelope.get("command").asString());
        assertTrue(envelope.get("opcode").isNull());
        JsonNode response = envelope.get("response");
        assertEquals("ACTIVE", response.get("state").asString());
        assertEquals(2, response.get("slot").asInt());
        assertTrue(response.get("revisionBefore").isNull());
        assertEquals("2.0", response.get("revision").asString());
        assertTrue(response.get("verified").asBoolean());
        assertEquals(
                1, response.get("infoBefore").get("slotInfo").get("activeSlot").asInt());
        assertEquals(2, response.get("info").get("slotInfo").get("activeSlot").asInt());
    }

    @Test
    void nobodyToAsk_sendsNothing() {
        CliRun run = run(ExitCode.USAGE, "firmware", "update", RACK + "mem0", "-f", firmware);
        assertTrue(run.err().contains("Transfer FW (0201h) of " + firmware + " to " + RACK + "mem0"), run.err());
        assertTrue(run.err().contains("add --yes"), run.err());
        CliRun no = CliRun.with(Map.of(), "n\n", true, "firmware", "update", RACK + "mem0", "-f", firmware);
        assertEquals(ExitCode.USAGE, no.exitCode());
        assertTrue(no.err().endsWith("cxlmi: nothing was sent\n"), no.err());
        CliRun yes = CliRun.with(Map.of(), "y\n", true, "firmware", "update", RACK + "mem0", "-f", firmware);
        assertEquals(ExitCode.OK, yes.exitCode(), yes.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firmware | 2 | write firmware list or firmware update or firmware activate",
                "firmware updat | 2 | firmware updat is no command; did you mean firmware update?",
                "firmware burn | 2 | firmware burn is no command; write firmware list or firmware update",
                "firmware update MEM | 2 | Missing required option: '--file=FILE'",
                "firmware activate MEM | 2 | Missing required option: '--slot=N'",
                "firmware activate MEM --slot 2 --when later | 2 | --when later is none of online, on-next-reset",
                "firmware update MEM -f /nonexistent | 2 | /nonexistent cannot be read: there is no such file or directory.",
                "firmware update MEM -f /dev/zero | 2 | /dev/zero is no regular file",
                "firmware update MEM -f src | 2 | src is no regular file",
                "firmware update MEM -f src/test/fabrics/rack.yaml | 2 | a multiple of 128 bytes long",
                "firmware update MEM -f FW --slot 9 | 2 | --slot 9: expected from 1 to 4",
                "firmware update MEM -f FW --part-bytes 200 | 2 | --part-bytes 200: expected a multiple of 128",
                "firmware update MEM -f FW --slot 1 | 1 | Slot 1 cannot take firmware: slot 1 is active, slot 2 is empty",
                "firmware activate MEM --slot 2 | 1 | Activate FW (0202h) failed",
                "firmware list SWITCH | 1 | Get FW Info (0200h) failed: Unsupported (0003h)",
            })
    void whatIsWrong_isSaid(String arguments, int exitCode, String expected) {
        String whole = arguments.replace("MEM", RACK + "mem0").replace("SWITCH", RACK + "switch0");
        CliRun run = run(exitCode, (whole.replace("FW", firmware) + " --yes").split(" ", -1));
        assertTrue(run.err().contains(expected), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void dryRun_saysWhatWouldBeSent_andSendsNothing() {
        try (ServedFabric fabric = ServedFabric.of(work, "components: [ { memory-device: mem0, eid: 8 } ]")) {
            String[] update = {
                "firmware", "update", fabric.target(), "-f", firmware, "--part-bytes=384", "--activate", "--dry-run"
            };
            assertEquals(
                    "slot 2 (empty or unknown): 1 KiB in 3 parts of 384 bytes, then activation online; not sent\n",
                    run(ExitCode.OK, update).out());
            JsonNode plan = Envelope.only(
                            run(ExitCode.OK, with(update, "-o=json")).out())
                    .get("response");
            assertFalse(plan.get("sent").asBoolean());
            assertEquals("1024", plan.get("packageBytes").asString());
            assertEquals("ONLINE", plan.get("activation").asString());
            assertEquals(
                    "slot 1  1.0, active\nslot 2  empty\n",
                    run(ExitCode.OK, "firmware", "list", fabric.target()).out());
            CliRun refused = run(ExitCode.REFUSED, with(update, "--slot=1"));
            assertTrue(refused.err().contains("Slot 1 cannot take firmware"), refused.err());
        }
    }

    @Test
    void resume_doesNotDoAgainWhatIsDone_andTheFileIsRemovedInTheEnd() throws IOException {
        try (ServedFabric fabric = ServedFabric.of(work, "components: [ { memory-device: mem0, eid: 8 } ]")) {
            Path state = work.resolve("state");
            Path recording = work.resolve("recording");
            String[] update = {
                "firmware", "update", fabric.target(), "-f", firmware, "--yes", "--resume", state.toString()
            };
            CliRun some = run(ExitCode.NOTHING_MATCHED, with(update, "mem999"));
            assertTrue(
                    some.err()
                            .endsWith(
                                    "cxlmi: " + state + " has the checkpoints: run the same command again to go on\n"),
                    some.err());
            assertTrue(Files.readString(state).contains("offset=1024"), Files.readString(state));
            CliRun rest = run(ExitCode.OK, with(update, "--record", recording.toString()));
            assertEquals("slot 2: 2.0, not active; verified\n", rest.out());
            assertFalse(Files.readString(recording).contains("\n0201 CCI"), Files.readString(recording));
            assertFalse(Files.exists(state));
            Files.writeString(state, "nonsense");
            CliRun wrong = run(ExitCode.USAGE, update);
            assertTrue(wrong.err().startsWith("cxlmi: --resume: " + state + ":1: "), wrong.err());
        }
    }

    @Test
    void verify_failsIfTheComponentDoesNotTell() throws IOException {
        String silent = simulated("""
                components: [ { memory-device: mem0 } ]
                faults: [ { component: mem0, command: Get FW Info, answer: UNSUPPORTED, times: always } ]
                """);
        CliRun believed = run(ExitCode.OK, "firmware", "update", silent, "-f", firmware, "--slot=2", "--yes");
        assertEquals("slot 2: unknown, not active; not verified\n", believed.out());
        CliRun run = run(
                ExitCode.REFUSED,
                "firmware",
                "update",
                silent,
                "-f",
                firmware,
                "--slot=2",
                "--verify",
                "--yes",
                "-o",
                "json");
        JsonNode error = Envelope.only(run.out()).get("error");
        assertEquals("incomplete", error.get("kind").asString());
        assertEquals("firmware update", error.get("operation").asString());
        assertFalse(error.get("cancelled").asBoolean());
        assertTrue(error.get("message").asString().contains("does not answer Get FW Info"), run.out());
    }

    @Test
    void severalTargets_areAllTried_andCounted() {
        CliRun run = run(
                ExitCode.REFUSED,
                "firmware",
                "update",
                RACK + "switch0",
                RACK + "mem0",
                RACK + "mem2",
                "-f",
                firmware,
                "--yes");
        assertTrue(run.out().contains("mem0\n  slot 2: empty -> 2.0, not active; verified\n"), run.out());
        assertTrue(run.out().contains("mem2\n  slot 2: empty -> 2.0, not active; verified\n"), run.out());
        assertTrue(run.err().endsWith("cxlmi: 3 targets: 2 updated, 1 failed or not begun\n"), run.err());
    }

    @Test
    void maxFailures_keepsTheOthersFromBeingBegun() {
        String[] some = {"firmware", "update", RACK + "switch0", RACK + "mem0", "-f", firmware, "--yes", "--jobs=1"};
        CliRun none = run(ExitCode.NO_ANSWER, with(some, "--max-failures=0", "-o=json"));
        JsonNode left = Envelope.array(none.out()).get(1);
        assertEquals(
                "not begun, because too many other targets failed; nothing was sent",
                left.get("error").get("message").asString());
        CliRun one = run(ExitCode.REFUSED, with(some, "--max-failures=1", "-o=json"));
        assertTrue(Envelope.array(one.out()).get(1).get("ok").asBoolean(), one.out());
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    @Test
    void progress_isShownOnATerminalOnly_andErased() throws IOException {
        String slow = simulated("components: [ { memory-device: mem0, firmware-transfer-time: 300ms } ]");
        String[] update = {"firmware", "update", slow, "-f", firmware, "--part-bytes=128", "--yes"};
        CliRun terminal = CliRun.with(Map.of(), "", true, update);
        assertEquals("slot 2: empty -> 2.0, not active; verified\n", terminal.out());
        assertTrue(terminal.err().startsWith(ERASE + " [#"), terminal.err());
        assertTrue(terminal.err().contains(" %  transfer: "), terminal.err());
        assertTrue(terminal.err().contains(" of 1024 bytes, "), terminal.err());
        assertTrue(terminal.err().endsWith(ERASE), terminal.err());
        assertEquals("", CliRun.of(update).err());
    }

    @Test
    void interruption_abortsTheTransfer_andSaysSo() throws Exception {
        try (ServedFabric fabric = ServedFabric.of(
                work, "components: [ { memory-device: mem0, eid: 8, firmware-transfer-time: 500ms } ]")) {
            CliRun run = CliRun.interrupted(
                    1500,
                    "firmware",
                    "update",
                    fabric.target(),
                    "-f",
                    firmware,
                    "--part-bytes=128",
                    "--yes",
                    "-o=json");
            assertEquals(ExitCode.NO_ANSWER, run.exitCode());
            JsonNode error = Envelope.only(run.out()).get("error");
            assertTrue(error.get("cancelled").asBoolean(), run.out());
            assertTrue(error.get("message").asString().endsWith("The transfer was aborted."), run.out());
            CliRun again = run(ExitCode.OK, "firmware", "update", fabric.target(), "-f", firmware, "--yes");
            assertEquals("slot 2: empty -> 2.0, not active; verified\n", again.out());
        }
    }
}
