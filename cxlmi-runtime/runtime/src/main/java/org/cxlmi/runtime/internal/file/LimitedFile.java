package org.cxlmi.runtime.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files up to a limit: what a user names may be endless, as {@code /dev/zero} is. */
public final class LimitedFile {

    private LimitedFile() {}

    /**
     * Reads a text in UTF-8.
     *
     * @param limit the most bytes
     * @throws IOException if the file cannot be read, is longer, or is not text
     */
    public static String text(Path file, int limit) throws IOException {
        return text(bytes(file, limit));
    }

    /**
     * Reads a file.
     *
     * @param limit the most bytes
     * @throws IOException if the file cannot be read, or is longer
     */
    public static byte[] bytes(Path file, int limit) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limit + 1);
        }
        if (bytes.length > limit) {
            throw new FileSystemException(file.toString(), null, "it has more than " + limit + " bytes");
        }
        return bytes;
    }

    /**
     * The text that bytes of a file are in UTF-8.
     *
     * @throws CharacterCodingException if they are none
     */
    public static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
