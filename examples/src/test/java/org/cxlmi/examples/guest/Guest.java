package org.cxlmi.examples.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The QEMU guest of {@code src/test/guest/run-guest}: each command boots it anew. */
final class Guest {

    /** The QEMU of this machine. */
    static final String INSTALLED_QEMU = "installed";

    private static final int MISSING = 69;
    private static final Set<String> NAMED_KERNELS = Set.of("stock", "backports", "built");
    private static final Set<String> NAMED_QEMUS = Set.of(INSTALLED_QEMU, "backports");

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private final String kernel;
    private final String qemu;
    private final Duration timeout;

    /**
     * A guest.
     *
     * @param kernel {@code stock}, Debian's kernel, {@code backports}, that of its backports, {@code built}, one built from its
     *     sources, or the path of a bzImage relative to the checkout
     * @param qemu {@value #INSTALLED_QEMU}, {@code backports}, or the path of one relative to the checkout
     */
    Guest(String kernel, String qemu, Duration timeout) {
        this.kernel = NAMED_KERNELS.contains(kernel) ? kernel : inCheckout(kernel);
        this.qemu = NAMED_QEMUS.contains(qemu) ? qemu : inCheckout(qemu);
        this.timeout = timeout;
    }

    private static String inCheckout(String path) {
        return checkout().resolve(path).toString();
    }

    /** The root directory of the checkout, which the guest sees under the same path. */
    static Path checkout() {
        return MODULE.getParent();
    }

    /** What the guest's JVMs need where only /run is writable and every instruction is emulated. */
    static List<String> jvmOptions() {
        List<String> options = new ArrayList<>(warmJvmOptions());
        options.add("-XX:TieredStopAtLevel=1");
        return options;
    }

    /** As {@link #jvmOptions}, for code that runs long enough to be compiled well. */
    static List<String> warmJvmOptions() {
        return List.of("-Xshare:auto", "-XX:-UsePerfData", "-Djava.io.tmpdir=/run");
    }

    /** Runs the command in the module's directory and hands each line of its output over as it comes. */
    Result run(List<String> command, Consumer<String> listener) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(script(), "--kernel", kernel, "--qemu", qemu, "--timeout", Long.toString(timeout.toSeconds())));
        words.add("--");
        words.addAll(command);
        Process process = new ProcessBuilder(words)
                .directory(MODULE.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                listener.accept(line);
                lines.add(line);
            }
            return new Result(process.waitFor(), List.copyOf(lines));
        } finally {
            process.destroy();
        }
    }

    @Override
    public String toString() {
        return "kernel " + kernel + " and QEMU " + qemu;
    }

    private static String script() {
        return MODULE.resolve(Path.of("src", "test", "guest", "run-guest")).toString();
    }

    /** The exit status of a command in the guest, and the lines it wrote. */
    record Result(int status, List<String> lines) {

        /** What this machine lacks to boot the guest, if that is why nothing ran. */
        Optional<String> missing() {
            return status == MISSING ? Optional.of(String.join("\n", lines)) : Optional.empty();
        }
    }
}
