package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cxlmi.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PorcelainTest {

    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";

    @Test
    void jobs_printTheSameEnvelope() {
        for (String job : List.of("list", "health", "topology", "events")) {
            CliRun run = CliRun.of(job, RACK + "mem0", RACK + "switch0", "-o", "json");
            JsonNode array = Envelope.array(run.out());
            assertEquals(2, array.size());
            assertEquals(job, array.get(0).get("command").asString());
            assertTrue(array.get(0).get("opcode").isNull());
            assertTrue(array.get(0).get("ok").asBoolean(), run.out());
        }
    }

    @Test
    void list_isATable_andFailuresDoNotHideTheOthers() {
        CliRun run = CliRun.of("list", RACK + "*", RACK + "switch0/port1", "mem999");
        assertEquals(ExitCode.NOTHING_MATCHED, run.exitCode());
        List<String> lines = run.out().lines().toList();
        assertEquals(5, lines.size(), run.out());
        assertTrue(lines.get(0).startsWith("TARGET  ") && lines.get(0).endsWith("  EVENTS"), run.out());
        assertTrue(lines.get(1).contains("switch0 ") && lines.get(1).contains("8 ports"), run.out());
        assertTrue(lines.get(2).contains("4 GiB") && lines.get(2).contains("0xc0ffee0123456789"), run.out());
        assertTrue(run.err().contains("mem999"), run.err());
    }

    @Test
    void list_serialNumbers_areWhole() {
        JsonNode response = Envelope.only(
                        CliRun.of("list", RACK + "mem0", "-o", "json").out())
                .get("response");
        assertEquals("0xc0ffee0123456789", response.get("serialNumber").asString());
        assertEquals(
                "0xc0ffee0123456789",
                response.get("identity").get("serialNumber").asString());
        assertEquals(
                "4294967296", response.get("memory").get("totalCapacityBytes").asString());
    }

    @Test
    void topology_hasPortsAndLogicalDevices() {
        CliRun text = CliRun.of("topology", RACK + "switch0");
        assertEquals(ExitCode.OK, text.exitCode(), text.err());
        assertTrue(text.out().contains("multi-logical device"), text.out());
        JsonNode switch0 = Envelope.only(
                        CliRun.of("topology", RACK + "switch0", "-o", "json").out())
                .get("response");
        assertEquals("switch", switch0.get("kind").asString());
        JsonNode behind = switch0.get("ports").get(2).get("component");
        assertEquals("multi-logical device", behind.get("kind").asString());
        assertEquals(4, behind.get("logicalDevices").size());
        assertEquals(4, switch0.get("virtualSwitches").get(0).get("vppbs").size());
    }

    @Test
    void bytes_ofJobs_areRefused() {
        CliRun run = CliRun.of("list", "sim", "-o", "hex");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err().contains("use -o text or -o json"), run.err());
    }
}
