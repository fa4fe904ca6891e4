package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.cli.porcelain.Porcelain;
import org.cxlmi.cli.request.RequestOption;
import org.cxlmi.cli.request.RequestOptions;
import org.cxlmi.cli.run.CommonOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Each option that is a number or a duration: at, below and above its limits. */
class LimitsTest {

    private static final Pattern RANGE = Pattern.compile("expected from (-?\\d+) to (-?\\d+)");
    private static final Pattern WIDTH = Pattern.compile("^(\\d+) bits(, signed)?");
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final String TOO_LARGE = "99999999999999999999999";

    /** The options of all commands are tested with one of them. */
    private static final String WITH_COMMON = "health";

    static Stream<Arguments> options() {
        Set<String> common = Set.copyOf(picocli.CommandLine.Model.CommandSpec.forAnnotatedObject(new CommonOptions())
                .optionsMap()
                .keySet());
        return Porcelain.names().stream()
                .flatMap(name ->
                        Cli.invocation(List.of(name.split(" ", -1)), new CommonOptions()).spec().options().stream()
                                .filter(option -> name.equals(WITH_COMMON) || !common.contains(option.longestName()))
                                .filter(option -> NUMBERS.contains(option.type()) || option.type() == Duration.class)
                                .map(option -> Arguments.of(name, option.longestName(), option)));
    }

    /** What is said of a value. The unknown option keeps the command from being run if the value is right. */
    private static String said(String command, String option, String value) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("sim", option, value, "--nonsense"));
        CliRun run = CliRun.of(arguments.toArray(String[]::new));
        assertEquals(ExitCode.USAGE, run.exitCode(), run.out());
        assertEquals("", run.out());
        return run.err();
    }

    private static String assertRefused(String command, String option, String value) {
        String said = said(command, option, value);
        assertTrue(said.startsWith("cxlmi: " + option + " " + value + ": expected "), said);
        return said;
    }

    private static void assertTaken(String command, String option, String value) {
        String said = said(command, option, value);
        assertTrue(said.contains("--nonsense") || said.startsWith("cxlmi: Missing required option"), said);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("options")
    void optionOfJob_isRefusedOutOfItsRange_byItsName(String command, String option, OptionSpec spec) {
        if (spec.type() == Duration.class) {
            for (String wrong : List.of("-1ms", "5", "", "1d", "999999999h")) {
                assertRefused(command, option, wrong);
            }
            assertTaken(command, option, "1ms");
            assertTaken(command, option, "36500h");
            return;
        }
        assertRefused(command, option, "many");
        assertRefused(command, option, "-1");
        Matcher range = RANGE.matcher(assertRefused(command, option, TOO_LARGE));
        if (!range.find()) {
            return; // A size: only all sizes of a device have a limit.
        }
        BigInteger least = new BigInteger(range.group(1));
        BigInteger most = new BigInteger(range.group(2));
        assertTaken(command, option, least.toString());
        assertTaken(command, option, most.toString());
        assertTaken(command, option, "0x" + most.toString(16));
        assertRefused(command, option, least.subtract(BigInteger.ONE).toString());
        assertRefused(command, option, most.add(BigInteger.ONE).toString());
    }

    @ParameterizedTest
    @CsvSource({"--timeout, 0s", "--retries, -1", "--jobs, 0", "--jobs, 4097", "--gap, -1ms"})
    void optionOfAllCommands_isRefusedOutOfItsRange_byEach(String option, String value) {
        assertRefused("health", option, value);
        assertRefused("get-health-info", option, value);
        assertRefused("raw 0x4200", option, value);
    }

    @Test
    void fieldsOfOptions_haveTheLimitsOfTheSpec() {
        assertTrue(said("dc add", "--region", "8").contains("--region 8: expected from 0 to 7"));
        assertTrue(said("dc add", "--host", "65536").contains("expected from 0 to 65535"));
        assertTrue(said("bind", "--port", "256").contains("expected from 0 to 255"));
    }

    static Stream<NamedCommand> commands() {
        return Commands.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void optionOfCommand_hasTheLimitsOfItsField(NamedCommand named) {
        for (RequestOption option : RequestOptions.of(named.command()).all()) {
            Matcher width = WIDTH.matcher(option.width());
            if (width.find()) {
                int bits = Integer.parseInt(width.group(1));
                boolean isSigned = width.group(2) != null;
                BigInteger end = BigInteger.ONE.shiftLeft(isSigned ? bits - 1 : bits);
                BigInteger least = isSigned ? end.negate() : BigInteger.ZERO;
                assertTakenOrNarrower(named, option, least);
                assertTakenOrNarrower(named, option, end.subtract(BigInteger.ONE));
                assertRefused(named, option, least.subtract(BigInteger.ONE));
                assertRefused(named, option, end);
            }
        }
    }

    private static CliRun run(NamedCommand named, RequestOption option, BigInteger value) {
        List<String> options = new ArrayList<>(AllCommandsTest.minimal(named));
        options.removeIf(other -> other.startsWith(option.name() + "="));
        options.add(option.name() + "=" + value);
        return AllCommandsTest.run(named, options, "sim", "--dry-run");
    }

    private static void assertRefused(NamedCommand named, RequestOption option, BigInteger value) {
        CliRun run = run(named, option, value);
        assertEquals(ExitCode.USAGE, run.exitCode(), named + " " + option.name() + " " + value);
        assertTrue(run.err().startsWith("cxlmi: " + option.name() + " " + value + ": expected from "), run.err());
    }

    /** The spec may allow less than the field has room for. */
    private static void assertTakenOrNarrower(NamedCommand named, RequestOption option, BigInteger value) {
        CliRun run = run(named, option, value);
        if (run.exitCode() == ExitCode.OK) {
            return;
        }
        assertEquals(ExitCode.USAGE, run.exitCode(), run.err());
        assertTrue(
                run.err().startsWith("cxlmi: " + option.name()) || run.err().contains(" is valid only if "), run.err());
        Matcher range = RANGE.matcher(run.err());
        if (range.find()) {
            for (int limit = 1; limit <= 2; limit++) {
                CliRun at = run(named, option, new BigInteger(range.group(limit)));
                assertTrue(!RANGE.matcher(at.err()).find(), at.err());
            }
        }
    }
}
