package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.runtime.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What commands there are, and their layouts. */
class SpecificationCommandTest {

    @TempDir
    Path work;

    private static List<String> lines(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "spec";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CliRun run = CliRun.of(all);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertEquals("", run.err());
        return run.out().lines().toList();
    }

    private static List<String> names(String... arguments) {
        return lines(arguments).stream().map(line -> line.split("  ", -1)[1]).toList();
    }

    @Test
    void withoutArguments_allAreListed_byOpcode() {
        List<String> lines = lines();
        assertEquals(Commands.all().count(), lines.size());
        assertEquals(
                lines.stream().map(line -> line.substring(0, 5)).sorted().toList(),
                lines.stream().map(line -> line.substring(0, 5)).toList());
        assertTrue(lines.get(0).matches("0001h  identify +\\S.* \\([0-9.]+ of CXL 3\\.2\\)"), lines.get(0));
    }

    @Test
    void namesOpcodesAndPatterns_sayWhich() {
        assertEquals(List.of("get-event-records", "clear-event-records"), names("*-event-records"));
        List<String> both = names("0x100", "4200H");
        assertEquals(List.of("get-event-records", "get-health-info"), both);
        assertEquals("Get Health Info (4200h)", lines("GET HEALTH INFO").get(0));
        assertTrue(lines("get-health-info").get(1).matches("  command +get-health-info"));
    }

    @Test
    void details_haveFieldsWithOffsets() {
        String text = String.join("\n", lines("get-lsa"));
        assertTrue(text.replaceAll(" +", " ").contains(" request 8 bytes\n 00 offset u32 Where"), text);
        assertTrue(text.contains("    04    length  u32"), text);
        assertTrue(
                text.replaceAll(" +", " ").contains(" response at least 0 bytes\n 00 data bytes[request.length]"),
                text);
    }

    @Test
    void revision_leavesOutWhatItDoesNotHave() {
        List<String> all = names();
        List<String> first = names("--revision", "2.0");
        List<String> later = names("--revision", "3.1");
        assertTrue(first.size() < later.size(), first.size() + " " + later.size());
        assertTrue(first.contains("get-health-info"));
        assertTrue(all.containsAll(later));
        assertFalse(first.contains("initiate-dynamic-capacity-add"), "since 3.0");
        CliRun wrong = CliRun.of("spec", "--revision", "new");
        assertEquals(ExitCode.USAGE, wrong.exitCode());
    }

    @Test
    void nothing_isSaid() {
        CliRun run = CliRun.of("spec", "nonsense", "-o", "json");
        assertEquals(ExitCode.NOTHING_MATCHED, run.exitCode());
        assertTrue(run.err().contains("nonsense: there is no such command"), run.err());
        assertEquals(
                "nothing-matched",
                Envelope.only(run.out()).get("error").get("kind").asString());
    }

    @Test
    void json_hasTheLayoutOfEveryCommand() {
        JsonNode commands = Envelope.only(CliRun.of("spec", "-o", "json").out())
                .get("response")
                .get("commands");
        Map<String, JsonNode> byName = new HashMap<>();
        commands.forEach(command -> byName.put(command.get("command").asString(), command));
        List<NamedCommand> all = Commands.all().toList();
        assertEquals(all.size(), byName.size());
        for (NamedCommand named : all) {
            Command<?, ?> command = named.command();
            JsonNode json = byName.get(named.fullName());
            assertEquals(command.name(), json.get("name").asString());
            assertEquals(
                    command.requestLayout().minimumLength(),
                    json.get("request").get("minimumBytes").asInt());
            assertTrue(json.get("response").get("fields").size()
                    >= command.responseLayout().fields().size());
            for (JsonNode field : json.get("request").get("fields")) {
                boolean isReserved = field.get("name").asString().endsWith("reserved");
                assertTrue(isReserved || !field.get("doc").asString().isEmpty(), named + " " + field);
            }
        }
    }

    @Test
    void pluginsAreThereToo() {
        Map<String, String> variables = Map.of("XDG_DATA_HOME", work.toString());
        CliRun.with(variables, "", false, "plugin", "add", "src/test/specs/acme.yaml");
        CliRun vendor = CliRun.with(variables, "", false, "spec", "acme");
        assertEquals(2, vendor.out().lines().count(), vendor.out());
        CliRun one = CliRun.with(variables, "", false, "spec", "acme", "get-lamp");
        assertTrue(one.out().startsWith("Get Lamp (C000h)\n  command "), one.out());
        assertTrue(one.out().contains("00    lamp  u8"), one.out());
    }
}
