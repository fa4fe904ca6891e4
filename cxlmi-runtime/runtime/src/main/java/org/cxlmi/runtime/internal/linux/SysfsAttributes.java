package org.cxlmi.runtime.internal.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The attributes of a device in sysfs; one that is not there, cannot be read or has another form is absent.
 *
 * @param directory the device's
 */
public record SysfsAttributes(Path directory) {

    /** The largest payload that the mailbox takes, in bytes. */
    public static final String PAYLOAD_MAX = "payload_max";

    /** Whether persistent memory is locked, or that the device is being sanitized. */
    static final String SECURITY_STATE = "security/state";

    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z0-9_]+(/[A-Za-z0-9_]+)*");

    /**
     * The attributes of a device.
     *
     * @param root {@code /}, or another directory in tests
     * @param device its name or its path in {@code /dev/cxl}
     * @throws IllegalArgumentException if it is neither
     */
    public static SysfsAttributes of(Path root, String device) {
        return new SysfsAttributes(root.resolve("sys/bus/cxl/devices").resolve(DeviceFile.nameOf(device)));
    }

    /** The text without white space around it; bytes that are no UTF-8 read as U+FFFD. */
    public Optional<String> text(String path) {
        if (!ATTRIBUTE.matcher(path).matches()) {
            throw new IllegalArgumentException("\"" + path + "\" is not the path of an attribute, such as ram/size");
        }
        try {
            String text = new String(Files.readAllBytes(directory.resolve(path)), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The unsigned number of 64 bits; decimal, or hexadecimal after {@code 0x}. */
    public OptionalLong number(String path) {
        return text(path).map(SysfsAttributes::parse).orElse(OptionalLong.empty());
    }

    private static OptionalLong parse(String text) {
        boolean hexadecimal = text.startsWith("0x");
        String digits = hexadecimal ? text.substring(2) : text;
        // Long.parseUnsignedLong takes a sign, which no attribute has.
        if (digits.isEmpty() || Character.digit(digits.charAt(0), 16) < 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits, hexadecimal ? 16 : 10));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The number, if it is not larger than an int. */
    public OptionalInt smallNumber(String path) {
        OptionalLong value = number(path);
        return value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) value.getAsLong())
                : OptionalInt.empty();
    }
}
