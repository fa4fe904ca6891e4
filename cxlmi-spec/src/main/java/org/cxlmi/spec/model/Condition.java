package org.cxlmi.spec.model;

import java.util.List;

/**
 * What has to be so for a field to mean something.
 *
 * @param operand an earlier field, an inline bit or range of bits of one, or {@code field.range} of a bits type
 * @param constants the constants of the operand's enumeration; none if the operand is a flag that has to be set
 */
public record Condition(String operand, List<String> constants) {

    public Condition {
        constants = List.copyOf(constants);
    }

    /** As spec files write it: {@code flags.overflow}, {@code status = BOUND or BUSY}. */
    public String text() {
        return constants.isEmpty() ? operand : operand + " = " + String.join(" or ", constants);
    }
}
