package org.cxlmi.cli.output;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The outcome of a command on one target.
 *
 * @param target the target as the user writes it
 * @param command the name of the command on the command line
 * @param opcode the opcode, if the command sends only this one
 * @param content the response; empty if the command failed
 * @param failure why it failed; empty if it did not
 * @param time how long it took
 */
public record Result(
        String target,
        String command,
        OptionalInt opcode,
        Optional<Content> content,
        Optional<Throwable> failure,
        Duration time) {

    public int exitCode() {
        return failure.map(ExitCode::of)
                .orElseGet(() -> content.map(Content::exitCode).orElse(ExitCode.OK));
    }
}
