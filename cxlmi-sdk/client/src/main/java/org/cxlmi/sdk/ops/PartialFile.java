package org.cxlmi.sdk.ops;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that is written under another name, and gets its own name when it is complete. */
final class PartialFile implements AutoCloseable {

    private final Path file;
    private final Path partial;
    private @Nullable OutputStream out;

    private PartialFile(Path file, Path partial) {
        this.file = file;
        this.partial = partial;
    }

    static PartialFile beside(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " is no file");
        }
        return new PartialFile(file, Files.createTempFile(directory, file.getFileName() + ".", ".part"));
    }

    /** Begins to write, without what was written before. */
    OutputStream begin() throws IOException {
        closeStream();
        OutputStream begun = Files.newOutputStream(partial);
        out = begun;
        return begun;
    }

    void complete() throws IOException {
        closeStream();
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void closeStream() throws IOException {
        OutputStream open = out;
        out = null;
        if (open != null) {
            open.close();
        }
    }

    /** Removes the file if it is not complete. */
    @Override
    public void close() throws IOException {
        try {
            closeStream();
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
