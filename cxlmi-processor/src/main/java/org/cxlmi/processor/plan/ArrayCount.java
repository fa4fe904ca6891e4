package org.cxlmi.processor.plan;

import java.util.Optional;
import java.util.stream.Stream;

/** How many elements an array has. */
public sealed interface ArrayCount {

    /** The number for people, in the words of the spec: {@code vppbCount - request.startVppb}. */
    default String describe() {
        if (this instanceof Fixed fixed) {
            return Integer.toString(fixed.count());
        } else if (this instanceof Counted counted) {
            return counted.field().name();
        } else if (this instanceof ByteLength length) {
            return length.field().name() + " bytes";
        } else if (this instanceof Limited limited) {
            return limited.field().name()
                    + limited.minus().map(operand -> " - " + operand.describe()).orElse("")
                    + limited.atMost()
                            .map(operand -> ", at most " + operand.describe())
                            .orElse("");
        }
        return "rest";
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

    record Counted(FieldPlan field) implements ArrayCount {}

    record ByteLength(FieldPlan field) implements ArrayCount {}

    record Rest() implements ArrayCount {}

    /** A total, less what is skipped, but no more than a limit. */
    record Limited(FieldPlan field, Optional<Operand> minus, Optional<Operand> atMost) implements ArrayCount {

        /** Whether it takes the request to know the number. */
        public boolean needsRequest() {
            return operands().anyMatch(Operand.OfRequest.class::isInstance);
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
