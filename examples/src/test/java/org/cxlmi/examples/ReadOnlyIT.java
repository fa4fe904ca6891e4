package org.cxlmi.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code examples/run} where nothing can be written: all file systems are read-only for it. */
class ReadOnlyIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private static final String READ_ONLY = "mount --make-rprivate /"
            + " && for at in $(cut -d' ' -f2 /proc/mounts | grep -vE '^/(proc|sys|dev)' | sort -r);"
            + " do mount -o remount,bind,ro \"$at\"; done";

    private static final String NOTHING_WRITTEN = "! touch /tmp/it-can-be-written 2> /dev/null";

    @Test
    void run_nothingCanBeWritten_printsOnlyItsResult() throws Exception { // M6
        assumeTrue(run(READ_ONLY, NOTHING_WRITTEN).status() == 0, "mounting takes root");

        // The first needs no native code, the second does: it opens a socket, with MCTP in the kernel or not.
        Result scan = run(READ_ONLY, NOTHING_WRITTEN, "exec examples/run scan");
        Result opened = run(READ_ONLY, NOTHING_WRITTEN, "exec examples/run simple --mctp 1:8");

        assertEquals(0, scan.status(), scan.printed());
        assertTrue(scan.printed().startsWith("CXL components\n"), scan.printed());
        assertEquals(1, opened.status(), opened.printed());
        assertEquals(1, opened.printed().lines().count(), opened.printed());
        assertTrue(opened.printed().startsWith("mctp 1:8: "), opened.printed());
    }

    private record Result(int status, String printed) {}

    private static Result run(String... commands) throws IOException, InterruptedException {
        String script =
                Stream.of(commands).reduce((all, next) -> all + "\n" + next).orElse("");
        ProcessBuilder builder = new ProcessBuilder(List.of("unshare", "--mount", "bash", "-ec", script))
                .directory(CHECKOUT.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", "/no/home");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), printed);
    }
}
