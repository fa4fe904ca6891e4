package org.cxlmi.cli.porcelain;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.sdk.ops.CheckpointFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command keeps how far it is. */
final class ResumeOption {

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Keep the checkpoint of each target in this file, and go on from there if the file exists. It is"
                            + " removed when all is done.")
    private @Nullable Path file;

    Optional<CheckpointFile> open() {
        try {
            return Optional.ofNullable(file).map(CheckpointFile::open);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw CliException.usage("--resume: " + e.getMessage());
        }
    }

    /** What to do after a failure. */
    String advice() {
        return file + " has the checkpoints: run the same command again to go on";
    }
}
