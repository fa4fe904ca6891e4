package org.cxlmi.examples.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.sdk.DBusDaemon;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.console.ConsoleLauncher;

/**
 * Runs this project's code against a real Linux kernel with emulated CXL devices.
 *
 * <p>System property {@code cxlmi.guest.kernels} lists the kernels to boot, comma separated: {@code stock},
 * {@code backports} for the one of Debian's backports, {@code built} for one that is built from Debian's sources, or the
 * path of a bzImage with raw commands and MCTP, relative to the checkout. {@code cxlmi.guest.qemus} lists in the same way
 * what emulates the devices: {@code installed}, {@code backports} or a path. With {@code cxlmi.guest.required=true} a machine
 * that cannot boot the guest fails the tests instead of skipping them; with {@code cxlmi.guest.benchmark=true} the speed of
 * MCTP is measured too.
 */
class GuestIT {

    /** Tells the tests in the guest whether the kernel lets raw commands through; a stock one does not. */
    static final String RAW = "cxlmi.guest.raw";

    private static final String KERNELS = "cxlmi.guest.kernels";
    private static final String QEMUS = "cxlmi.guest.qemus";
    private static final String BACKPORTS = "backports";
    private static final Set<String> KERNELS_WITHOUT_RAW = Set.of("stock", BACKPORTS);
    private static final String LIBRARY = "cxlmi.library";
    private static final String REQUIRED = "cxlmi.guest.required";
    private static final String BENCHMARK = "cxlmi.guest.benchmark";

    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    /** Each runs from the root of the checkout. */
    private static final List<String> EXAMPLES = List.of(
            "examples/run simple --device mem0", "examples/run scan | grep --context=9 'mem1 .*open .*256 MiB'");

    /** The unpacked command line; there if its module was built before. */
    private static final String CLI = "cxlmi-sdk/cli/target/cxlmi/bin/cxlmi";

    /** What works on any kernel. The serial number comes from the kernel where it passes no Identify on. */
    private static final List<String> CLI_EVERYWHERE = List.of(
            CLI + " list all | grep 'mem1 .*256 MiB .*0xc0ffee0'",
            CLI + " identify-memory-device mem0 -o json | grep totalCapacity",
            CLI + " get-log mem0 --log-identifier command-effects-log --all -o hex | grep '00 40 00 00'",
            CLI + " firmware list mem0",
            "if " + CLI + " health mem9; then exit 1; else test $? = 4; fi");

    /** No component has this command: a stock kernel does not pass it on, and the component refuses it. */
    private static final String CLI_RAW = "if " + CLI + " raw 0xC000 mem0 --yes; then exit 1; else test $? = ";

    private static final int SHOWN_LINES = 30;
    private static final Pattern SUCCESSFUL_TESTS = Pattern.compile("\\[ *(\\d+) tests successful *\\]");

    static Stream<String> kernels() {
        return words(KERNELS, "stock");
    }

    /** Without that of the backports, which differs from the stock one in the CXL driver only, if there are others. */
    static Stream<String> otherKernels() {
        List<String> others =
                kernels().filter(kernel -> !kernel.equals(BACKPORTS)).toList();
        return others.isEmpty() ? kernels() : others.stream();
    }

    private static Stream<String> qemus() {
        return words(QEMUS, Guest.INSTALLED_QEMU);
    }

    private static Stream<String> words(String property, String usual) {
        return Stream.of(System.getProperty(property, usual).split(",", -1)).map(String::strip);
    }

    /** The newer kernel goes with the newer QEMU only, where there is one. */
    static Stream<Arguments> machines() {
        boolean newerQemu = qemus().anyMatch(BACKPORTS::equals);
        return kernels()
                .flatMap(kernel -> qemus().filter(
                                qemu -> !(newerQemu && kernel.equals(BACKPORTS) && qemu.equals(Guest.INSTALLED_QEMU)))
                        .map(qemu -> Arguments.of(kernel, qemu)));
    }

    @ParameterizedTest(name = "kernel {0}, QEMU {1}")
    @MethodSource("machines")
    void mailboxJourney_onLinux_passes(String kernel, String qemu) throws Exception {
        List<Class<?>> journeys = new ArrayList<>(List.of(MailboxJourney.class));
        if (!qemu.equals(Guest.INSTALLED_QEMU)) {
            journeys.addAll(List.of(MediaJourney.class, EventJourney.class, FirmwareJourney.class));
        }
        assertPasses(new Guest(kernel, qemu, TIMEOUT), kernel, journeys);
    }

    @ParameterizedTest(name = "kernel {0}, QEMU {1}")
    @MethodSource("machines")
    void checkJourney_onLinux_passes(String kernel, String qemu) throws Exception {
        assertPasses(new Guest(kernel, qemu, TIMEOUT), kernel, List.of(CheckJourney.class));
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void mctpJourney_onLinux_passes(String kernel) throws Exception {
        assertPasses(kernel, lacksRaw(kernel) ? MctpAbsence.class : MctpJourney.class);
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void transportKit_onLinux_passes(String kernel) throws Exception {
        assumeFalse(lacksRaw(kernel), "Debian's kernels have no MCTP");
        assertPasses(
                new Guest(kernel, Guest.INSTALLED_QEMU, TIMEOUT),
                kernel,
                List.of(MctpKitJourney.class, MctpAsyncKitJourney.class));
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void transportKit_throughLibcxlmi_passes(String kernel) throws Exception {
        assumeFalse(lacksRaw(kernel), "Debian's kernels have no MCTP");
        assumeFalse(System.getProperty(LIBRARY, "").isEmpty(), "nothing says where libcxlmi is");
        assertPasses(kernel, LibcxlmiKitJourney.class);
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void mctpdJourney_onLinux_passes(String kernel) throws Exception {
        assumeFalse(lacksRaw(kernel), "Debian's kernels have no MCTP");
        DBusDaemon.assumeInstalled();
        assertPasses(kernel, MctpdJourney.class);
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void serveJourney_onLinux_passes(String kernel) throws Exception {
        assumeFalse(lacksRaw(kernel), "Debian's kernels have no MCTP");
        assumeTrue(Files.exists(Guest.checkout().resolve("examples/run")), "examples/run is not there");
        assertPasses(kernel, ServeJourney.class);
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void asyncJourney_onLinux_passes(String kernel) throws Exception {
        assumeFalse(lacksRaw(kernel), "Debian's kernels have no MCTP");
        assertPasses(kernel, AsyncJourney.class);
    }

    private static void assertPasses(String kernel, Class<?> journey) throws IOException, InterruptedException {
        assertPasses(new Guest(kernel, Guest.INSTALLED_QEMU, TIMEOUT), kernel, List.of(journey));
    }

    private static void assertPasses(Guest guest, String kernel, List<Class<?>> journeys)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Guest.jvmOptions());
        command.add("-D" + RAW + "=" + !lacksRaw(kernel));
        command.add("-D" + LIBRARY + "=" + System.getProperty(LIBRARY, ""));
        command.add("-D" + DBusDaemon.REQUIRED + "=true");
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), ConsoleLauncher.class.getName()));
        command.addAll(List.of("execute", "--disable-banner", "--disable-ansi-colors", "--fail-if-no-tests"));
        journeys.forEach(journey -> command.addAll(List.of("--select-class", journey.getName())));

        Guest.Result result = run(guest, command);

        assertEquals(0, result.status(), () -> "exit status of the tests in the guest: " + failures(result));
        assertTrue(successfulTests(result) > 0, "no test ran in the guest");
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void examples_onLinux_succeed(String kernel) throws Exception {
        assumeTrue(Files.exists(Guest.checkout().resolve("examples/run")), "examples/run is not there");
        Guest.Result result = run(kernel, inCheckout(EXAMPLES));

        assertEquals(0, result.status(), () -> "exit status of the examples in the guest: " + failures(result));
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void commandLine_onLinux_works(String kernel) throws Exception {
        assumeTrue(Files.exists(Guest.checkout().resolve(CLI)), CLI + " is not built");
        List<String> lines = new ArrayList<>(CLI_EVERYWHERE);
        lines.add(CLI_RAW + (lacksRaw(kernel) ? 5 : 1) + "; fi");

        Guest.Result result = run(kernel, inCheckout(lines));

        assertEquals(0, result.status(), () -> "exit status of the command line in the guest: " + failures(result));
    }

    /** A shell that runs lines at the root of the checkout, and ends with the first one that fails. */
    private static List<String> inCheckout(List<String> lines) {
        return List.of(
                "env",
                "--chdir=" + Guest.checkout(),
                "JDK_JAVA_OPTIONS=" + String.join(" ", Guest.jvmOptions()),
                "JAVA_HOME=" + System.getProperty("java.home"),
                "sh",
                "-exc",
                String.join("\n", lines));
    }

    @ParameterizedTest(name = "kernel {0}")
    @MethodSource("otherKernels")
    void mctpBenchmark_onLinux_succeeds(String kernel) throws Exception {
        assumeTrue(Boolean.getBoolean(BENCHMARK), "-D" + BENCHMARK + "=true measures the speed of MCTP");
        assumeFalse(lacksRaw(kernel), "Debian's kernels have no MCTP");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Guest.warmJvmOptions());
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), MctpBenchmark.class.getName()));
        command.add(MctpBenchmark.compile());

        Guest.Result result = run(kernel, command);

        assertEquals(0, result.status(), () -> "exit status of the benchmark in the guest: " + failures(result));
    }

    /** Debian's own kernels have neither raw commands nor MCTP. */
    private static boolean lacksRaw(String kernel) {
        return KERNELS_WITHOUT_RAW.contains(kernel);
    }

    private static Guest.Result run(String kernel, List<String> command) throws IOException, InterruptedException {
        return run(new Guest(kernel, Guest.INSTALLED_QEMU, TIMEOUT), command);
    }

    private static Guest.Result run(Guest guest, List<String> command) throws IOException, InterruptedException {
        Guest.Result result = guest.run(command, line -> System.out.println("guest> " + line));
        result.missing().ifPresent(missing -> skip(guest, missing));
        return result;
    }

    private static void skip(Guest guest, String missing) {
        if (Boolean.getBoolean(REQUIRED)) {
            fail("cannot boot the guest with " + guest + ": " + missing);
        }
        System.out.println("""

                *******************************************************************************
                SKIPPED: nothing was tried against a real Linux kernel (%s).
                %s
                All that the guest needs, on Debian or Ubuntu:
                    apt-get install qemu-system-x86 busybox-static cpio linux-image-amd64
                *******************************************************************************
                """.formatted(guest, missing));
        abort("cannot boot the guest with " + guest + ": " + missing);
    }

    private static int successfulTests(Guest.Result result) {
        return result.lines().stream()
                .map(SUCCESSFUL_TESTS::matcher)
                .filter(Matcher::find)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .findFirst()
                .orElse(0);
    }

    /** What the guest printed of its failures, for logs that show no more of it than this. */
    private static String failures(Guest.Result result) {
        List<String> lines = result.lines();
        int first = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith("Failures ("))
                .findFirst()
                .orElse(Math.max(0, lines.size() - SHOWN_LINES));
        return String.join("\n", lines.subList(first, Math.min(lines.size(), first + SHOWN_LINES)));
    }
}
