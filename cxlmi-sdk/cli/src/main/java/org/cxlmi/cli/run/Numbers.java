package org.cxlmi.cli.run;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: decimal, {@code 0x} and hexadecimal, or a size such as {@code 512MiB}. */
public final class Numbers {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]{1,40})");
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,20})\\s?(B|bytes|[KMGTPE]i?B?)", Pattern.CASE_INSENSITIVE);
    private static final List<String> PREFIXES = List.of("K", "M", "G", "T", "P", "E");
    private static final int BITS_PER_PREFIX = 10;

    private Numbers() {}

    /** A number without a unit; empty if the text is none. */
    public static Optional<BigInteger> number(String text) {
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        if (hexadecimal.matches()) {
            return Optional.of(new BigInteger(hexadecimal.group(1), 16));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
    }

    /**
     * A number without a unit.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static BigInteger required(String text) {
        return number(text.strip())
                .orElseThrow(() ->
                        new IllegalArgumentException("expected a number, in decimal or as 0x and hexadecimal digits"));
    }

    /**
     * A number in a range.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static BigInteger within(BigInteger least, BigInteger most, BigInteger number) {
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw new IllegalArgumentException("expected from " + least + " to " + most);
        }
        return number;
    }

    /**
     * A number that has so many bits.
     *
     * @throws IllegalArgumentException if it needs more
     */
    public static BigInteger within(int bits, boolean isSigned, BigInteger number) {
        int magnitude = isSigned ? bits - 1 : bits;
        BigInteger end = BigInteger.ONE.shiftLeft(magnitude);
        return within(isSigned ? end.negate() : BigInteger.ZERO, end.subtract(BigInteger.ONE), number);
    }

    /**
     * A size in bytes; empty if the text is no number with a unit.
     *
     * @throws IllegalArgumentException if the unit is a power of ten, or could be one
     */
    public static Optional<BigInteger> bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        String unit = size.group(2).toUpperCase(Locale.ROOT);
        int prefix = PREFIXES.indexOf(unit.substring(0, 1));
        if (prefix >= 0 && !unit.endsWith("IB")) {
            throw new IllegalArgumentException(
                    "write the unit as KiB, MiB, GiB or TiB: " + size.group(1) + PREFIXES.get(prefix) + "iB");
        }
        return Optional.of(new BigInteger(size.group(1)).shiftLeft(BITS_PER_PREFIX * (prefix + 1)));
    }
}
