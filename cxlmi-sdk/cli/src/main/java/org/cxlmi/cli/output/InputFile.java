package org.cxlmi.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads what a user names, up to a limit: it may be endless, as {@code /dev/zero} is. */
public final class InputFile {

    private InputFile() {}

    /**
     * Reads a file.
     *
     * @param what the file, as a message begins
     * @param limit the most bytes
     * @throws CliException if it cannot be read, or is longer
     */
    public static byte[] bytes(String what, String file, int limit) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return bytes(what, in, limit);
        } catch (IOException | InvalidPathException e) {
            throw CliException.unreadable(what, e);
        }
    }

    /** Reads a stream to its end, as {@link #bytes(String, String, int)} does with a file. */
    public static byte[] bytes(String what, InputStream in, int limit) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw CliException.unreadable(what, e);
        }
        if (bytes.length > limit) {
            throw CliException.usage(what + " is longer than the " + limit + " bytes that it can have");
        }
        return bytes;
    }

    /** Reads the lines of a text in UTF-8, as {@link #bytes(String, String, int)} does with bytes. */
    public static List<String> lines(String what, String file, int limit) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(what, file, limit));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes)
                    .toString()
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw CliException.unreadable(what, e);
        }
    }
}
