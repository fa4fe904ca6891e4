package org.cxlmi.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExamplesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Examples.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void simple_simulated_showsIdentityAndCapacity() {
        assertEquals(0, run("simple"), err.toString());
        String text = out.toString();
        assertTrue(text.contains("Type 3 device"), text);
        assertTrue(text.matches("(?s).*total capacity +\\d+ GiB.*"), text);
    }

    @Test
    void health_simulated_showsHealthAndAlerts() {
        assertEquals(0, run("health"), err.toString());
        String text = out.toString();
        assertTrue(text.matches("(?s).*overall +good.*"), text);
        assertTrue(text.matches("(?s).*temperature +\\d+ °?C \\(normal\\).*"), text);
        assertTrue(text.matches("(?s).*too hot, critical +\\d+ °?C.*"), text);
    }

    @Test
    void events_simulated_listsEveryLog() {
        assertEquals(0, run("events", "--clear"), err.toString());
        String text = out.toString();
        for (String log : new String[] {"informational", "warning", "failure", "fatal"}) {
            assertTrue(text.contains("Events, " + log + ": "), text);
        }
        assertTrue(text.contains("scrub media ECC error at 0x401000  maintenance needed"), text);
    }

    @Test
    void events_watched_showsWhatComes() {
        assertEquals(0, run("events", "--watch", "1", "--clear"), err.toString());
        String text = out.toString();
        assertTrue(text.contains("Events, warning: 1"), text);
        assertTrue(text.contains("Events, informational: 1"), text);
        assertFalse(text.contains("Events, fatal"), text);
    }

    @Test
    void firmware_transferredAndActivated_runs(@TempDir Path directory) throws IOException {
        Path firmware = Files.write(directory.resolve("fw.bin"), Arrays.copyOf("8.15".getBytes(US_ASCII), 1024));
        assertEquals(
                0, run("firmware", "--transfer", firmware.toString(), "--slot", "2", "--activate"), err.toString());
        String text = out.toString();
        assertTrue(text.matches("(?s).*slot 2 +empty.*100 % of 1 KiB.*slot 2 +8.15, active.*"), text);
    }

    @Test
    void firmware_fileThatIsNone_saysSoBeforeAnything(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing.bin");
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("firmware", "--transfer", missing.toString()));
        assertEquals(missing + ": no such file", err.toString().strip());
        err.getBuffer().setLength(0);
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("firmware", "--transfer", directory.toString()));
        assertEquals(
                directory + ": this is a directory; name a file", err.toString().strip());
        assertEquals("", out.toString());
    }

    @Test
    void firmware_fileOfAnotherSize_saysWhichSizes(@TempDir Path directory) throws IOException {
        Path firmware = Files.write(directory.resolve("fw.bin"), new byte[129]);
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("firmware", "--transfer", firmware.toString()));
        assertTrue(err.toString().contains("129 bytes; it must not be empty, and a multiple of 128"), err.toString());
    }

    @Test
    void tunneling_logicalDevicesThatCannotBe_areRefused() {
        for (String count : new String[] {"-1", "257"}) {
            assertEquals(CommandLine.ExitCode.SOFTWARE, run("tunneling", "--logical-devices=" + count));
            assertTrue(err.toString().contains(count + " is not between 0 and 256"), err.toString());
        }
    }

    @Test
    void anyExample_libcxlmiToTheSimulatedComponent_isRefused() {
        assertEquals(CommandLine.ExitCode.USAGE, run("simple", "--libcxlmi"));
        assertTrue(err.toString().contains("--libcxlmi needs --device or --mctp"), err.toString());
    }

    @Test
    void anyExample_help_isPrinted() {
        assertEquals(0, run("--help"), err.toString());
        for (String example : new String[] {"scan", "simple", "serve"}) {
            assertEquals(0, run(example, "-h"), err.toString());
            assertTrue(out.toString().contains("Usage: examples/run " + example), out.toString());
        }
    }

    @Test
    void tunneling_simulated_listsDevicesAndLogicalDevices() {
        assertEquals(0, run("tunneling", "--logical-devices", "1"), err.toString());
        String text = out.toString();
        assertTrue(text.matches("(?s).*port 1 +memory device of 4 GiB.*"), text);
        assertTrue(text.matches("(?s).*port 2, LD 0 +memory device of \\d.*"), text);
        assertTrue(text.matches("(?s).*port 3, LD pool +2 heads share 16 logical devices.*"), text);
        assertTrue(text.matches("(?s).*port 4 +the switch says: .*"), text);
    }

    @Test
    void topology_simulated_showsWhatIsBoundToWhatAndWhatIsSilent() {
        assertEquals(0, run("topology"), err.toString());
        String text = out.toString();
        assertTrue(text.matches("(?s).*port 1 +memory device, 4 GiB +VCS 0 vPPB 0\\R.*"), text);
        assertTrue(text.matches("(?s).*port 2 +multi-logical device\\R.*"), text);
        assertTrue(text.matches("(?s).*port 2, LD 3 +1 GiB +VCS 0 vPPB 1\\R.*"), text);
        assertTrue(text.matches("(?s).*port 3, head 1 +has LDs \\[1, 3\\]\\R.*"), text);
        assertTrue(text.matches("(?s).*port 4 +not read: NO_ANSWER\\R.*no response within .*"), text);
    }

    @Test
    void many_simulated_asksAllThatAnswer() {
        assertEquals(
                0,
                run("many", "--devices=20", "--answer-time=1", "--jobs=4", "--rounds=1", "--silent=1"),
                err.toString());
        String text = out.toString();
        assertTrue(text.contains("20 devices that take 1 ms, 1 of them silent, 4 at once: ideally 5 ms"), text);
        assertTrue(text.matches("(?s).*\\R  1 +19 +\\d+ ms +\\d+\\.\\d\\d times +\\d+ ms +\\d+ ms\\R.*"), text);
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("many", "--devices=2", "--silent=3"));
        assertTrue(err.toString().contains("not more silent ones"), err.toString());
    }

    @Test
    void vendor_simulated_typedAndRawAgree() {
        assertEquals(0, run("vendor"), err.toString());
        String text = out.toString();
        assertTrue(
                text.matches("(?s).*before +red, 80 %.*after .*color=GREEN, brightness=40 %.*in bytes +00 28.*"), text);
    }

    @Test
    void serve_fileThatIsWrong_saysWhere(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.yaml"), "components:\n- swich: a\n");

        assertEquals(CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", file.toString()));
        assertTrue(err.toString().contains("wrong.yaml:2: "), err.toString());
        assertEquals(
                CommandLine.ExitCode.SOFTWARE,
                run("serve", "--fabric", directory.resolve("no.yaml").toString()));
        assertTrue(err.toString().contains("no.yaml: no such file"), err.toString());
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", directory.toString()));
        assertTrue(err.toString().contains(directory + ": this is a directory"), err.toString());
        assertEquals(
                CommandLine.ExitCode.SOFTWARE,
                run("serve", "--fabric", "fabric.yaml", "--state", directory.toString()));
        assertFalse(err.toString().contains("\tat "), err.toString());
        Path without = Files.writeString(directory.resolve("b.yaml"), "components:\n- memory-device: a\n");
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", without.toString()));
        assertTrue(err.toString().contains("eid: 8"), err.toString());
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", "fabric.yaml", "--host-eid", "9"));
        assertTrue(err.toString().contains("endpoint ID 9 cannot be the host's"), err.toString());
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", "fabric.yaml", "--loopback", "99"));
        assertTrue(err.toString().contains("no component has endpoint ID 99"), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--loopback=8"})
    void serve_nativeCodeCannotBeLoaded_saysWhatToSet(String option, @TempDir Path directory) throws Exception { // M5
        Path file = Files.createFile(directory.resolve("file"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djna.nosys=true",
                        "-Djna.tmpdir=" + file,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.cxlmi.examples.Examples",
                        "serve",
                        "--fabric=fabric.yaml",
                        option.isEmpty() ? "--host-eid=200" : option)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertEquals(CommandLine.ExitCode.SOFTWARE, process.waitFor(), printed);
        assertTrue(printed.contains("-Djna.tmpdir"), printed);
        assertFalse(printed.contains("Exception"), printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--control=tcp:0",
                "--jackrabbit",
                "--listen=tcp:0 --host-eid=20",
                "--listen=tcp:0 --loopback=8",
            })
    void serve_optionsThatDoNotGoTogether_areRefused(String options) {
        String[] arguments = ("serve --fabric=fabric.yaml " + options).split(" ", -1);

        assertEquals(CommandLine.ExitCode.USAGE, run(arguments), err.toString());
        assertTrue(err.toString().contains("--listen"), err.toString());
    }

    @Test
    void serve_addressThatIsNone_saysHowToWriteIt() {
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", "fabric.yaml", "--listen", "2508"));
        assertTrue(err.toString().contains("tcp:localhost:2508"), err.toString());
    }

    @Test
    void serve_addressThatIsTaken_saysSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "tcp:" + taken.getInetAddress().getHostAddress() + ":" + taken.getLocalPort();

            assertEquals(CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", "fabric.yaml", "--listen", address));
            assertTrue(err.toString().startsWith(address + ": listen failed. "), err.toString());
        }
    }

    @Test
    void serve_stateThatCannotBeSaved_saysSoBeforeItServes(@TempDir Path directory) {
        Path state = directory.resolve("missing/state.yaml");

        assertEquals(
                CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", "fabric.yaml", "--state", state.toString()));
        assertEquals(
                state + ": no file can be written to " + state.getParent(),
                err.toString().strip());
    }

    @Test
    void serve_stateThatIsDamaged_saysWhere(@TempDir Path directory) throws IOException {
        Path state = Files.writeString(directory.resolve("state.yaml"), "version: 1\ntime: never\n");

        assertEquals(
                CommandLine.ExitCode.SOFTWARE, run("serve", "--fabric", "fabric.yaml", "--state", state.toString()));
        assertTrue(err.toString().contains("state.yaml: state.time is not an instant: never"), err.toString());
        assertEquals("version: 1\ntime: never\n", Files.readString(state));
    }

    @Test
    void fabricOfTheExamples_isRight() throws IOException {
        SimulatedFabric fabric = SimulatedFabric.load(Path.of("fabric.yaml"));

        assertEquals(Set.of(8, 9), fabric.endpoints().keySet());
        assertEquals("mld4/ld15", fabric.component("switch0/port4/ld15").name());
    }

    @Test
    void anyExample_deviceThatIsNone_saysSoWithoutStackTrace() {
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("simple", "--device", "../../x"));
        assertTrue(err.toString().contains("../../x"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void anyExample_mctpAddress_isWhereItGoes() {
        for (String example : new String[] {"simple", "health", "events"}) {
            assertEquals(CommandLine.ExitCode.SOFTWARE, run(example, "--mctp", "9999:200"));
            assertTrue(err.toString().contains("mctp 9999:200: "), err.toString());
            err.getBuffer().setLength(0);
        }
    }

    @Test
    void anyExample_mctpAddressThatCannotBe_saysSo() {
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("simple", "--mctp", "1:5"));
        assertTrue(err.toString().contains("5 is not between 8 and 254"), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "1:", ":8", "1:8:9", "-1:8", "1:x", "9999999999:8", ""})
    void anyExample_mctpAddressThatIsNone_isRefused(String address) {
        assertEquals(CommandLine.ExitCode.USAGE, run("health", "--mctp=" + address));
        assertTrue(err.toString().contains("NET:EID"), err.toString());
    }

    @Test
    void anyExample_deviceAndMctpAddress_isRefused() {
        assertEquals(CommandLine.ExitCode.USAGE, run("events", "--device", "mem0", "--mctp", "1:8"));
        assertTrue(err.toString().contains("mutually exclusive"), err.toString());
    }

    @Test
    void scan_noBus_listsWhatThereIsAndTheReason(@TempDir Path directory) {
        Path nowhere = directory.resolve("nowhere");

        assertEquals(0, run("scan", "--bus", "unix:path=" + nowhere), err.toString());

        String text = out.toString();
        assertTrue(text.matches("(?s)CXL components\\R  component +state +what.*"), text);
        assertTrue(text.matches("(?s).*\\R  MCTP +failed +D-Bus at unix:path=" + nowhere + ": .*"), text);
        assertTrue(Files.exists(Path.of("/dev/cxl")) || text.contains("nothing is there"), text);
    }

    @Test
    void unknownExample_isRefusedByName() {
        assertEquals(CommandLine.ExitCode.USAGE, run("nonsense"));
        assertTrue(err.toString().contains("nonsense"), err.toString());
    }
}
