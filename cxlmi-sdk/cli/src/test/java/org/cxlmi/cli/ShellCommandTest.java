package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.output.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of scripts, several at once in one process. */
class ShellCommandTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    Path work;

    private List<JsonNode> run(String... lines) {
        return results(
                CliRun.with(variables(), String.join("\n", lines).replace('\'', '"'), false, "shell", "--jsonl"));
    }

    private Map<String, String> variables() {
        return Map.of("XDG_DATA_HOME", work.resolve("data").toString());
    }

    private static List<JsonNode> results(CliRun run) {
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals("", run.err());
        return run.out().lines().map(MAPPER::readTree).toList();
    }

    private static Map<String, JsonNode> byId(List<JsonNode> results) {
        Map<String, JsonNode> byId = new HashMap<>();
        for (JsonNode result : results) {
            assertEquals(1, result.get("schema").asInt());
            assertEquals(null, byId.put(result.get("id").asString(), result), "one result for each request");
        }
        return byId;
    }

    private static String message(JsonNode result) {
        assertFalse(result.get("ok").asBoolean(), result.toString());
        assertEquals(ExitCode.USAGE, result.get("error").get("exitCode").asInt(), result.toString());
        return result.get("error").get("message").asString();
    }

    /** A target in a fabric in which each Get Health Info of the component slow takes a minute. */
    private String fabric() throws IOException {
        Path fabric = work.resolve("fabric.yaml");
        Files.writeString(fabric, """
                components: [ { memory-device: slow }, { memory-device: quick } ]
                faults: [ { component: slow, command: Get Health Info, delay: 60s, times: always } ]
                """);
        return "sim:" + fabric + "#";
    }

    @Test
    void commands_jobs_andBytes_areAnswered() {
        CliRun.with(variables(), "", false, "plugin", "add", "src/test/specs/acme.yaml");
        Map<String, JsonNode> results = byId(run(
                "{'id':1,'target':'sim','command':'get-health-info'}",
                "{'id':'two','target':'sim','command':'get-lsa','options':{'length':'1KiB'},'dryRun':true}",
                "{'id':3,'target':'sim','command':'health'}",
                "{'id':4,'target':'sim','opcode':'0x4200'}",
                "{'id':5,'target':'sim','opcode':16897,'payload':'0000'}",
                "",
                "{'id':6,'target':'sim','command':'acme get-lamp','request':{'lamp':1},'dryRun':true}",
                "{'id':7,'target':'sim','command':'get-poison-list','all':true,'options':{'device-physical-address':0,'physical-address-length':'4GiB'}}",
                "{'id':8,'target':'mem999','command':'identify','timeout':'2s'}"));
        JsonNode health = results.get("1");
        assertEquals("get-health-info", health.get("command").asString());
        assertEquals("0x4200", health.get("opcode").asString());
        assertEquals(30, health.get("response").get("deviceTemperature").asInt());
        assertEquals(
                "0000000000040000",
                results.get("two").get("response").get("bytes").asString());
        assertTrue(results.get("3").get("response").has("alerts"));
        assertTrue(results.get("4").get("response").get("bytes").asString().startsWith("000000001e"));
        assertEquals("0x4201", results.get("5").get("opcode").asString());
        assertEquals("01", results.get("6").get("response").get("bytes").asString());
        assertTrue(results.get("7").get("ok").asBoolean(), results.get("7").toString());
        assertEquals(4, results.get("8").get("error").get("exitCode").asInt());
        assertEquals(8, results.size());
    }

    @Test
    void requestsOfOneDevice_keepTheirOrder() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            lines.add("{'id':'set%d','target':'sim','command':'set-lsa','options':{'data':'%08x'},'yes':true}"
                    .formatted(i, i));
            lines.add("{'id':'get%d','target':'sim','command':'get-lsa','options':{'length':4}}".formatted(i));
        }
        Map<String, JsonNode> results = byId(run(lines.toArray(String[]::new)));
        assertEquals(1000, results.size());
        for (int i = 1; i <= 500; i++) {
            JsonNode read = results.get("get" + i).path("response").path("data");
            assertEquals(
                    "%08x".formatted(i), read.asString(), results.get("get" + i).toString());
        }
    }

    @Test
    void slowDevice_holdsUpNoOther_andCanBeCancelled() throws IOException {
        String fabric = fabric();
        List<JsonNode> results = run(
                "{'id':1,'target':'" + fabric + "slow','command':'get-health-info','timeout':'60s'}",
                "{'id':2,'target':'" + fabric + "slow','command':'identify'}",
                "{'id':3,'target':'" + fabric + "quick','command':'identify'}",
                "{'id':4,'target':'" + fabric + "quick','command':'get-timestamp'}",
                "{'id':5,'cancel':2}",
                "{'id':6,'cancel':1}",
                "{'id':7,'cancel':99}",
                "{'id':8,'target':'" + fabric + "quick','command':'identify'}");
        Map<String, JsonNode> byId = byId(results);
        assertEquals(8, byId.size());
        assertEquals(
                "cancelled before anything was sent",
                byId.get("2").get("error").get("message").asString());
        assertTrue(byId.get("5").get("response").get("cancelled").asBoolean());
        assertTrue(byId.get("1").get("error").get("message").asString().startsWith("cancelled"), byId.toString());
        assertFalse(byId.get("7").get("response").get("cancelled").asBoolean());
        assertTrue(
                byId.get("3").get("ok").asBoolean() && byId.get("8").get("ok").asBoolean());
    }

    @Test
    void timeout_isThatOfTheRequest() throws IOException {
        JsonNode result = run("{'id':1,'target':'" + fabric() + "slow','command':'get-health-info','timeout':'100ms'}")
                .get(0);
        assertEquals("timeout", result.get("error").get("kind").asString(), result.toString());
    }

    @Test
    void wrongLines_areAnswered_andTheRestGoesOn() {
        List<JsonNode> results = run(
                "garbage",
                "[1]",
                "{}",
                "{'id':null}",
                "{'id':1.5}",
                "{'id':1} {'id':2}",
                "{'id':1,'id':2}",
                "\u0000\u0001",
                "{'id':1,'target':'sim'}",
                "{'id':2,'command':'identify'}",
                "{'id':3,'tagret':'sim','command':'identify'}",
                "{'id':4,'target':'sim','command':'identfy'}",
                "{'id':5,'target':'nonsense','command':'identify'}",
                "{'id':6,'target':'sim','command':'get-lsa','options':{'lenght':1}}",
                "{'id':7,'target':'sim','command':'get-lsa','request':{'offset':0}}",
                "{'id':8,'target':'sim','command':'get-lsa','request':{'offset':0,'length':1},'options':{}}",
                "{'id':9,'target':'sim','opcode':'nonsense'}",
                "{'id':10,'target':'sim','opcode':70000}",
                "{'id':11,'target':'sim','opcode':1,'payload':'0'}",
                "{'id':12,'target':'sim','command':'identify','all':true}",
                "{'id':13,'target':'sim','command':'identify','timeout':'soon'}",
                "{'id':14,'target':'sim','command':'identify','dryRun':'yes'}",
                "{'id':15,'target':7,'command':'identify'}",
                "{'id':16,'target':'sim','command':'firmware update'}",
                "{'id':17,'target':'sim','command':'identify'}");
        assertEquals(25, results.size());
        for (int i = 0; i < 8; i++) {
            assertTrue(results.get(i).get("id").isNull(), results.get(i).toString());
            assertFalse(message(results.get(i)).isEmpty());
        }
        Map<String, JsonNode> byId = byId(results.subList(8, 25));
        assertTrue(byId.get("17").get("ok").asBoolean());
        for (int i = 1; i <= 16; i++) {
            assertFalse(message(byId.get("" + i)).isEmpty());
        }
        assertEquals("command is missing", message(byId.get("1")));
        assertEquals("target is missing", message(byId.get("2")));
        assertTrue(message(byId.get("3")).startsWith("\"tagret\" is no key of a request; there are all, cancel,"));
        assertEquals("get-lsa has no option \"lenght\"; it has offset, length", message(byId.get("6")));
        assertTrue(message(byId.get("7")).contains("length"), message(byId.get("7")));
    }

    @Test
    void lineThatIsTooLong_isSkipped() {
        String tooLong = "{'id':1,'target':'" + "x".repeat(17 << 20) + "'}";
        List<JsonNode> results = run(tooLong, "{'id':2,'target':'sim','command':'identify'}");
        assertEquals(2, results.size());
        assertEquals("the line is longer than 16777216 bytes", message(results.get(0)));
        assertTrue(results.get(1).get("ok").asBoolean());
    }

    @Test
    void whatChanges_needsYes() {
        String line = "{'id':1,'target':'sim','command':'set-timestamp','options':{'timestamp':1}%s}";
        assertTrue(message(run(line.formatted("")).get(0)).contains("add \"yes\":true to the request"));
        assertTrue(run(line.formatted(",'dryRun':true")).get(0).get("ok").asBoolean());
        assertTrue(run(line.formatted(",'yes':true")).get(0).get("ok").asBoolean());
        String all = line.formatted("").replace('\'', '"');
        assertTrue(results(CliRun.with(Map.of(), all, false, "shell", "--jsonl", "--yes"))
                .get(0)
                .get("ok")
                .asBoolean());
    }

    @Test
    void idInFlight_isNotTakenAgain_butLaterItIs() throws Exception {
        String slow = "{'id':1,'target':'" + fabric() + "slow','command':'get-health-info','timeout':'60s'}";
        List<JsonNode> results = run(slow, slow, "{'id':2,'cancel':1}", "{'id':1,'target':'sim','command':'identify'}");
        assertTrue(message(results.get(0)).contains("another request with this id is in flight"), results.toString());
        assertEquals(4, results.size());
        assertTrue(results.get(3).get("ok").asBoolean(), results.toString());
    }

    /** What a dry run prints is a request. */
    @Test
    void requestOfADryRun_isTaken() {
        for (String options : List.of(
                "'set-timestamp','options':{'timestamp':'0xffffffffffffffff'}",
                "'get-poison-list','options':{'device-physical-address':4096,'physical-address-length':'1MiB'}",
                "'set-partition-info','options':{'volatile-capacity':'4GiB','immediate':true}",
                "'get-log','options':{'log-identifier':'command-effects','length':216}",
                "'release-dynamic-capacity','options':{'updated-extents':['starting-device-physical-address=0,length=4KiB']}")) {
            String line = "{'id':1,'target':'sim','dryRun':true,'command':";
            JsonNode first = run(line + options + "}").get(0).get("response");
            assertTrue(first != null && first.has("request"), options);
            String command = options.substring(0, options.indexOf(','));
            JsonNode second = run(line + command + ",'request':" + first.get("request") + "}")
                    .get(0);
            assertEquals(first, second.get("response"), second.toString());
        }
    }

    @Test
    void connectionThatIsGone_isOpenedAgain() throws Exception {
        PipedOutputStream requests = new PipedOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(new PipedInputStream(requests), out, new ByteArrayOutputStream(), false, false);
        FutureTask<Integer> shell = new FutureTask<>(() -> new Cli(streams, Map.of()).run("shell", "--jsonl"));
        new Thread(shell).start();
        PrintStream script = new PrintStream(requests, true, StandardCharsets.UTF_8);
        String yaml = "components: [ { memory-device: mem0, eid: 8 } ]";
        String target;
        try (ServedFabric fabric = ServedFabric.of(work, yaml)) {
            target = fabric.target();
            script.println("{\"id\":1,\"target\":\"" + target + "\",\"command\":\"identify\"}");
            awaitLines(out, 1);
        }
        Files.deleteIfExists(work.resolve("socket"));
        script.println("{\"id\":2,\"target\":\"" + target + "\",\"command\":\"identify\"}");
        awaitLines(out, 2);
        try (ServedFabric again = ServedFabric.of(work, yaml)) {
            assertEquals(target, again.target());
            script.println("{\"id\":3,\"target\":\"" + target + "\",\"command\":\"identify\"}");
            awaitLines(out, 3);
        }
        script.close();
        assertEquals(ExitCode.OK, shell.get(1, TimeUnit.MINUTES));
        List<Boolean> ok = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> MAPPER.readTree(line).get("ok").asBoolean())
                .toList();
        assertEquals(List.of(true, false, true), ok, out.toString(StandardCharsets.UTF_8));
    }

    private static void awaitLines(ByteArrayOutputStream out, int number) throws InterruptedException {
        while (out.toString(StandardCharsets.UTF_8).lines().count() < number) {
            Thread.sleep(5);
        }
    }

    @Test
    void withoutForm_orWithARecording_itSaysWhatToDo() {
        CliRun bare = CliRun.of("shell");
        assertEquals(ExitCode.USAGE, bare.exitCode());
        assertTrue(bare.err().contains("write shell --jsonl"), bare.err());
        assertTrue(CliRun.of("shell", "--jsonl", "--record", "x").err().contains("--record"));
        assertEquals(new CliRun(ExitCode.OK, "", ""), CliRun.of("shell", "--jsonl"));
        assertEquals(
                ExitCode.USAGE, CliRun.of("shell", "--jsonl", "--jobs", "0").exitCode());
    }
}
