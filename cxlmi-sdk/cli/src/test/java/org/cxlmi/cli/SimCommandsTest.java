package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import org.cxlmi.cli.output.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class SimCommandsTest {

    @TempDir
    Path work;

    private Thread server = new Thread();
    private FutureTask<CliRun> serving = new FutureTask<>(() -> CliRun.of("help"));

    /** A run of serve in a thread that is interrupted as by Ctrl-C, which has opened its sockets. */
    private void serve(String... more) throws Exception {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"serve", "--listen", target(), "--control", control()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        FutureTask<CliRun> run = new FutureTask<>(() -> CliRun.of(arguments));
        serving = run;
        server = new Thread(run);
        server.start();
        while (!run.isDone() && CliRun.of("sim", "clock", control()).exitCode() != ExitCode.OK) {
            Thread.onSpinWait();
        }
    }

    private String target() {
        return "unix:" + work.resolve("packets");
    }

    private String control() {
        return "unix:" + work.resolve("control");
    }

    @AfterEach
    void end() throws InterruptedException {
        server.interrupt();
        server.join();
    }

    private static void assertPrints(String expected, String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertEquals(new CliRun(ExitCode.OK, expected + "\n", ""), run);
    }

    private static String assertFails(int exitCode, String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals("", run.out());
        return run.err();
    }

    @Test
    void serve_isATarget_andEndsInOrder() throws Exception {
        serve();
        CliRun identify = CliRun.of("identify", target(), "-o", "json");
        assertEquals(
                "0x5",
                Envelope.only(identify.out())
                        .get("response")
                        .get("serialNumber")
                        .asString());
        end();
        assertEquals(
                new CliRun(
                        ExitCode.OK,
                        "listen   " + target() + "\ncontrol  " + control() + "\neid 8    switch0\neid 9    mem0\n",
                        ""),
                serving.get());
        assertFalse(Files.exists(work.resolve("packets")));
        assertFalse(Files.exists(work.resolve("control")));
    }

    @Test
    void serve_printsAddressesForPrograms() throws Exception {
        serve("--listen", "tcp:0", "-o", "jsonl");
        end();
        JsonNode response = JsonMapper.shared().readTree(serving.get().out()).get("response");
        assertTrue(
                response.get("listen").get(1).asString().matches("tcp:127\\.0\\.0\\.1:[1-9]\\d+"), response.toString());
        assertEquals(control(), response.get("control").get(0).asString());
        assertEquals(8, response.get("components").get(0).get("eid").asInt());
    }

    @Test
    void serve_keepsItsState() throws Exception {
        Path state = work.resolve("state");
        serve("--state", state.toString());
        assertPrints(
                "record 1 added", "sim", "event", control(), "switch0/port1", "--log", "warning", "--format", "dram");
        end();
        assertTrue(Files.size(state) > 0);
        serve("--state", state.toString());
        CliRun events = CliRun.of("get-event-records", target() + "/port1", "--event-log", "warning", "-o", "json");
        assertEquals(
                1,
                Envelope.only(events.out()).get("response").get("eventRecords").size(),
                events.toString());
        end();
        Files.writeString(state, "components: 3\n");
        assertTrue(assertFails(ExitCode.USAGE, "serve", "--state", state.toString())
                .contains(state.toString()));
        assertFails(ExitCode.USAGE, "serve", "--state", "/nowhere/at/all");
    }

    @Test
    void takenAddresses_areRefused_andLeftoversAreReplaced() throws Exception {
        try (ServerSocketChannel other = ServerSocketChannel.open()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = ((InetSocketAddress) other.getLocalAddress()).getPort();
            String message = assertFails(ExitCode.NO_ANSWER, "serve", "--listen", "tcp:" + port);
            assertTrue(message.contains("Choose another port"), message);
        }
        Path socket = work.resolve("packets");
        try (ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            crashed.bind(UnixDomainSocketAddress.of(socket));
            assertFails(ExitCode.NO_ANSWER, "serve", "--listen", target());
        }
        assertTrue(Files.exists(socket), "it was left over");
        serve();
        assertEquals(ExitCode.OK, CliRun.of("identify", target()).exitCode());
        assertFails(ExitCode.NO_ANSWER, "serve", "--listen", target());
        assertFails(ExitCode.NO_ANSWER, "serve", "--listen", "unix:/nowhere/at/all");
    }

    @Test
    void wrongUsage_isSaid() throws IOException {
        assertFails(ExitCode.USAGE, "serve", "--listen", "nonsense");
        assertFails(ExitCode.USAGE, "serve", "-o", "hex");
        assertFails(ExitCode.USAGE, "serve", work.resolve("missing.yaml").toString());
        Path empty = Files.writeString(work.resolve("empty.yaml"), "components: []\n");
        String message = assertFails(ExitCode.USAGE, "serve", empty.toString());
        assertTrue(message.contains("no component has an endpoint ID"), message);
        Path wrong = Files.writeString(work.resolve("wrong.yaml"), "components:\n  - memory-device: a\n    eids: 9\n");
        assertTrue(assertFails(ExitCode.USAGE, "serve", wrong.toString()).contains("wrong.yaml:3"));
        assertFails(ExitCode.USAGE, "sim", "power", "nonsense", "mem0", "off");
        assertFails(ExitCode.NO_ANSWER, "sim", "clock", "unix:" + work.resolve("missing"));
    }

    @Test
    void faults_areAdded_andRemoved() throws Exception {
        serve();
        String[] identify = {"identify", target(), "--retries", "0"};
        assertPrints(
                "fault added",
                "sim",
                "fault",
                control(),
                "switch0",
                "--command",
                "identify",
                "--answer",
                "busy",
                "--times",
                "always");
        assertEquals(ExitCode.REFUSED, CliRun.of(identify).exitCode());
        assertPrints("faults removed", "sim", "clear-faults", control(), "switch0");
        assertEquals(ExitCode.OK, CliRun.of(identify).exitCode());
        assertPrints(
                "fault added",
                "sim",
                "fault",
                control(),
                "switch0",
                "--command",
                "any",
                "--background",
                "10s=internal-error");
        assertPrints(
                "fault added", "sim", "fault", control(), "mem0", "--command", "identify", "--set", "serialNumber=7");
        String none = assertFails(ExitCode.USAGE, "sim", "fault", control(), "mem0");
        assertTrue(none.contains("answer"), none);
        String unknown = assertFails(ExitCode.USAGE, "sim", "fault", control(), "mem7", "--gone");
        assertTrue(unknown.contains("mem7"), unknown);
        assertFails(ExitCode.USAGE, "sim", "fault", control(), "mem0", "--command", "any", "--set", "nothing");
    }

    @Test
    void power_clock_andState_areChanged() throws Exception {
        serve("--driven-clock");
        assertPrints("switch0 is off", "sim", "power", control(), "switch0", "off");
        assertEquals(
                ExitCode.NO_ANSWER,
                CliRun.of("identify", target(), "--timeout", "50ms", "--retries", "0")
                        .exitCode());
        assertPrints("switch0 is on", "sim", "power", control(), "switch0", "on");
        assertEquals(ExitCode.OK, CliRun.of("identify", target()).exitCode());

        JsonNode before =
                Envelope.only(CliRun.of("sim", "clock", control(), "-o", "json").out());
        CliRun after = CliRun.of("sim", "clock", control(), "--advance", "1min", "-o", "json");
        Instant begin = Instant.parse(before.get("response").get("time").asString());
        assertEquals(
                begin.plusSeconds(60).toString(),
                Envelope.only(after.out()).get("response").get("time").asString());

        Path saved = work.resolve("saved");
        assertPrints("saved to " + saved, "sim", "save", control(), saved.toString());
        CliRun event = CliRun.of("sim", "event", control(), "mem0", "--log", "fatal", "--format", "memory-module");
        assertEquals("record 1 added\n", event.out(), event.err());
        assertPrints("restored from " + saved, "sim", "restore", control(), saved.toString());
        CliRun again = CliRun.of("sim", "event", control(), "mem0", "--log", "fatal", "--format", "memory-module");
        assertEquals("record 1 added\n", again.out(), "the first was not in the state");
        assertFails(
                ExitCode.USAGE,
                "sim",
                "restore",
                control(),
                work.resolve("missing").toString());
        assertFails(ExitCode.NO_ANSWER, "sim", "save", control(), "/nowhere/state");
    }

    @Test
    void components_areListed() throws Exception {
        serve();
        CliRun run = CliRun.of("sim", "components", control());
        assertTrue(run.out().startsWith("switch0        eid 8\nmem0           eid 9\n"), run.out());
        assertTrue(run.out().contains("switch0/port1  mem1\n"), run.out());
    }

    @Test
    void init_printsAFabric_thatWorks() throws IOException {
        Path file = Files.writeString(
                work.resolve("fabric.yaml"), CliRun.of("sim", "init").out());
        CliRun list = CliRun.of("list", "sim:" + file + "#*");
        assertEquals(ExitCode.OK, list.exitCode(), list.err());
        assertTrue(list.out().contains("8 ports"), list.out());
    }
}
