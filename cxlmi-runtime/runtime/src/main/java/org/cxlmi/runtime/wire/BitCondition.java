package org.cxlmi.runtime.wire;

import java.util.Arrays;
import java.util.List;

/**
 * A condition on other bits of the same integer, under which some bits mean something.
 *
 * @param text the condition as the spec file writes it
 * @param mask the other bits
 * @param negated whether the bits must have none of the values
 * @param values the values, at their position in the integer
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

    /** Whether the condition holds for an integer. */
    public boolean holdsIn(long bits) {
        return values.contains(bits & mask) != negated;
    }
}
