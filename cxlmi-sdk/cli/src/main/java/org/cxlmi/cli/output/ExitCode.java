package org.cxlmi.cli.output;

import java.io.UncheckedIOException;
import java.util.Set;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.sdk.ops.VppbBoundException;

/** The exit codes. If there are several targets, the highest counts. */
public final class ExitCode {

    public static final int OK = 0;

    /** A component refused a command, is in a state in which it cannot do what was asked for, or failed a check. */
    public static final int REFUSED = 1;

    /** The command line, or a file that it names, is wrong. */
    public static final int USAGE = 2;

    /** No answer, an answer that cannot be read, or an error of the operating system. */
    public static final int NO_ANSWER = 3;

    /** There is no such target, or nothing fits a pattern. */
    public static final int NOTHING_MATCHED = 4;

    /** It cannot be done in this way: for example, the kernel does not pass the command on. */
    public static final int IMPOSSIBLE = 5;

    private static final Set<String> MISSING = Set.of("ENOENT", "ENODEV", "ENXIO");
    private static final Set<String> WITHOUT_KERNEL_SUPPORT = Set.of("EAFNOSUPPORT", "EOPNOTSUPP", "ENOTTY");

    private ExitCode() {}

    /** The exit code of a failure. */
    public static int of(Throwable failure) {
        if (failure instanceof CliException cli) {
            return cli.exitCode();
        }
        if (failure instanceof IncompleteOperationException incomplete) {
            return of(incomplete);
        }
        if (failure instanceof CommandFailedException || failure instanceof VppbBoundException) {
            return REFUSED;
        }
        if (failure instanceof UnsupportedCommandException) {
            return IMPOSSIBLE;
        }
        if (failure instanceof TransportException transport) {
            return of(transport);
        }
        boolean isAboutInput = failure instanceof IllegalArgumentException || failure instanceof UncheckedIOException;
        return isAboutInput ? USAGE : NO_ANSWER;
    }

    /** A job ends without a failure if the state of the component does not allow it. */
    private static int of(IncompleteOperationException failure) {
        Throwable cause = failure.getCause();
        if (failure.wasCancelled()) {
            return NO_ANSWER;
        }
        return cause == null ? REFUSED : of(cause);
    }

    private static int of(TransportException failure) {
        if (WITHOUT_KERNEL_SUPPORT.contains(failure.errnoName())) {
            return IMPOSSIBLE;
        }
        boolean missing = failure.command().isEmpty() && MISSING.contains(failure.errnoName());
        return missing ? NOTHING_MATCHED : NO_ANSWER;
    }
}
