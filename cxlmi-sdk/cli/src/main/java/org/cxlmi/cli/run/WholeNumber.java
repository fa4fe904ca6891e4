package org.cxlmi.cli.run;

import java.math.BigInteger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number in decimal, or as 0x and hexadecimal digits, and refuses it if it is out of its range. */
public class WholeNumber implements ITypeConverter<Integer> {

    private final int least;
    private final int most;
    private final int step;

    /** Takes numbers from 0 on. */
    public WholeNumber() {
        this(0, Integer.MAX_VALUE, 1);
    }

    /** Takes numbers in a range that are multiples of the step. */
    protected WholeNumber(int least, int most, int step) {
        this.least = least;
        this.most = most;
        this.step = step;
    }

    /** Takes numbers from 1 on. */
    public static final class Positive extends WholeNumber {

        public Positive() {
            super(1, Integer.MAX_VALUE, 1);
        }
    }

    @Override
    public final Integer convert(String text) {
        int number;
        try {
            number = Numbers.within(BigInteger.valueOf(least), BigInteger.valueOf(most), Numbers.required(text))
                    .intValueExact();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        if (number % step != 0) {
            throw new TypeConversionException("expected a multiple of " + step);
        }
        return number;
    }
}
