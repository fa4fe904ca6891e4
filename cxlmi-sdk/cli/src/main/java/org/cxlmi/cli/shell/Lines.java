package org.cxlmi.cli.shell;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.cxlmi.cli.output.CliException;

/** Lines of limited length. */
final class Lines {

    /** Longer than the longest request in JSON. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next line; empty at the end.
     *
     * @throws CliException if the line is too long; the next call goes on behind it
     */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int character = in.read();
        if (character < 0) {
            return Optional.empty();
        }
        boolean isTooLong = false;
        while (character >= 0 && character != '\n') {
            isTooLong |= line.size() == LONGEST;
            if (!isTooLong) {
                line.write(character);
            }
            character = in.read();
        }
        if (isTooLong) {
            throw CliException.usage("the line is longer than " + LONGEST + " bytes");
        }
        return Optional.of(line.toByteArray());
    }
}
