package org.cxlmi.sdk.fleet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of the work on one target.
 *
 * @param <T> the type of the target
 * @param <R> the result of the work on it
 */
public sealed interface FleetOutcome<T, R extends @Nullable Object> {

    /** The target that was given to the fleet. */
    T target();

    /** The task returned this result. */
    record Done<T, R extends @Nullable Object>(T target, R value) implements FleetOutcome<T, R> {}

    /**
     * The task failed.
     *
     * @param cause the exception that it threw, most often an {@link org.cxlmi.runtime.error.CxlException}
     */
    record Failed<T, R extends @Nullable Object>(T target, Throwable cause) implements FleetOutcome<T, R> {}

    /**
     * The task was interrupted before its end. The component may have carried out a part of it.
     *
     * @param reason why it was interrupted
     * @param cause the exception that the task threw then; absent if it did not react within {@link FleetRun#GRACE}
     */
    record Unfinished<T, R extends @Nullable Object>(T target, StopReason reason, Optional<Throwable> cause)
            implements FleetOutcome<T, R> {}

    /**
     * The task did not begin.
     *
     * @param reason why it did not
     */
    record NotStarted<T, R extends @Nullable Object>(T target, StopReason reason) implements FleetOutcome<T, R> {}
}
