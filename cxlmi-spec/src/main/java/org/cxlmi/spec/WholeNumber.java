package org.cxlmi.spec;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers as spec files write them: decimal without leading zeros, or hexadecimal with 0x. */
public final class WholeNumber {

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,19})");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");

    private WholeNumber() {}

    /** The number that a text stands for, if it is one. */
    public static Optional<BigInteger> parse(String text) {
        if (HEXADECIMAL.matcher(text).matches()) {
            return Optional.of(new BigInteger(text.substring(2), 16));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigInteger(text)) : Optional.empty();
    }
}
