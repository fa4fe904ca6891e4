package org.cxlmi.runtime.wire;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a number with its unit as text for people. If the unit is a step or an exponent, the text also has the size in
 * bytes.
 */
public final class Quantity {

    /** A unit that is a step, which begins with a number, such as {@code 256 MiB}. */
    private static final Pattern STEP = Pattern.compile("(\\d+) (bytes|[KMGT]iB)");

    /** The end of the name of a unit whose numbers are exponents. */
    private static final String EXPONENT = ", as exponent of two";

    private static final int LARGEST_EXPONENT = Long.SIZE - 2;
    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int BITS_PER_UNIT = 10;

    private Quantity() {}

    /**
     * For example {@code 4 \u00D7 256 MiB (1 GiB)}, {@code 512 bytes (2^9)}, {@code 30 %}.
     *
     * @param number decimal
     * @param unit as a layout has it, or empty
     */
    static String text(String number, String unit) {
        if (unit.isEmpty()) {
            return number;
        }
        Optional<BigInteger> step = step(unit);
        if (step.isPresent()) {
            BigInteger bytes = step.get().multiply(new BigInteger(number));
            return bytes.signum() == 0 ? "0 bytes" : number + " \u00D7 " + unit + " (" + bytes(bytes) + ")";
        }
        if (unit.endsWith(EXPONENT)) {
            BigInteger exponent = new BigInteger(number);
            String power = "2^" + number;
            return exponent.compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) > 0
                    ? power + " " + unit.substring(0, unit.length() - EXPONENT.length())
                    : bytes(BigInteger.ONE.shiftLeft(exponent.intValueExact())) + " (" + power + ")";
        }
        return number + " " + unit;
    }

    /**
     * The size in bytes, if the unit is a step such as {@code 256 MiB}, or an exponent.
     *
     * @param number not negative
     * @param unit as a layout has it, or empty
     */
    public static Optional<BigInteger> inBytes(BigInteger number, String unit) {
        if (unit.endsWith(EXPONENT)) {
            return number.bitLength() > Byte.SIZE
                    ? Optional.empty()
                    : Optional.of(BigInteger.ONE.shiftLeft(number.intValueExact()));
        }
        return step(unit).map(number::multiply);
    }

    private static Optional<BigInteger> step(String unit) {
        Matcher step = STEP.matcher(unit);
        return step.matches()
                ? Optional.of(new BigInteger(step.group(1)).shiftLeft(BITS_PER_UNIT * UNITS.indexOf(step.group(2))))
                : Optional.empty();
    }

    /**
     * A size in the largest unit that leaves no fraction, for example {@code 512 MiB}.
     *
     * @param bytes unsigned
     */
    public static String ofBytes(long bytes) {
        if (bytes == 1) {
            return "1 byte";
        }
        int unit = bytes == 0 ? 0 : Long.numberOfTrailingZeros(bytes) / BITS_PER_UNIT;
        return Long.toUnsignedString(bytes >>> (BITS_PER_UNIT * unit)) + " " + UNITS.get(unit);
    }

    private static String bytes(BigInteger bytes) {
        return bytes.bitLength() >= Long.SIZE ? "too large" : ofBytes(bytes.longValueExact());
    }
}
