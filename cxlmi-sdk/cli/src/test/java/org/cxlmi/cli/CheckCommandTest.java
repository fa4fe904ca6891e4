package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cxlmi.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {

    private static final String FAULTY = "sim:src/test/fabrics/faulty.yaml#mem0";
    private static final String DYING = "sim:src/test/fabrics/dying.yaml#mem0";
    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";
    private static final Path GOLDEN = Path.of("src/test/golden");

    @TempDir
    Path directory;

    @Test
    void componentWithoutFaults_passes() {
        CliRun run = CliRun.of("check", "sim", RACK + "switch0", RACK + "switch0/port2", RACK + "switch0/port5");

        assertEquals(ExitCode.OK, run.exitCode(), run.out());
        assertEquals("", run.err());
        assertFalse(run.out().contains("FAIL"), run.out());
    }

    @Test
    void faults_arePrinted_andFail() throws IOException {
        CliRun run = CliRun.of("check", FAULTY);

        assertEquals(ExitCode.REFUSED, run.exitCode());
        assertEquals("", run.err());
        assertGolden("check.txt", run.out());
    }

    @Test
    void all_showsWhatPassedAndWasSkipped() {
        CliRun run = CliRun.of("check", "sim", "--only", "get-log,0x4200,set-shutdown-state", "--all");

        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals(
                "3 commands in the effects log: 2 pass, 0 fail, 1 skipped (1 change something: --writes)",
                lines.get(0));
        assertTrue(lines.contains("PASS  0401h Get Log: pieces: 2 comparisons"), run.out());
        assertTrue(lines.contains("SKIP  4204h Set Shutdown State: response: it changes something"), run.out());
    }

    @Test
    void json_hasEachFinding() throws IOException {
        CliRun run = CliRun.of("check", FAULTY, "-o", "json");

        assertEquals(ExitCode.REFUSED, run.exitCode());
        JsonNode response = Envelope.only(run.out()).get("response");
        assertFalse(response.get("passed").asBoolean());
        assertTrue(response.get("complete").asBoolean());
        assertEquals(2, response.get("fail").asInt());
        assertEquals(
                response.get("commands").asInt(),
                response.get("pass").asInt()
                        + response.get("fail").asInt()
                        + response.get("skip").asInt());
        StringBuilder failures = new StringBuilder();
        response.get("findings").forEach(finding -> {
            if (finding.get("verdict").asString().equals("fail")) {
                failures.append(finding.toPrettyString().replaceAll("\"ms\" : \\d+", "\"ms\" : 3"))
                        .append('\n');
            }
        });
        assertGolden("check.json", failures.toString());
    }

    @Test
    void junit_isWhatConsumersExpect() throws Exception {
        Path file = directory.resolve("report.xml");
        CliRun run = CliRun.of("check", FAULTY, RACK + "mem0", "mem999", "--junit", file.toString());

        assertEquals(ExitCode.NOTHING_MATCHED, run.exitCode(), run.err());
        Document report =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        assertEquals("testsuites", report.getDocumentElement().getTagName());
        List<Element> suites = elements(report.getElementsByTagName("testsuite"));
        assertEquals(
                List.of("mem999", FAULTY, RACK + "mem0"),
                suites.stream().map(suite -> suite.getAttribute("name")).toList());
        for (Element suite : suites) {
            List<Element> cases = elements(suite.getElementsByTagName("testcase"));
            assertEquals(Integer.toString(cases.size()), suite.getAttribute("tests"));
            for (String outcome : List.of("failure", "error", "skipped")) {
                String attribute = outcome.equals("skipped") ? outcome : outcome + "s";
                assertEquals(
                        Integer.toString(suite.getElementsByTagName(outcome).getLength()),
                        suite.getAttribute(attribute));
            }
            for (Element each : cases) {
                assertFalse(each.getAttribute("classname").isEmpty());
                assertFalse(each.getAttribute("name").isEmpty());
                assertTrue(each.getAttribute("time").matches("\\d+\\.\\d{3}"), each.getAttribute("time"));
            }
        }
        assertEquals("1", suites.get(0).getAttribute("errors"));
        assertEquals("2", suites.get(1).getAttribute("failures"));
        assertEquals("0", suites.get(2).getAttribute("failures"));
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    @Test
    void filesOfAFaultyComponent_areAsBefore() throws IOException {
        Path junit = directory.resolve("report.xml");
        Path markdown = directory.resolve("report.md");
        CliRun.of(
                "check",
                FAULTY,
                "--only",
                "get-log-capabilities,get-health-info,set-timestamp",
                "--junit",
                junit.toString(),
                "--markdown",
                markdown.toString());

        assertGolden(
                "check.xml",
                Files.readString(junit, StandardCharsets.UTF_8).replaceAll("time=\"[^\"]*\"", "time=\"0.003\""));
        assertGolden("check.md", Files.readString(markdown, StandardCharsets.UTF_8));
    }

    @Test
    void componentThatDies_isReportedAsFarAsItCame() throws IOException {
        Path junit = directory.resolve("report.xml");
        Path markdown = directory.resolve("report.md");
        CliRun run = CliRun.of(
                "check",
                DYING,
                "--timeout",
                "50ms",
                "--retries",
                "0",
                "--junit",
                junit.toString(),
                "--markdown",
                markdown.toString());

        assertEquals(ExitCode.NO_ANSWER, run.exitCode(), run.out());
        String end = "not complete, after 0104h Get MCTP Event Interrupt Policy: mem0: Get FW Info (0200h)";
        assertTrue(run.out().contains("ENDED  " + end), run.out());
        assertTrue(Files.readString(junit).contains("<error message=\"" + end), Files.readString(junit));
        assertTrue(Files.readString(markdown).contains("**The check is " + end), Files.readString(markdown));
    }

    @Test
    void writes_needYes_andLeaveNothingChanged() {
        CliRun refused = CliRun.of("check", "sim", "--writes");
        assertEquals(ExitCode.USAGE, refused.exitCode());
        assertTrue(refused.err().contains("--writes to sim changes the component"), refused.err());

        CliRun run = CliRun.of("check", "sim", "--writes", "--yes");
        assertEquals(ExitCode.OK, run.exitCode(), run.out());
        assertFalse(run.out().contains("CHANGED"), run.out());
    }

    @Test
    void destructive_needsYes_andSaysWhatIsLost() {
        CliRun refused = CliRun.of("check", "sim", "--destructive");
        assertEquals(ExitCode.USAGE, refused.exitCode());
        assertTrue(refused.err().contains("--destructive to sim DESTROYS DATA"), refused.err());

        CliRun run = CliRun.of("check", "sim", "--destructive", "--yes", "--only", "set-lsa");
        assertEquals(ExitCode.OK, run.exitCode(), run.out());
    }

    @Test
    void dryRun_showsWhatWouldBeChecked() {
        CliRun run =
                CliRun.of("check", "sim", "--writes", "--dry-run", "--only", "get-log,set-shutdown-state,sanitize");

        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals(
                List.of(
                        "0401h Get Log             response, request length, pieces",
                        "4204h Set Shutdown State  write back",
                        "4400h Sanitize            skipped: it may destroy something: --destructive"),
                run.out().lines().toList());
        JsonNode plan = Envelope.only(
                        CliRun.of("check", "sim", "--dry-run", "-o", "json").out())
                .get("response")
                .get("plan");
        assertEquals("0x0001", plan.get(0).get("opcode").asString());
    }

    @Test
    void unknownCommand_isRefusedBeforeAnythingIsSent() {
        CliRun run = CliRun.of("check", "sim", "--only", "get-lgo");

        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err().contains("--only get-lgo: there is no such command"), run.err());
    }

    @Test
    void namesWithControlCharacters_giveWellFormedFiles() throws Exception {
        Path fabric = directory.resolve("rack\u0001<&]]>|9.yaml");
        Files.copy(Path.of("src/test/fabrics/faulty.yaml"), fabric);
        Path file = directory.resolve("report.xml");
        Path markdown = directory.resolve("report.md");
        CliRun.of(
                "check",
                "sim:" + fabric + "#mem0",
                "--only",
                "get-health-info",
                "--junit",
                file.toString(),
                "--markdown",
                markdown.toString());

        Document report =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        String suite = elements(report.getElementsByTagName("testsuite")).get(0).getAttribute("name");
        assertTrue(suite.endsWith("rack\\x01<&]]>|9.yaml#mem0"), suite);
        assertTrue(
                Files.readString(markdown).contains("x01&#60;&#38;&#93;&#93;&#62;&#124;9.yaml"),
                Files.readString(markdown));
    }

    @Test
    void fileThatCannotBeWritten_isSaid() {
        CliRun run = CliRun.of("check", "sim", "--only", "identify", "--junit", "no/such/directory/report.xml");

        assertEquals(ExitCode.NO_ANSWER, run.exitCode());
        assertTrue(run.err().contains("report.xml cannot be written"), run.err());
    }

    /** {@code -Drecreate=true} writes what is printed now. */
    private static void assertGolden(String name, String found) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("recreate")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, found, StandardCharsets.UTF_8);
        }
        assertEquals(Files.readString(golden, StandardCharsets.UTF_8), found);
    }
}
