package org.cxlmi.processor;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Things outside of this project that some tests need. */
public final class Natives {

    private Natives() {}

    /** The file or directory that a system property names; without it the test is skipped, and says so. */
    public static Path required(String property, String what) {
        String value = System.getProperty(property, "");
        if (value.isEmpty()) {
            String message = "SKIPPED: comparison with libcxlmi; give -D" + property + "=" + what;
            System.err.println(message);
            Assumptions.abort(message);
        }
        Path path = Path.of(value);
        if (!Files.exists(path)) {
            throw new AssertionError(property + ": there is no " + value);
        }
        return path;
    }
}
