package org.cxlmi.cli.output;

import java.io.IOException;
import org.cxlmi.runtime.error.IoReason;

/** The command cannot be carried out as it was given. The message is for the user; the exit code goes with it. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CliException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command line, or a file that it names, is wrong. */
    public static CliException usage(String message) {
        return new CliException(ExitCode.USAGE, message);
    }

    /**
     * A file that cannot be read.
     *
     * @param what the file, as the message begins
     */
    public static CliException unreadable(String what, Exception e) {
        String reason = e instanceof IOException failure ? IoReason.of(failure) : e.getMessage();
        return usage(what + " cannot be read: " + reason + ".");
    }

    /** The operating system refused something that has nothing to do with a component. */
    public static CliException system(String message) {
        return new CliException(ExitCode.NO_ANSWER, message);
    }

    /** Nothing fits what was asked for. */
    public static CliException nothingMatched(String message) {
        return new CliException(ExitCode.NOTHING_MATCHED, message);
    }

    /** It cannot be done in this way, or with what is installed here. */
    public static CliException impossible(String message) {
        return new CliException(ExitCode.IMPOSSIBLE, message);
    }

    /** The same, with the place in a file where it comes from. */
    public CliException in(String place) {
        return new CliException(exitCode, place + ": " + getMessage());
    }

    int exitCode() {
        return exitCode;
    }
}
