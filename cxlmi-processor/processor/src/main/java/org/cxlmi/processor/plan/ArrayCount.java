package org.cxlmi.processor.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cxlmi.spec.model.Condition;

/** How many elements an array has. */
public sealed interface ArrayCount {

    /** Calls the case for this kind of count, and returns its result. */
    <R> R match(Cases<R> cases);

    /**
     * What to do for each kind of count. A new kind does not compile until every place has a case for it.
     *
     * @param <R> the result
     */
    record Cases<R>(
            Function<Fixed, R> fixed,
            Function<Counted, R> counted,
            Function<ByteLength, R> byteLength,
            Function<Rest, R> rest,
            Function<Limited, R> limited) {}

    /** Whether nothing but the end of the payload says it. */
    default boolean isOpen() {
        return this instanceof Rest rest && rest.asked().isEmpty();
    }

    /** The number for people, in the words of the spec: {@code vppbCount - request.startVppb}. */
    default String describe() {
        return match(new Cases<>(
                fixed -> Integer.toString(fixed.count()),
                counted -> counted.field().name() + (counted.restIfZero() ? " or rest" : ""),
                byteLength -> byteLength.field().name() + " bytes",
                rest -> rest.asked().map(Operand::describe).orElse("rest"),
                Limited::text));
    }

    /** The field that says it. */
    default Optional<FieldPlan> counter() {
        return match(new Cases<>(
                fixed -> Optional.empty(),
                counted -> Optional.of(counted.field()),
                byteLength -> Optional.of(byteLength.field()),
                rest -> Optional.empty(),
                limited -> Optional.of(limited.field())));
    }

    record Fixed(int count) implements ArrayCount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.fixed().apply(this);
        }
    }

    /**
     * A field counts them.
     *
     * @param restIfZero whether the elements fill the rest where the field is zero although some are there
     */
    record Counted(FieldPlan field, boolean restIfZero) implements ArrayCount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.counted().apply(this);
        }
    }

    record ByteLength(FieldPlan field) implements ArrayCount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byteLength().apply(this);
        }
    }

    /**
     * All to the end.
     *
     * @param asked the field of the request that the number has to agree with
     */
    record Rest(Optional<Operand.OfRequest> asked) implements ArrayCount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rest().apply(this);
        }
    }

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

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.limited().apply(this);
        }

        private String text() {
            return field.name()
                    + minus.map(operand -> " - " + operand.describe()).orElse("")
                    + atMost.map(operand -> ", at most " + operand.describe()).orElse("")
                    + (noneIf.isEmpty() ? "" : ", none if " + Words.conditions(noneIf, UnaryOperator.identity()));
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

        /** Calls the function for this kind of operand, and returns its result. */
        <R> R match(Function<OfField, R> ofField, Function<OfRequest, R> ofRequest);

        /** The operand for people, in the words of the spec. */
        default String describe() {
            return match(own -> own.field().name(), request -> "request." + request.field());
        }

        record OfField(FieldPlan field) implements Operand {
            @Override
            public <R> R match(Function<OfField, R> ofField, Function<OfRequest, R> ofRequest) {
                return ofField.apply(this);
            }
        }

        record OfRequest(String field) implements Operand {
            @Override
            public <R> R match(Function<OfField, R> ofField, Function<OfRequest, R> ofRequest) {
                return ofRequest.apply(this);
            }
        }
    }
}
