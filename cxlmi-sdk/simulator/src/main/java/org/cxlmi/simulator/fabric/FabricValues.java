package org.cxlmi.simulator.fabric;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that numbers have in a fabric file. */
final class FabricValues {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMGT]iB)");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|min)");
    private static final int KIBI_BITS = 10;

    private FabricValues() {}

    static int count(FabricNode node) {
        return node.as(FabricValues::count, "a number, for example 16");
    }

    /** Decimal, or hexadecimal after {@code 0x}; 31 bits. */
    static int count(String text) {
        long number = number(text);
        if (number < 0) {
            throw new IllegalArgumentException(text);
        }
        return Math.toIntExact(number);
    }

    /** Decimal, or hexadecimal after {@code 0x}; unsigned 64 bits. */
    static long number(FabricNode node) {
        return node.as(FabricValues::number, "a number, for example 0x1F");
    }

    private static long number(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text);
    }

    static long bytes(FabricNode node) {
        return node.as(FabricValues::bytes, "a size, for example 256MiB, 4GiB or 0");
    }

    private static long bytes(String text) {
        if (text.equals("0")) {
            return 0;
        }
        Matcher matcher = matched(SIZE, text);
        int power = "KMGT".indexOf(matcher.group(2).charAt(0)) + 1;
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (power * KIBI_BITS));
    }

    static boolean flag(FabricNode node) {
        return node.as(
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                },
                "true or false");
    }

    static Duration duration(FabricNode node) {
        return node.as(FabricValues::duration, "a time, for example 100ms, 3s or 2min");
    }

    private static Duration duration(String text) {
        Matcher matcher = matched(TIME, text);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }

    static <E extends Enum<E>> E constant(FabricNode node, Class<E> type) {
        return node.as(
                text -> Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT).replace(' ', '_')),
                "the name of one, for example " + type.getEnumConstants()[0]);
    }
}
