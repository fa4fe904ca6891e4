package org.cxlmi.sdk.topology;

import java.util.Optional;
import java.util.function.Function;

/** The result of a question: an answer, or why there is none. */
record Reading<R>(Optional<R> answer, Optional<ReadFailure> failure) {

    static <R> Reading<R> of(R answer) {
        return new Reading<>(Optional.of(answer), Optional.empty());
    }

    static <R> Reading<R> failed(ReadFailure failure) {
        return new Reading<>(Optional.empty(), Optional.of(failure));
    }

    <S> Reading<S> map(Function<? super R, ? extends S> function) {
        return new Reading<>(answer.map(function), failure);
    }

    <S> Reading<S> flatMap(Function<? super R, Reading<S>> function) {
        return answer.map(function).orElseGet(() -> new Reading<>(Optional.empty(), failure));
    }

    boolean failedBecause(ReadFailure.Reason reason) {
        return failure.filter(why -> why.reason() == reason).isPresent();
    }
}
