package org.cxlmi.spec.model;

import java.util.List;
import org.cxlmi.spec.SourceRef;

/**
 * What has to hold for a field, or for a part of an integer, to mean something.
 *
 * @param negated whether it has to be otherwise
 * @param scope where the operand stands
 * @param operand without its scope: a field, an inline bit or range of bits of one, or {@code field.range} of a bits type
 * @param values the constants or numbers of which the operand has to be one; none if it is a flag that has to be set
 */
public record Condition(SourceRef source, boolean negated, Scope scope, String operand, List<String> values) {

    /** Where an operand stands. */
    public enum Scope {
        /** In the same struct, or in the same bits. */
        STRUCT(""),
        /** In the struct that contains this one. */
        PARENT("parent."),
        /** In the request or response around this struct. */
        PAYLOAD("payload."),
        /** In the request that a response answers. */
        REQUEST("request.");

        private final String prefix;

        Scope(String prefix) {
            this.prefix = prefix;
        }

        /** What spec files write before the operand. */
        public String prefix() {
            return prefix;
        }
    }

    public Condition {
        values = List.copyOf(values);
    }

    /** The operand with its scope: {@code parent.flags.overflow}. */
    public String operandText() {
        return scope.prefix() + operand;
    }

    /** As spec files write it: {@code flags.overflow}, {@code not status = BOUND or BUSY}. */
    public String text() {
        return (negated ? "not " : "") + operandText() + (values.isEmpty() ? "" : " = " + String.join(" or ", values));
    }
}
