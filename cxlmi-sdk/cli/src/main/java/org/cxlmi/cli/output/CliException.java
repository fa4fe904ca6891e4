package org.cxlmi.cli.output;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

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
        if (e instanceof CharacterCodingException) {
            return usage(what + " is not text in UTF-8");
        }
        return usage(what + " cannot be read: " + reason(e));
    }

    /** The message of the first two would be no more than the name of the file. */
    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file. Check the path.";
        }
        if (e instanceof AccessDeniedException) {
            return "this user may not read it. Check its permissions.";
        }
        return String.valueOf(e.getMessage());
    }

    /** The operating system refused something that has nothing to do with a component. */
    public static CliException system(String message) {
        return new CliException(ExitCode.NO_ANSWER, message);
    }

    /** Nothing fits what was asked for. */
    public static CliException nothingMatched(String message) {
        return new CliException(ExitCode.NOTHING_MATCHED, message);
    }

    /** The same, with the place in a file where it comes from. */
    public CliException in(String place) {
        return new CliException(exitCode, place + ": " + getMessage());
    }

    int exitCode() {
        return exitCode;
    }
}
