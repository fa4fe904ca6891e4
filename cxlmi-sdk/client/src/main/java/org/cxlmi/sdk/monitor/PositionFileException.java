package org.cxlmi.sdk.monitor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The position file of a {@link Monitor} cannot be read or written. No event is lost: records are cleared only after
 * their position was written.
 */
public final class PositionFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    PositionFileException(Path file, String what, @Nullable Throwable cause) {
        super(file + " " + what, cause);
        this.file = file;
    }

    /** The position file. */
    public Path file() {
        return file;
    }
}
