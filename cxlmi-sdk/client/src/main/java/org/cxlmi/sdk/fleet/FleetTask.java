package org.cxlmi.sdk.fleet;

import org.jspecify.annotations.Nullable;

/**
 * The work of a {@link Fleet} on one target.
 *
 * @param <T> the type of the target
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface FleetTask<T, R extends @Nullable Object> {

    /**
     * Does the work, in a thread of the fleet. If the thread is interrupted, the run is over: return or throw soon.
     *
     * @return the result; null if there is none
     * @throws Exception any exception; it becomes the outcome of this target and does not affect the others
     */
    R run(T target) throws Exception;
}
