package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.run.CommonOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** What holds for every command of the specification. */
class AllCommandsTest {

    private static final String FABRIC = "sim:src/test/fabrics/rack.yaml#";
    private static final Pattern MISSING =
            Pattern.compile("(--[a-z0-9.-]+) ?([a-z0-9-]*) is not set: expected (?:from )?(\\S+)");
    private static final Pattern NONE = Pattern.compile("(--[a-z0-9.-]+): expected at least 1 of them");
    private static final int MOST_REQUIRED = 20;
    private static final Map<String, List<String>> MINIMAL = new HashMap<>();

    static Stream<NamedCommand> commands() {
        return Commands.all();
    }

    @Test
    void names_areUnique_andNoneIsOfTheProgram() {
        List<String> names = commands().map(NamedCommand::fullName).toList();
        assertEquals(Set.copyOf(names).size(), names.size());
        assertFalse(names.contains("raw"));
        assertFalse(names.contains("help"));
        assertTrue(names.size() > 150, names.size() + " commands");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void optionsOfFields_areNotThoseOfAllCommands(NamedCommand named) {
        Set<String> common =
                CommandSpec.forAnnotatedObject(new CommonOptions()).optionsMap().keySet();
        List<String> options = Cli.invocation(words(named), new CommonOptions()).spec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
        assertEquals(new TreeSet<>(options).size(), options.size(), "names are unique");
        assertTrue(options.containsAll(common));
        assertFalse(options.contains("--help"));
    }

    static List<String> words(NamedCommand named) {
        return List.of(named.fullName().split(" ", -1));
    }

    /** The options that the builder of the request asks for. */
    static List<String> minimal(NamedCommand named) {
        return MINIMAL.computeIfAbsent(named.fullName(), name -> findMinimal(named));
    }

    private static List<String> findMinimal(NamedCommand named) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < MOST_REQUIRED; i++) {
            CliRun run = run(named, options, "sim", "--dry-run");
            if (run.exitCode() == ExitCode.OK) {
                return options;
            }
            Matcher missing = MISSING.matcher(run.err());
            Matcher none = NONE.matcher(run.err());
            if (none.find()) {
                options.add(none.group(1) + "=");
                continue;
            }
            assertTrue(missing.find(), run.err());
            String ofElement = missing.group(2);
            if (!ofElement.isEmpty()) {
                options.remove(missing.group(1) + "=");
            }
            options.add(missing.group(1) + "=" + (ofElement.isEmpty() ? "" : ofElement + "=") + missing.group(3));
        }
        throw new AssertionError(named + " asks for more and more: " + options);
    }

    static CliRun run(NamedCommand named, List<String> options, String... more) {
        List<String> arguments = new ArrayList<>(words(named));
        arguments.addAll(options);
        arguments.addAll(List.of(more));
        return CliRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_hasOpcodeAndAllOptions(NamedCommand named) {
        CliRun run = run(named, List.of(), "--help");
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains(named.command().toString()), run.out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void dryRun_showsAllBytesOfTheRequest(NamedCommand named) {
        List<String> options = minimal(named);
        CliRun text = run(named, options, "sim", "--dry-run");
        String hex = run(named, options, "sim", "--dry-run", "-o", "hex").out().strip();
        int length = hex.isEmpty() ? 0 : hex.split(" ", -1).length;
        assertTrue(text.out().startsWith(named.command() + " to sim, " + length + " bytes, not sent\n"), text.out());
        JsonNode json = Envelope.only(
                run(named, options, "sim", "--dry-run", "-o", "json").out());
        assertFalse(json.get("response").get("sent").asBoolean());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void json_isTheSameForEveryKindOfTarget(NamedCommand named) {
        List<String> options = minimal(named);
        String[] targets = Stream.of("mem0", "switch0", "switch0/port2", "switch0/port2/ld1", "switch0/port5/ldpool")
                .map(component -> FABRIC + component)
                .toArray(String[]::new);
        options = new ArrayList<>(options);
        options.addAll(List.of("--yes", "--retries=0", "-o", "json"));
        CliRun run = run(named, options, targets);
        JsonNode array = Envelope.array(run.out());
        assertEquals(targets.length, array.size());
        for (int i = 0; i < targets.length; i++) {
            assertEquals(targets[i], array.get(i).get("target").asString());
            assertEquals(named.fullName(), array.get(i).get("command").asString());
        }
        assertFalse(run.err().contains("internal error"), run.err());
        assertTrue(run.exitCode() <= ExitCode.IMPOSSIBLE, run.out());
    }
}
