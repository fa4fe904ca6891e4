package org.cxlmi.spec.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How the size of an array is found. */
public sealed interface ArraySize {

    /** Calls the case for this kind of size, and returns its result. */
    <R> R match(Cases<R> cases);

    /**
     * What to do for each kind of size. A new kind does not compile until every place has a case for it.
     *
     * @param <R> the result
     */
    record Cases<R>(
            Function<Fixed, R> fixed,
            Function<CountField, R> countField,
            Function<ByteLengthField, R> byteLength,
            Function<Rest, R> rest,
            Function<LimitedCount, R> limited) {}

    /** Always this many elements. */
    record Fixed(int count) implements ArraySize {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.fixed().apply(this);
        }
    }

    /**
     * An earlier field of the same struct holds the number of elements.
     *
     * @param restIfZero whether a revision that has no such field yet leaves it zero, so that the elements fill the rest
     */
    record CountField(String field, boolean restIfZero) implements ArraySize {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.countField().apply(this);
        }
    }

    /** An earlier field of the same struct holds the number of bytes. */
    record ByteLengthField(String field) implements ArraySize {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.byteLength().apply(this);
        }
    }

    /**
     * Everything to the end of the payload.
     *
     * @param asked the field of the request, as {@code request.<field>}, that the number of elements has to agree with
     */
    record Rest(Optional<String> asked) implements ArraySize {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rest().apply(this);
        }
    }

    /**
     * The value of an earlier field minus a second value, but at most a third value. All operands except {@code field}
     * may be {@code request.<field>}.
     *
     * @param noneIf conditions on the request; there are no elements if all of them hold
     */
    record LimitedCount(String field, Optional<String> minus, Optional<String> atMost, List<Condition> noneIf)
            implements ArraySize {

        public LimitedCount {
            noneIf = List.copyOf(noneIf);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.limited().apply(this);
        }
    }
}
