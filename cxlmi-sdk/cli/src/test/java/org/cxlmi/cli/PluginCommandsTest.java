package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Commands of vendors that are added without a build. */
class PluginCommandsTest {

    private static final Path ACME = Path.of("src/test/specs/acme.yaml");

    @TempDir
    Path work;

    private CliRun run(String... arguments) {
        return CliRun.with(variables(), "", false, arguments);
    }

    private Map<String, String> variables() {
        return Map.of(
                "XDG_DATA_HOME", work.resolve("data").toString(),
                "XDG_DATA_DIRS", work.resolve("system").toString());
    }

    private Path folder() {
        return work.resolve("data/cxlmi/plugins");
    }

    private void addAcme() {
        assertEquals(
                new CliRun(ExitCode.OK, "added acme: get-lamp, set-lamp-log\n", ""), run("plugin", "add", "" + ACME));
    }

    private Path write(String name, String text) throws IOException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void dissector_showsCommandsOfTheSpecificationAndOfPlugins() {
        CliRun shipped = run("dissector");
        assertEquals(new CliRun(ExitCode.OK, shipped.out(), ""), shipped);
        assertTrue(shipped.out().contains("\"Get Health Info\""), "no commands of the specification");
        assertFalse(shipped.out().contains("\"Get Lamp\""), "a command that nobody added");

        addAcme();
        CliRun both = run("dissector");
        assertTrue(both.out().contains("\"Get Lamp\""), both.err());
        assertTrue(both.out().contains("\"Get Health Info\""), "no commands of the specification");
    }

    /** Commands of lamps with another opcode. */
    private Path lamps(String name) throws IOException {
        return write(
                name, "group: x\ncommand-set: Y\ncommands: { Blink: { opcode: 0xC123, request: [ lamp: u8 ] } }\n");
    }

    @Test
    void commands_areAsGoodAsAllOthers() {
        addAcme();
        assertEquals(
                """
                Get Lamp (C000h) to sim, 1 bytes, not sent
                  00  01                         lamp  1
                """, run("acme", "get-lamp", "sim", "--lamp", "1", "--dry-run").out());
        String help = run("acme", "get-lamp", "--help").out();
        assertTrue(help.contains("Tells how a lamp burns."), help);
        assertTrue(help.contains("Which lamp. At most 3. 8 bits."), help);
        assertTrue(help.contains("How bright it is."), help);
        assertTrue(run("help").out().contains("acme get-lamp"));
        assertTrue(run("acme", "get-lmp", "sim").err().contains("did you mean acme get-lamp"));
        assertTrue(run("raw", "0xC001", "sim", "01").err().contains("changes the component"));
        assertTrue(run("acme", "get-lamp", "sim", "--lamp", "4").err().contains("--lamp: expected from 0 to 3"));
        JsonNode refused = Envelope.only(
                run("acme", "get-lamp", "sim", "--lamp", "1", "-o", "json").out());
        assertEquals("acme get-lamp", refused.get("command").asString());
        assertEquals("0xc000", refused.get("opcode").asString());
        assertEquals("UNSUPPORTED", refused.get("error").get("returnCodeName").asString());
    }

    @Test
    void completionAndManPages_haveThem() throws IOException {
        addAcme();
        String fish = run("completion", "fish").out();
        assertTrue(
                fish.contains(
                        "'__fish_seen_subcommand_from acme; and __fish_seen_subcommand_from set-lamp-log' -l log -x"
                                + " -a 'informational warning failure fatal dynamic-capacity'"),
                "fish");
        assertTrue(run("completion", "bash").out().contains("get-lamp set-lamp-log"));
        run("man", work.resolve("man").toString());
        assertTrue(Files.readString(work.resolve("man/cxlmi-acme-get-lamp.1")).contains("Tells how a lamp burns."));
    }

    @Test
    void component_answers() throws Exception {
        addAcme();
        try (ServedFabric fabric = ServedFabric.of(work, "components: [ { memory-device: acme, eid: 9 } ]")) {
            answer(fabric, Commands.find("acme", "get-lamp").orElseThrow().command());
            CliRun text = run("acme", "get-lamp", fabric.target(), "--lamp", "1");
            assertEquals(new CliRun(ExitCode.OK, "color       RED\nbrightness  80 %\n", ""), text);
            JsonNode lamp = Envelope.only(run("acme", "get-lamp", fabric.target(), "--lamp", "1", "-o", "json")
                            .out())
                    .get("response");
            assertEquals("RED", lamp.get("color").asString());
            assertEquals(80, lamp.get("brightness").asInt());
        }
    }

    @Test
    void check_knowsThem() throws Exception {
        addAcme();
        try (ServedFabric fabric = ServedFabric.of(work, "components: [ { memory-device: acme, eid: 9 } ]")) {
            answer(fabric, Commands.find("acme", "get-lamp").orElseThrow().command());
            String[] check = {"check", fabric.target(), "--only", "0xC000", "-o", "json"};
            JsonNode known = Envelope.only(run(check).out()).get("response");
            assertEquals(1, known.get("pass").asInt(), known.toString());
            assertEquals("Get Lamp", known.get("findings").get(1).get("command").asString());
            JsonNode unknown = Envelope.only(CliRun.of(check).out()).get("response");
            assertEquals(1, unknown.get("skip").asInt(), unknown.toString());
        }
    }

    private static <Q extends Struct, R extends Struct> void answer(ServedFabric fabric, Command<Q, R> command) {
        fabric.device("acme")
                .answer(command, request -> command.responseReader().read(new byte[] {1, 80}, request));
    }

    @Test
    void badSpec_isToldWithAllPlaces_andChangesNothing() throws IOException {
        addAcme();
        Path bad = write("acme.yaml", """
                group: acme
                command-set: Lamps
                commands:
                  Get Lamp:
                    opcode: 0xC000
                    request:
                      - lamp: u9
                    colour: red
                """);
        CliRun run = run("plugin", "add", bad.toString());
        assertEquals(ExitCode.USAGE, run.exitCode());
        List<String> lines = run.err().lines().toList();
        assertEquals(3, lines.size(), run.err());
        assertTrue(lines.get(0).matches("cxlmi: \\[[a-z-]+] acme\\.yaml:7:9 .*"), lines.get(0));
        assertTrue(lines.get(1).matches("cxlmi: \\[unknown-key] acme\\.yaml:8:5 .*"), lines.get(1));
        assertEquals("cxlmi: " + bad + ": 2 mistakes; nothing was added", lines.get(2));
        assertEquals(
                ExitCode.OK,
                run("acme", "get-lamp", "sim", "--lamp=1", "--dry-run").exitCode());

        CliRun json = run("plugin", "add", bad.toString(), "-o", "json");
        assertEquals(2, Envelope.only(json.out()).get("error").get("exitCode").asInt());
        assertTrue(
                json.err().lines().allMatch(line -> line.startsWith("{\"schema\":1,\"level\":\"error\"")), json.err());
    }

    @Test
    void severalFiles_andFolders_useEachOther() throws IOException {
        write("specs/types.yaml", "group: x\ncommand-set: T\nenums: { Tint: { values: { RED: 0 } } }\n");
        write("specs/lamps.yaml", """
                group: x
                command-set: L
                uses: [types]
                commands: { Get Tint: { opcode: 0xC000, response: [ tint: Tint ] } }
                """);
        String specs = work.resolve("specs").toString();
        assertEquals("added specs: get-tint\n", run("plugin", "add", specs).out());
        assertEquals(
                "specs  1 command of lamps.yaml types.yaml, " + folder() + "/specs.jar\n",
                run("plugin", "list").out());
        CliRun two = run("plugin", "add", specs + "/lamps.yaml", specs + "/types.yaml", "--name", "two");
        assertEquals("added two: get-tint\n", two.out(), two.err());
        CliRun alone = run("plugin", "add", specs + "/lamps.yaml");
        assertTrue(alone.err().contains("[unknown-uses] lamps.yaml:3:8"), alone.err());
        CliRun unnamed = run("plugin", "add", specs + "/lamps.yaml", specs + "/types.yaml");
        assertTrue(unnamed.err().contains("write --name NAME"), unnamed.err());
    }

    @Test
    void add_again_replaces_andRemoveRemoves() throws IOException {
        addAcme();
        Path other = lamps("acme.yaml");
        assertEquals(
                "replaced acme: blink\n", run("plugin", "add", other.toString()).out());
        assertEquals(
                ExitCode.USAGE,
                run("acme", "get-lamp", "sim", "--lamp=1", "--dry-run").exitCode());
        assertTrue(run("acme", "blink", "--help").out().contains("Blink (C123h)."));
        assertEquals(
                folder() + "/acme.jar",
                Envelope.only(run("plugin", "list", "-o", "json").out())
                        .get("response")
                        .get("plugins")
                        .get(0)
                        .get("file")
                        .asString());
        assertEquals(new CliRun(ExitCode.OK, "removed acme\n", ""), run("plugin", "remove", "acme"));
        try (Stream<Path> left = Files.list(folder())) {
            assertEquals(List.of(), left.toList());
        }
        CliRun again = run("plugin", "remove", "acme");
        assertEquals(ExitCode.NOTHING_MATCHED, again.exitCode());
        assertTrue(again.err().contains("there is no plug-in acme. Plug-ins: none."), again.err());
        assertTrue(run("plugin", "remove", "../acme").err().contains("there is no plug-in"));
        assertTrue(run("plugin", "list").out().startsWith("no plug-ins"));
    }

    @Test
    void namesOfOtherCommands_areRefused() throws IOException {
        List<String> taken = run("help")
                .out()
                .lines()
                .filter(line -> line.matches("  [a-z][a-z ]*( [A-Z]+)?"))
                .map(line -> line.strip().split(" ", -1)[0])
                .distinct()
                .toList();
        assertTrue(
                taken.containsAll(List.of("plugin", "firmware", "list", "raw", "completion", "man", "unlock")),
                "" + taken);
        Path spec = lamps("x.yaml");
        for (String name :
                Stream.concat(taken.stream(), Stream.of("help", "version")).toList()) {
            CliRun run = run("plugin", "add", spec.toString(), "--name", name);
            assertEquals(ExitCode.USAGE, run.exitCode(), name);
            assertTrue(run.err().contains("commands that begin with \"" + name + "\" already"), run.err());
        }
        for (String name : List.of("Acme", "a/b", "..", "1x", "class", "a-b", "")) {
            assertTrue(
                    run("plugin", "add", spec.toString(), "--name=" + name)
                            .err()
                            .contains("cannot be called"),
                    name);
        }
        assertFalse(Files.exists(folder()));
    }

    @Test
    void brokenPlugin_isNamed_andTheRestWorks() throws IOException {
        addAcme();
        Files.writeString(folder().resolve("broken.jar"), "no jar");
        assertEquals("", run("acme", "get-lamp", "sim", "--lamp=1", "--dry-run").err());
        assertEquals("", run("get-health-info", "sim").err(), "no plug-in is loaded for it");
        CliRun help = run("help");
        assertTrue(help.out().contains("acme get-lamp"));
        assertEquals(1, help.err().lines().count(), help.err());
        assertTrue(
                help.err()
                        .startsWith(
                                "cxlmi: the plug-in broken (" + folder() + "/broken.jar) cannot be used: it is no jar"),
                help.err());
        CliRun used = run("broken", "get-lamp", "sim");
        assertEquals(ExitCode.USAGE, used.exitCode());
        assertTrue(
                used.err().endsWith("Add it again, or remove it with \"cxlmi plugin remove broken\".\n"), used.err());
        assertTrue(run("plugin", "list").out().contains("broken  the plug-in broken"));
        assertEquals(ExitCode.OK, run("plugin", "remove", "broken").exitCode());

        Path jar = folder().resolve("acme.jar");
        byte[] bytes = Files.readAllBytes(jar);
        for (int length = 0; length < bytes.length; length += bytes.length / 16) {
            Files.write(jar, Arrays.copyOf(bytes, length));
            CliRun cut = run("acme", "get-lamp", "sim", "--lamp=1", "--dry-run");
            assertEquals(ExitCode.USAGE, cut.exitCode(), length + " bytes: " + cut.err());
            assertTrue(cut.err().contains("acme.jar"), cut.err());
        }
    }

    @Test
    void jar_isTaken_andNewerOnesAreRefusedByName() throws Exception {
        addAcme();
        Path jar = Files.move(folder().resolve("acme.jar"), work.resolve("acme-cxl-1.2.jar"));
        assertEquals(
                "added acme: get-lamp, set-lamp-log\n",
                run("plugin", "add", jar.toString()).out());
        assertEquals(
                "added lamps: get-lamp, set-lamp-log\n",
                run("plugin", "add", jar.toString(), "--name=lamps").out());
        assertEquals(
                ExitCode.OK,
                run("lamps", "get-lamp", "sim", "--lamp=1", "--dry-run").exitCode());

        Path newer = NewerJar.write(work.resolve("newer.jar"));
        CliRun refused = run("plugin", "add", newer.toString());
        assertEquals(ExitCode.USAGE, refused.exitCode());
        String why =
                NewerJar.CATALOG + " is generated code of version 2, which is newer than version 1 of this runtime."
                        + " Use a newer cxlmi, or generate the code with the processor of this one.";
        assertTrue(refused.err().contains(why), refused.err());
        Files.copy(newer, folder().resolve("newer.jar"), StandardCopyOption.REPLACE_EXISTING);
        CliRun help = run("help");
        assertTrue(help.err().contains("the plug-in newer (") && help.err().contains(why), help.err());
        assertTrue(help.out().contains("lamps get-lamp"));

        Path empty = write("empty.jar", "");
        assertTrue(run("plugin", "add", empty.toString()).err().contains("is no jar that can be read"));
        assertTrue(run("plugin", "add", jar.toString(), ACME.toString()).err().contains("add one jar, or spec files"));
    }

    @Test
    void pluginsForAllUsers_areThere_andGoAfterTheOwn() throws IOException {
        addAcme();
        Path system = Files.createDirectories(work.resolve("system/cxlmi/plugins"));
        Files.move(folder().resolve("acme.jar"), system.resolve("acme.jar"));
        assertEquals(
                ExitCode.OK,
                run("acme", "get-lamp", "sim", "--lamp=1", "--dry-run").exitCode());
        CliRun removed = run("plugin", "remove", "acme");
        assertTrue(removed.err().contains("is there for all users: remove " + system), removed.err());
        run("plugin", "add", lamps("acme.yaml").toString());
        assertTrue(run("plugin", "list").out().contains("1 command of acme.yaml, " + folder()));
    }

    @Test
    void manyAtOnce_doNotMeet() throws Exception {
        List<Path> specs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            specs.add(lamps("v" + i + ".yaml"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<CliRun>> runs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String spec = specs.get(i % 3).toString();
                runs.add(() -> run("plugin", "add", spec));
            }
            for (Future<CliRun> run : threads.invokeAll(runs)) {
                assertEquals(ExitCode.OK, run.get().exitCode(), run.get().err());
            }
        } finally {
            threads.shutdown();
        }
        try (Stream<Path> files = Files.list(folder())) {
            assertEquals(
                    List.of("v0.jar", "v1.jar", "v2.jar"),
                    files.map(file -> "" + file.getFileName()).sorted().toList());
        }
        assertEquals(
                ExitCode.OK, run("v1", "blink", "sim", "--lamp=1", "--dry-run").exitCode());
    }

    @Test
    void whereNothingCanBeWritten_isSaid() throws IOException {
        Path file = write("occupied", "");
        CliRun run = CliRun.with(Map.of("XDG_DATA_HOME", file.toString()), "", false, "plugin", "add", "" + ACME);
        assertEquals(ExitCode.NO_ANSWER, run.exitCode());
        assertTrue(run.err().contains("cannot be written") && run.err().contains("set XDG_DATA_HOME"), run.err());
        CliRun homeless = CliRun.with(Map.of(), "", false, "plugin", "add", "" + ACME);
        assertTrue(homeless.err().contains("set HOME or XDG_DATA_HOME"), homeless.err());
        assertTrue(run("plugin", "add", "/nonexistent.yaml").err().contains("there is no such file"));
        assertTrue(run("plugin", "add", "/dev/zero").err().contains("the name of a spec file"));
    }
}
