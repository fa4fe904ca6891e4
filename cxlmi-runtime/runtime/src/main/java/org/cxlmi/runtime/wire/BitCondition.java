package org.cxlmi.runtime.wire;

import java.util.Arrays;
import java.util.List;

/**
 * What other bits of the same integer have to be for some bits to mean something.
 *
 * @param text the condition as the spec file writes it
 * @param mask the other bits
 * @param negated whether they must not have one of the values
 * @param values the values, where they stand within the integer
 */
public record BitCondition(String text, long mask, boolean negated, List<Long> values) {

    @ForGeneratedCode
    public BitCondition {
        values = List.copyOf(values);
    }

    @ForGeneratedCode
    public static BitCondition of(String text, long mask, boolean negated, long... values) {
        return new BitCondition(
                text, mask, negated, Arrays.stream(values).boxed().toList());
    }

    /** Whether it holds within an integer. */
    public boolean holdsIn(long bits) {
        return values.contains(bits & mask) != negated;
    }
}
