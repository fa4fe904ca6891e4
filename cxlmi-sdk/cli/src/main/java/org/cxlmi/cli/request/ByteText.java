package org.cxlmi.cli.request;

import java.io.InputStream;
import java.util.HexFormat;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.InputFile;
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
            return InputFile.bytes(name + ": standard input", in, Endpoint.MAXIMUM_PAYLOAD);
        }
        if (text.startsWith(FILE)) {
            String file = text.substring(FILE.length());
            return InputFile.bytes(name + ": " + file, file, Endpoint.MAXIMUM_PAYLOAD);
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
}
