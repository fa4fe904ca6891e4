package org.cxlmi.runtime.error;

import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How far an operation of several commands, or of one command in the background, has come. */
public final class OperationProgress implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;
    private static final int WHOLE_PERCENT = 100;

    private final String phase;
    private final long done;
    private final long total;
    private final String unit;

    private OperationProgress(String phase, long done, long total, String unit) {
        this.phase = Objects.requireNonNull(phase, "phase");
        this.done = done;
        this.total = total;
        this.unit = unit;
    }

    /**
     * The beginning of a phase, of which nothing more is known.
     *
     * @param phase what is done at the moment, for example {@code transfer}
     */
    public static OperationProgress in(String phase) {
        return new OperationProgress(phase, UNKNOWN, UNKNOWN, "");
    }

    /**
     * The same phase, with what is done of it.
     *
     * @param amount what is done, at least 0
     * @param of the whole; at least {@code amount}
     * @param what the unit of both, for example {@code bytes}
     * @throws IllegalArgumentException if an amount is out of range
     */
    public OperationProgress at(long amount, long of, String what) {
        if (amount < 0 || of < amount) {
            throw new IllegalArgumentException(amount + " of " + of + " " + what);
        }
        return new OperationProgress(phase, amount, of, what);
    }

    /** What is done at the moment, for example {@code transfer} or {@code activation}. */
    public String phase() {
        return phase;
    }

    /** What is done of the phase, in its {@link #unit}; absent if that is not known. */
    public OptionalLong done() {
        return optional(done);
    }

    /** The whole of the phase, in its {@link #unit}; absent if that is not known. */
    public OptionalLong total() {
        return optional(total);
    }

    /** The unit of {@link #done} and {@link #total}, for example {@code bytes} or {@code %}; empty if they are absent. */
    public String unit() {
        return unit;
    }

    /** What is done of the phase, in percent, rounded down; absent if that is not known. */
    public OptionalInt percent() {
        if (done == UNKNOWN) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(total == 0 ? WHOLE_PERCENT : (int) (done * (double) WHOLE_PERCENT / total));
    }

    private static OptionalLong optional(long value) {
        return value == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** For example {@code transfer: 896 of 1024 bytes}, {@code sanitize: 40 %}, or {@code activation}. */
    @Override
    public String toString() {
        if (done == UNKNOWN) {
            return phase;
        }
        return phase + ": " + (unit.equals("%") ? done + " %" : done + " of " + total + " " + unit);
    }
}
