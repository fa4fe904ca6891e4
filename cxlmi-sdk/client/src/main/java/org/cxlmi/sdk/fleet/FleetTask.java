package org.cxlmi.sdk.fleet;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Fleet} does with one of its targets.
 *
 * @param <T> what it works on
 * @param <R> its result
 */
@FunctionalInterface
public interface FleetTask<T, R extends @Nullable Object> {

    /**
     * Does it, on a thread of the fleet. If the thread is interrupted, the run is over: return or throw soon.
     *
     * @return the result; null if there is none to tell
     * @throws Exception any exception; it becomes the outcome of this target and does not touch the others
     */
    R run(T target) throws Exception;
}
