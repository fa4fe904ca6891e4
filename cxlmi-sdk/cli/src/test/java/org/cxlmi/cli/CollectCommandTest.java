package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.simulator.SimulatedFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class CollectCommandTest {

    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";
    private static final Path GOLDEN = Path.of("src/test/golden/collect.txt");

    @TempDir
    Path work;

    private CliRun collect(String... more) {
        List<String> arguments = new ArrayList<>(List.of("collect", "--to=" + work));
        arguments.addAll(List.of(more));
        return CliRun.of(arguments.toArray(String[]::new));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private Path archive() throws IOException {
        assertEquals(1, archives().size());
        return archives().get(0);
    }

    private static byte[] file(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }

    private static JsonNode manifest(ZipFile zip) throws IOException {
        return JsonMapper.shared().readTree(file(zip, "manifest.json"));
    }

    /** The names of the files and the manifest, without what differs from run to run. */
    @Test
    void archive_hasTheFilesThatTheManifestLists() throws Exception {
        CliRun run = collect(RACK + "mem0", "--yes");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertTrue(
                archive()
                        .getFileName()
                        .toString()
                        .matches("cxlmi-sim-src-test-fabrics-rack-yaml-mem0-\\d{8}T\\d{6}Z\\.zip"),
                archive().toString());
        assertEquals(ExitCode.OK, run.exitCode());
        try (ZipFile zip = new ZipFile(archive().toFile())) {
            List<String> names = Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
            String manifest = new String(file(zip, "manifest.json"), StandardCharsets.UTF_8)
                    .replaceAll("\"begin\" : \"[^\"]*\"", "\"begin\" : \"2026-03-01T12:00:00Z\"")
                    .replaceAll("\"ms\" : \\d+", "\"ms\" : 3")
                    .replaceAll("\"program\" : \"[^\"]*\"", "\"program\" : \"cxlmi 1.0\"")
                    .replaceAll("\"bytes\" : \\d+", "\"bytes\" : 3")
                    .replaceAll("\"sha256\" : \"[0-9a-f]{64}\"", "\"sha256\" : \"(64 digits)\"");
            String now = String.join("\n", names) + "\n\n" + manifest + "\n";
            if (Boolean.getBoolean("recreate")) {
                Files.createDirectories(GOLDEN.getParent());
                Files.writeString(GOLDEN, now);
            }
            assertEquals(Files.readString(GOLDEN), now);

            List<String> listed = new ArrayList<>(List.of("README.txt", "manifest.json"));
            for (JsonNode part : manifest(zip).get("parts")) {
                for (JsonNode each : part.path("files")) {
                    byte[] bytes = file(zip, each.get("name").asString());
                    assertEquals(each.get("bytes").asInt(), bytes.length);
                    assertEquals(
                            each.get("sha256").asString(),
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(bytes)));
                    listed.add(each.get("name").asString());
                }
            }
            assertEquals(
                    names.stream().sorted().toList(), listed.stream().sorted().toList());
            JsonNode health = JsonMapper.shared().readTree(file(zip, "commands/4200-get-health-info.json"));
            assertEquals(30, health.get("deviceTemperature").asInt());
            String text = new String(file(zip, "commands/4200-get-health-info.txt"), StandardCharsets.UTF_8);
            assertTrue(text.contains("deviceTemperature              30 \u00b0C\n"), text);
            assertEquals(
                    GetHealthInfo.COMMAND.responseLayout().fixedLength(),
                    file(zip, "commands/4200-get-health-info.bin").length);
        }
    }

    @Test
    void unzip_findsNothingWrong() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unzip")), "unzip is not installed");
        collect("sim", "--as-is");
        Process unzip = new ProcessBuilder("/usr/bin/unzip", "-tq", archive().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(unzip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, unzip.waitFor(), said);
    }

    @Test
    void severalTargets_haveAnArchiveEach_alsoWithTheSameName() throws IOException {
        CliRun run = collect("sim", RACK + "mem*", RACK + "switch0", RACK + "switch0/port1", "--as-is", "-o=json");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals(5, archives().size());
        assertEquals(
                5,
                collect("sim", RACK + "mem*", RACK + "switch0", RACK + "switch0/port1", "--as-is", "-o=json")
                                .out()
                                .split("\"file\"", -1)
                                .length
                        - 1);
        assertEquals(10, archives().size());
        JsonNode first = Envelope.array(run.out()).get(0).get("response");
        assertTrue(archives().contains(Path.of(first.get("file").asString())));
        assertTrue(first.get("parts").asInt() > 20);
    }

    @Test
    void populating_asksFirst() throws IOException {
        CliRun run = collect("sim");
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err().contains("Populate Log (0404h) to sim changes the component"), run.err());
        assertEquals(List.of(), archives());
    }

    @Test
    void refusedCommand_isInTheManifest() throws IOException {
        try (ServedFabric fabric = ServedFabric.of(work, """
                components: [ { memory-device: mem0, eid: 8 } ]
                faults: [ { component: mem0, command: Get Health Info, answer: Internal Error, times: always } ]
                """)) {
            CliRun run = collect(fabric.target(), "--as-is");
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            assertTrue(run.out().contains(" that could not be read"), run.out());
            try (ZipFile zip = new ZipFile(archive().toFile())) {
                JsonNode refused = part(manifest(zip), "Get Health Info");
                assertFalse(refused.get("ok").asBoolean());
                assertEquals(
                        "INTERNAL_ERROR",
                        refused.get("error").get("returnCodeName").asString());
                assertTrue(manifest(zip).get("complete").asBoolean());
            }
        }
    }

    private static JsonNode part(JsonNode manifest, String name) {
        for (JsonNode part : manifest.get("parts")) {
            if (part.get("name").asString().equals(name)) {
                return part;
            }
        }
        throw new AssertionError(name + " is not in " + manifest);
    }

    @Test
    void componentThatDies_leavesWhatWasRead() throws IOException {
        try (ServedFabric fabric = ServedFabric.of(work, "components: [ { memory-device: mem0, eid: 8 } ]")) {
            SimulatedFaults faults = fabric.component("mem0").faults();
            faults.once(IdentifyMemoryDevice.COMMAND).replaceMessage(message -> {
                faults.disappear();
                return message;
            });
            CliRun run = collect(fabric.target(), "--as-is", "--timeout=200ms", "--retries=0");
            assertEquals(ExitCode.NO_ANSWER, run.exitCode(), run.err());
            assertTrue(run.err().contains("the component stopped to answer. " + archive()), run.err());
            try (ZipFile zip = new ZipFile(archive().toFile())) {
                JsonNode manifest = manifest(zip);
                assertFalse(manifest.get("complete").asBoolean());
                assertEquals("timeout", manifest.get("error").get("kind").asString());
                assertTrue(part(manifest, "Identify").get("ok").asBoolean());
                JsonNode parts = manifest.get("parts");
                assertEquals(
                        "Get Partition Info",
                        parts.get(parts.size() - 1).get("name").asString());
            }
        }
    }

    @Test
    void deadComponent_leavesNothing() throws IOException {
        try (ServedFabric fabric = ServedFabric.of(work, "components: [ { memory-device: mem0, eid: 8 } ]")) {
            fabric.component("mem0").faults().disappear();
            CliRun run = collect(fabric.target(), "--as-is", "--timeout=200ms", "--retries=0");
            assertEquals(ExitCode.NO_ANSWER, run.exitCode(), run.err());
            try (Stream<Path> files = Files.list(work)) {
                assertEquals(
                        List.of(),
                        files.filter(file -> file.toString().contains("cxlmi")).collect(Collectors.toList()));
            }
        }
    }

    @Test
    void directoryThatIsMissing_isRefused() {
        CliRun run = CliRun.of("collect", "sim", "--as-is", "--to=" + work.resolve("none"));
        assertEquals(ExitCode.USAGE, run.exitCode());
        assertTrue(run.err().contains("there is no such directory"), run.err());
    }
}
