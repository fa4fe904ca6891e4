package org.cxlmi.processor.plan;

import java.util.Optional;
import java.util.stream.Stream;

/** How many elements an array has. */
public sealed interface ArrayCount {

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

        record OfField(FieldPlan field) implements Operand {}

        record OfRequest(String field) implements Operand {}
    }
}
