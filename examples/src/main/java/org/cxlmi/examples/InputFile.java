package org.cxlmi.examples;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option names, to be read. */
final class InputFile {

    private InputFile() {}

    /**
     * Returns the file that was given.
     *
     * @throws IllegalArgumentException if it cannot be read; says why
     */
    static Path check(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + ": this is a directory; name a file");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": this user may not read it");
        }
        return file;
    }
}
