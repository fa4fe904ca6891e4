package org.cxlmi.cli.output;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The standard streams of the process, or those that stand for them in a test.
 *
 * @param interactive whether a person can be asked: standard input and standard error are terminals
 * @param progressive whether a person may see how far something has come: standard error is a terminal
 */
public record Streams(InputStream in, OutputStream out, OutputStream err, boolean interactive, boolean progressive) {

    private static final int STANDARD_ERROR = 2;

    /** The streams of this process, without the buffers and the swallowed failures of {@link System#out}. */
    public static Streams ofProcess() {
        return new Streams(
                // A FileInputStream itself asks for its length, which a pipe has not.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(0) && isTerminal(STANDARD_ERROR),
                isTerminal(STANDARD_ERROR));
    }

    private static boolean isTerminal(int descriptor) {
        String file = fileOf(descriptor);
        return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
    }

    /** Whether whatever reads standard output is another process. */
    static boolean outputIsPipe() {
        String file = fileOf(1);
        return file.startsWith("pipe:") || file.startsWith("socket:");
    }

    private static String fileOf(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor)))
                    .toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
