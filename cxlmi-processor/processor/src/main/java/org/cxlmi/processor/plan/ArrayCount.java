package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cxlmi.spec.model.Condition;

/** How many elements an array has. */
public sealed interface ArrayCount {

    /** Whether nothing but the end of the payload says it. */
    default boolean isOpen() {
        return this instanceof Rest rest && rest.asked().isEmpty();
    }

    /** The number for people, in the words of the spec: {@code vppbCount - request.startVppb}. */
    default String describe() {
        if (this instanceof Fixed fixed) {
            return Integer.toString(fixed.count());
        } else if (this instanceof Counted counted) {
            return counted.field().name() + (counted.restIfZero() ? " or rest" : "");
        } else if (this instanceof ByteLength length) {
            return length.field().name() + " bytes";
        } else if (this instanceof Limited limited) {
            return limited.field().name()
                    + limited.minus().map(operand -> " - " + operand.describe()).orElse("")
                    + limited.atMost()
                            .map(operand -> ", at most " + operand.describe())
                            .orElse("")
                    + (limited.noneIf().isEmpty()
                            ? ""
                            : ", none if " + Words.conditions(limited.noneIf(), UnaryOperator.identity()));
        }
        return ((Rest) this).asked().map(Operand::describe).orElse("rest");
    }

    /** The field that says it. */
    default Optional<FieldPlan> counter() {
        if (this instanceof Counted counted) {
            return Optional.of(counted.field());
        } else if (this instanceof ByteLength length) {
            return Optional.of(length.field());
        }
        return this instanceof Limited limited ? Optional.of(limited.field()) : Optional.empty();
    }

    record Fixed(int count) implements ArrayCount {}

    /**
     * A field counts them.
     *
     * @param restIfZero whether the elements fill the rest where the field is zero although some are there
     */
    record Counted(FieldPlan field, boolean restIfZero) implements ArrayCount {}

    record ByteLength(FieldPlan field) implements ArrayCount {}

    /**
     * All to the end.
     *
     * @param asked the field of the request that the number has to agree with
     */
    record Rest(Optional<Operand.OfRequest> asked) implements ArrayCount {}

    /**
     * A total, less what is skipped, but no more than a limit.
     *
     * @param noneIf conditions on the request; there are no elements if all of them hold
     */
    record Limited(FieldPlan field, Optional<Operand> minus, Optional<Operand> atMost, List<Condition> noneIf)
            implements ArrayCount {

        public Limited {
            noneIf = List.copyOf(noneIf);
        }

        /** Whether it takes the request to know the number. */
        public boolean needsRequest() {
            return !noneIf.isEmpty() || operands().anyMatch(Operand.OfRequest.class::isInstance);
        }

        public Stream<Operand> operands() {
            return Stream.of(minus, atMost).flatMap(Optional::stream);
        }
    }

    /** What a total is reduced by. */
    sealed interface Operand {

        /** The operand for people, in the words of the spec. */
        default String describe() {
            return this instanceof OfField field ? field.field().name() : "request." + ((OfRequest) this).field();
        }

        record OfField(FieldPlan field) implements Operand {}

        record OfRequest(String field) implements Operand {}
    }
}
