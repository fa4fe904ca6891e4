package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.cxlmi.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The logical devices of a multi-logical device. */
class LdCommandsTest {

    private static final String MLD = "sim:src/test/fabrics/rack.yaml#switch0/port2";
    private static final String POOL = "sim:src/test/fabrics/rack.yaml#switch0/port5/ldpool";

    @TempDir
    Path work;

    private static CliRun run(int exitCode, String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.out() + run.err());
        return run;
    }

    private ServedFabric device() {
        return ServedFabric.of(
                work, "components: [ { multi-logical-device: mld, eid: 8, logical-devices: 2, memory: 4GiB } ]");
    }

    @Test
    void list_showsMemoryAndBandwidth() {
        assertEquals("""
                memory size  4294967296, shared in steps of 256 MiB
                ld 0         1 GiB, bandwidth 0/256, limit 0/256
                ld 1         1 GiB, bandwidth 0/256, limit 0/256
                ld 2         1 GiB, bandwidth 0/256, limit 0/256
                ld 3         1 GiB, bandwidth 0/256, limit 0/256
                """, run(ExitCode.OK, "ld", "list", MLD).out());
        JsonNode pool = Envelope.only(
                        run(ExitCode.OK, "ld", "list", POOL, "-o=json").out())
                .get("response");
        assertEquals("268435456", pool.get("granularityBytes").asString());
        assertEquals(4, pool.get("info").get("ldCount").asInt());
        JsonNode second = pool.get("logicalDevices").get(1);
        assertEquals(1, second.get("ldId").asInt());
        assertEquals("1073741824", second.get("range1Bytes").asString());
        assertEquals("0", second.get("range2Bytes").asString());
        assertEquals(0, second.get("allocatedBandwidth").asInt());
        assertEquals(0, second.get("bandwidthLimit").asInt());
    }

    @Test
    void memoryAndBandwidth_areGiven() {
        try (ServedFabric fabric = device()) {
            String mld = fabric.target();
            String[] allocate = {"ld", "allocate", mld, "--ld=1", "--range1=512MiB", "--range2=256MiB"};
            CliRun asked = run(ExitCode.USAGE, allocate);
            assertTrue(asked.err().contains("Set LD Allocations (5402h) to " + mld + " DESTROYS DATA"), asked.err());
            assertEquals(
                    "ld 1: 512 MiB + 256 MiB, bandwidth 0/256, limit 0/256\n",
                    run(ExitCode.OK, with(allocate, "--yes")).out());
            JsonNode given = Envelope.only(
                            run(ExitCode.OK, "ld", "bandwidth", mld, "--ld=1", "--allocated=64", "--yes", "-o=json")
                                    .out())
                    .get("response");
            assertEquals(64, given.get("allocatedBandwidth").asInt());
            assertEquals(
                    "ld 1: 512 MiB + 256 MiB, bandwidth 64/256, limit 128/256\n",
                    run(ExitCode.OK, "ld", "bandwidth", mld, "--ld=1", "--limit=0x80", "--yes")
                            .out());
        }
    }

    private static String[] with(String[] some, String more) {
        String[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more;
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ld allocate MLD --ld 1 --range1 512MiB | 01 01 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "ld bandwidth MLD --ld 1 --allocated 64 | 01 01 40",
                "ld bandwidth MLD --ld 2 --limit 255 | 01 02 ff",
            })
    void dryRun_showsTheBytes(String arguments, String bytes) {
        String all = arguments.replace("MLD", MLD) + " --dry-run -o hex";
        assertEquals(bytes, run(ExitCode.OK, all.split(" ", -1)).out().strip());
    }

    @Test
    void qualityOfService_isShown() {
        CliRun text = run(ExitCode.OK, "ld", "qos", MLD);
        assertTrue(text.out().startsWith("control\n"), text.out());
        assertTrue(text.out().matches("(?s).*\n  egressModeratePercentage +10 %\n.*"), text.out());
        JsonNode json = Envelope.only(
                        run(ExitCode.OK, "ld", "qos", MLD, "-o=json").out())
                .get("response");
        assertEquals(25, json.get("control").get("egressSeverePercentage").asInt());
        assertEquals(0, json.get("status").get("backpressureAveragePercentage").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ld | 2 | ld is no whole command; write ld list or ld qos or ld allocate or ld bandwidth",
                "ld allocate MLD --ld 256 --range1 1GiB | 2 | --ld 256: expected from 0 to 255",
                "ld allocate MLD --ld 1 --range1 1MiB | 1 | in steps of 256 MiB",
                "ld allocate MLD --ld 9 --range1 1GiB | 1 | Get LD Allocations (5401h) failed: Invalid Input (0002h)",
                "ld allocate MLD --ld 1 --range1 2GiB | 1 | Set LD Allocations (5402h) failed: Invalid Input (0002h)",
                "ld bandwidth MLD --ld 1 | 2 | Missing required argument",
                "ld bandwidth MLD --ld 1 --limit 256 | 2 | --limit 256: expected from 0 to 255",
                "ld bandwidth MLD --ld 1 --limit 1 --allocated 2 | 2 | are mutually exclusive",
                "ld list sim | 1 | Unsupported (0003h)",
            })
    void whatIsWrong_isSaid(String arguments, int exitCode, String expected) {
        CliRun run = run(exitCode, (arguments.replace("MLD", MLD) + " --yes").split(" ", -1));
        assertTrue(run.err().contains(expected), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
