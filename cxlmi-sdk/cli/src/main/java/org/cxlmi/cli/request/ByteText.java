package org.cxlmi.cli.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.Endpoint;

/** Bytes as people write them: hexadecimal digits, {@code @FILE}, or {@code -} for standard input. */
public final class ByteText {

    private static final String FILE = "@";
    private static final String STANDARD_INPUT = "-";

    private ByteText() {}

    /**
     * Reads bytes.
     *
     * @param name the option, for messages
     */
    public static byte[] read(String name, String text, InputStream in) {
        if (text.equals(STANDARD_INPUT)) {
            return limited(name, in, "standard input");
        }
        if (text.startsWith(FILE)) {
            return file(name, text.substring(FILE.length()));
        }
        return hexadecimal(name, text, ", @FILE, or - for standard input");
    }

    /**
     * Reads hexadecimal digits only.
     *
     * @param name the option, for messages
     */
    public static byte[] hexadecimal(String name, String text) {
        return hexadecimal(name, text, "");
    }

    private static byte[] hexadecimal(String name, String text, String others) {
        String digits = text.startsWith("0x") ? text.substring(2) : text;
        try {
            return HexFormat.of().parseHex(digits.replaceAll("[\\s:_]", ""));
        } catch (IllegalArgumentException e) {
            throw CliException.usage(
                    name + " " + text + ": expected pairs of hexadecimal digits such as 00ff" + others);
        }
    }

    private static byte[] file(String name, String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return limited(name, in, file);
        } catch (IOException | InvalidPathException e) {
            throw CliException.unreadable(name + ": " + file, e);
        }
    }

    /** No request is longer, whatever the file is. */
    private static byte[] limited(String name, InputStream in, String source) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(Endpoint.MAXIMUM_PAYLOAD + 1);
        } catch (IOException e) {
            throw CliException.unreadable(name + ": " + source, e);
        }
        if (bytes.length > Endpoint.MAXIMUM_PAYLOAD) {
            throw CliException.usage(name + ": " + source + " is longer than the " + Endpoint.MAXIMUM_PAYLOAD
                    + " bytes that a request can have");
        }
        return bytes;
    }
}
