package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExitCodesTest {

    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";

    @TempDir
    Path work;

    private static String assertFails(int exitCode, String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), "one line, no stack trace: " + run.err());
        return run.err();
    }

    @Test
    void success_is0() {
        assertEquals(ExitCode.OK, CliRun.of("get-health-info", "sim").exitCode());
    }

    @Test
    void refusal_is1() {
        String message = assertFails(ExitCode.REFUSED, "get-health-info", RACK + "switch0");
        assertTrue(message.contains("Get Health Info (4200h) failed: Unsupported (0003h)"), message);
    }

    @Test
    void wrongUsage_is2() {
        assertFails(ExitCode.USAGE, "get-helth-info", "sim");
        assertFails(ExitCode.USAGE, "get-health-info");
        assertFails(ExitCode.USAGE, "get-health-info", "nonsense");
        assertFails(ExitCode.USAGE, "get-health-info", "sim", "--nonsense");
        assertFails(ExitCode.USAGE, "get-health-info", "sim", "-o", "yaml");
        assertFails(ExitCode.USAGE, "get-health-info", "sim", "--timeout", "5");
        assertFails(ExitCode.USAGE, "get-health-info", "sim", "--jobs", "many");
        assertFails(ExitCode.USAGE, "get-event-records", "sim", "--event-log", "nonsense");
        assertFails(ExitCode.USAGE, "get-health-info", "@" + work.resolve("missing"));
        assertFails(ExitCode.USAGE, "get-health-info", "mctp:1,300");
        assertFails(ExitCode.USAGE, "monitor", "sim", "--no-clear", "--count=0");
        assertFails(ExitCode.USAGE, "sanitize", "sim", "--yes", "--max-failures=-1");
        assertTrue(assertFails(ExitCode.USAGE, "firmware", "activate", "sim", "--slot=2")
                .endsWith("add --yes to send it.\n"));
        assertFails(ExitCode.USAGE, "get-health-info", "tcp:nonsense:nonsense");
    }

    @Test
    void fileThatCannotBeRead_hasItsReason() throws Exception {
        Path missing = work.resolve("missing");
        for (String target : new String[] {"@" + missing, "sim:" + missing + "#mem0", "replay:" + missing}) {
            String message = assertFails(ExitCode.USAGE, "get-health-info", target);
            assertTrue(message.contains("the file cannot be read: there is no such file"), message);
        }
        Path bytes = Files.write(work.resolve("bytes"), new byte[] {(byte) 0xFF, 0});
        for (String target : new String[] {"@" + bytes, "sim:" + bytes + "#mem0", "replay:" + bytes}) {
            String message = assertFails(ExitCode.USAGE, "get-health-info", target);
            assertTrue(message.contains("it is not text in UTF-8"), message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get-health-info @/dev/zero",
                "get-health-info sim:/dev/zero#mem0",
                "set-lsa sim --data=@/dev/zero --dry-run",
                "firmware update sim -f /dev/zero --yes",
            })
    void endlessFiles_areRefused(String arguments) {
        assertFails(ExitCode.USAGE, arguments.split(" ", -1));
    }

    @Test
    void tunnelThatRefuses_isNoComponentOfUnknownKind() {
        CliRun run = CliRun.of("list", "sim/port1");
        assertEquals(ExitCode.REFUSED, run.exitCode(), run.err());
        assertTrue(run.err().contains("Unsupported (0003h)"), run.err());
    }

    @Test
    void everythingOfALog_isReadWithoutItsLength() {
        CliRun run = CliRun.of("get-log", "sim", "--log-identifier", "command-effects-log", "--all", "-o", "json");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
    }

    @Test
    void recordingOfSeveralTargets_isReplayedByTheirNames() {
        String capture = work.resolve("rack.pcapng").toString();
        CliRun recorded = CliRun.of("get-health-info", RACK + "mem*", "-o", "jsonl", "--record", capture);
        assertEquals(ExitCode.OK, recorded.exitCode(), recorded.err());
        assertTrue(recorded.out().lines().count() > 1, recorded.out());

        String names = assertFails(ExitCode.USAGE, "get-health-info", "replay:" + capture);
        assertTrue(names.contains("has several components: "), names);
        String name = names.replaceFirst("(?s).*several components: ([^,]*),.*", "$1");
        CliRun replayed = CliRun.of("get-health-info", "replay:" + capture + "#" + name, "-o", "jsonl");
        assertEquals(ExitCode.OK, replayed.exitCode(), replayed.err());

        String text = assertFails(
                ExitCode.USAGE,
                "get-health-info",
                RACK + "mem*",
                "--record",
                work.resolve("text").toString());
        assertTrue(text.contains(".pcapng"), text);
    }

    @Test
    void message_namesItsTargetOnce() {
        assertTrue(assertFails(ExitCode.REFUSED, "get-health-info", RACK + "switch0")
                .startsWith("cxlmi: " + RACK + "switch0: Get Health Info"));
        assertTrue(assertFails(ExitCode.NOTHING_MATCHED, "get-health-info", RACK + "mem9")
                .startsWith("cxlmi: sim:src/test/fabrics/rack.yaml: no mem9?"));
        assertTrue(assertFails(ExitCode.REFUSED, "get-ld-info", "sim").startsWith("cxlmi: sim: Get LD Info"));
    }

    @Test
    void options_mayStandBeforeTheCommand() {
        CliRun run = CliRun.of("-o", "jsonl", "--timeout=5s", "get-health-info", "sim");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("{\"schema\":1"), run.out());
        assertFails(ExitCode.USAGE, "--nonsense", "get-health-info", "sim");
    }

    @Test
    void malformedResponse_hasItsBytesInJson() throws Exception {
        Path recording = work.resolve("short");
        Files.writeString(recording, "4200 CCI - -> 0000 0000 0102030405 # Get Health Info\n");
        CliRun run = CliRun.of("get-health-info", "replay:" + recording, "-o", "jsonl");
        assertEquals(ExitCode.NO_ANSWER, run.exitCode(), run.err());
        assertTrue(run.out().contains("\"bytes\":\"0102030405\""), run.out());
    }

    @Test
    void everythingOfAList_isReadWithoutItsLimit() {
        String pool = "sim:../../examples/fabric.yaml#switch0/port2";
        for (String[] arguments : new String[][] {
            {"get-ld-allocations", pool, "--all", "-o", "json"},
            {"get-ld-allocations", pool, "--all", "--ld-allocation-list-limit", "1", "-o", "json"}
        }) {
            CliRun run = CliRun.of(arguments);
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertEquals(
                    16,
                    Envelope.only(run.out())
                            .get("response")
                            .get("ldAllocationList")
                            .size(),
                    run.out());
        }
    }

    @Test
    void rawDryRun_saysThatNothingWasSent() {
        assertTrue(CliRun.of("raw", "0xC531", "sim", "01", "--dry-run").out().startsWith("1 byte, not sent\n"));
        assertTrue(CliRun.of("raw", "0xC531", "sim", "01", "--dry-run", "-o", "jsonl")
                .out()
                .contains("\"sent\":false"));
    }

    @Test
    void fabricWithoutComponents_isNoDefect() throws Exception {
        Path empty = Files.writeString(work.resolve("empty.yaml"), "components: []\n");
        String message = assertFails(ExitCode.NOTHING_MATCHED, "get-health-info", "sim:" + empty + "#mem0");
        assertTrue(message.contains("the file has no components"), message);
    }

    @Test
    void noAnswer_is3() throws Exception {
        Path recording = work.resolve("recording");
        Files.writeString(recording, "# sim\n");
        assertFails(ExitCode.NO_ANSWER, "get-health-info", "replay:" + recording);
        assertFails(ExitCode.NO_ANSWER, "get-health-info", "unix:" + work.resolve("missing"));
    }

    @Test
    void nothingThere_is4_andNotSuccess() {
        assertFails(ExitCode.NOTHING_MATCHED, "get-health-info", "mem999");
        assertFails(ExitCode.NOTHING_MATCHED, "get-health-info", RACK + "mem9*");
        assertFails(ExitCode.NOTHING_MATCHED, "get-health-info", RACK + "mem9");
        CliRun json = CliRun.of("get-health-info", RACK + "mem9*", "-o", "json");
        assertEquals(0, Envelope.array(json.out()).size(), "still an array");
    }

    @Test
    void whatCannotBeDoneThisWay_is5() {
        CommandContext context = new CommandContext("mem0", "Get Log", 0x0401, 0);
        assertEquals(
                ExitCode.IMPOSSIBLE,
                ExitCode.of(new UnsupportedCommandException(
                        context, UnsupportedCommandException.Reason.KERNEL_WITHOUT_RAW_COMMANDS, "")));
        assertEquals(
                ExitCode.IMPOSSIBLE,
                ExitCode.of(new TransportException("mctp 1:8", "socket AF_MCTP", 97, "EAFNOSUPPORT", "")));
    }

    @Test
    void severalTargets_haveTheHighest_notTheLast() {
        CliRun run =
                CliRun.of("get-health-info", RACK + "mem0", "mem999", RACK + "switch0", RACK + "mem2", "-o", "json");
        assertEquals(ExitCode.NOTHING_MATCHED, run.exitCode());
        JsonNode array = Envelope.array(run.out());
        assertEquals(4, array.size());
        assertEquals("mem999", array.get(1).get("target").asString(), "in the order of the targets");
        assertEquals(4, array.get(1).get("error").get("exitCode").asInt());
        assertEquals(RACK + "mem2", array.get(3).get("target").asString());
        assertTrue(array.get(3).get("ok").asBoolean());
        assertEquals(2, run.err().lines().count());
    }

    @Test
    void messages_areJsonObjects_withJsonOutput() {
        CliRun run = CliRun.of("get-health-info", "sim", "-o", "json", "--nonsense");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(
                run.err().startsWith("{\"schema\":1,\"level\":\"error\",\"kind\":\"usage\",\"message\":"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void stackTrace_isShownWithVerboseOnly() {
        CliRun run = CliRun.of("get-health-info", "mem999", "-v");
        assertTrue(run.err().contains("\tat org.cxlmi."), run.err());
    }

    @Test
    void variables_giveTargetsAndOptions() {
        CliRun run = CliRun.with(
                Map.of("CXLMI_TARGET", "sim mem999", "CXLMI_OPTIONS", "-o json"), "", false, "get-health-info");
        assertEquals(2, Envelope.array(run.out()).size());
        CliRun wrong = CliRun.with(Map.of("CXLMI_OPTIONS", "--nonsense"), "", false, "get-health-info", "sim");
        assertEquals(ExitCode.USAGE, wrong.exitCode());
        assertTrue(wrong.err().contains("CXLMI_OPTIONS: "), wrong.err());
        CliRun overridden =
                CliRun.with(Map.of("CXLMI_OPTIONS", "-o json"), "", false, "get-health-info", "sim", "-o", "hex");
        assertEquals("00 00 00 00 1e 00 00 00 00 00 00 00 00 00 00 00 00 00\n", overridden.out());
    }
}
