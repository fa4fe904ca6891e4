package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.CommandDocs;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.porcelain.Porcelain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {

    @TempDir
    Path work;

    @Test
    void everyCommand_hasASummary() {
        assertEquals(
                List.of(),
                Commands.all()
                        .filter(named -> CommandDocs.of(named).summary().isEmpty())
                        .toList());
    }

    @Test
    void help_fitsNarrowTerminals() {
        for (String command : List.of("help", "help get-log", "help set-patrol-scrub-control-feature", "help raw")) {
            CliRun run = CliRun.with(Map.of("COLUMNS", "40"), "", false, command.split(" ", -1));
            assertEquals(ExitCode.OK, run.exitCode(), run.err());
            run.out()
                    .lines()
                    .filter(line -> line.strip().indexOf(' ') > 0)
                    .forEach(line -> assertTrue(line.length() <= 40, line));
        }
    }

    @Test
    void help_hasFieldsWithWidthAndMeaning() {
        String help = CliRun.of("get-log", "--help").out();
        assertTrue(help.contains("section 8.2.10.5.2 of CXL 3.2"), help);
        assertTrue(help.contains("Where in the log to begin. 32 bits, in bytes."), help);
        assertTrue(help.contains("command-effects-log, vendor-debug-log"), help);
        assertTrue(help.contains("It only reads. It may be repeated."), help);
        assertTrue(help.contains("Fields of the response:\n  data bytes[rest]"), help);
    }

    @Test
    void bashCompletion_isSound_andKnowsAll() throws Exception {
        CliRun run = CliRun.of("completion", "bash");
        assertEquals("", run.err());
        Path script = Files.writeString(work.resolve("script"), run.out());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        ". \"$0\"; COMP_WORDS=(cxlmi get-event-rec); COMP_CWORD=1;"
                                + " _complete_cxlmi; echo \"${COMPREPLY[@]}\"",
                        script.toString())
                .redirectErrorStream(true)
                .start();
        assertTrue(bash.waitFor(1, TimeUnit.MINUTES));
        assertEquals(
                "get-event-records", new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertEquals(run.out(), CliRun.of("completion", "zsh").out(), "zsh reads it with bashcompinit");
    }

    @Test
    void fishCompletion_hasOptionsAndNames() {
        String script = CliRun.of("completion", "fish").out();
        assertTrue(
                script.contains("'__fish_seen_subcommand_from get-event-records' -l event-log -x"
                        + " -a 'informational warning failure fatal dynamic-capacity'"),
                script.substring(0, 300));
        assertTrue(script.lines().allMatch(line -> line.startsWith("complete -c cxlmi ")));
        assertTrue(CliRun.of("completion", "ksh").err().contains("bash, zsh and fish"));
    }

    @Test
    void manPages_areThereForAll() throws IOException {
        CliRun run = CliRun.of("man", work.resolve("man").toString());
        assertEquals(new CliRun(ExitCode.OK, "", ""), run);
        List<String> names = Stream.concat(Commands.all().map(named -> named.name()), Porcelain.names().stream())
                .map(name -> "cxlmi-" + name.replace(' ', '-'))
                .toList();
        for (String name :
                Stream.concat(Stream.of("cxlmi", "cxlmi-raw"), names.stream()).toList()) {
            List<String> lines = Files.readAllLines(work.resolve("man/" + name + ".1"));
            String title = name.toUpperCase(Locale.ROOT).replace("-", "\\-");
            assertTrue(lines.get(0).startsWith(".TH \"" + title + "\" 1 "), lines.get(0));
            for (String line : lines) {
                assertFalse(line.startsWith("'"), line);
                assertTrue(!line.startsWith(".") || line.matches("\\.(TH|SH|PP|TP|B)( .*)?"), line);
            }
        }
    }
}
