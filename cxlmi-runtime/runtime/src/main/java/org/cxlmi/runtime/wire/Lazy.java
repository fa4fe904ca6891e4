package org.cxlmi.runtime.wire;

import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for. Most programs ask few structs for their layout, so no class makes it while
 * it is loaded. The value is not given as a lambda, which would cost more than most values.
 *
 * @param <T> the value
 */
@ForGeneratedCode
public final class Lazy<T> {

    private volatile @Nullable T value;

    /** Not made yet. */
    public Lazy() {}

    /** Whether there is a value already. */
    public boolean isMade() {
        return value != null;
    }

    /**
     * The value, which is the same for all threads.
     *
     * @throws IllegalStateException if it is not made yet
     */
    public T get() {
        T made = value;
        if (made == null) {
            throw new IllegalStateException("not made yet");
        }
        return made;
    }

    /** Keeps a value, unless another thread was faster, and returns the one that is kept. */
    public synchronized T keep(T made) {
        if (value == null) {
            value = made;
        }
        return get();
    }
}
