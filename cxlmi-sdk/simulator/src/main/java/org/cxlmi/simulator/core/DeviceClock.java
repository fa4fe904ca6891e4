package org.cxlmi.simulator.core;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clock of the device; what is carried out late can be given the time at which it was due. */
public final class DeviceClock implements InstantSource {

    private final InstantSource source;
    private @Nullable Instant due;

    public DeviceClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return due == null ? source.instant() : due;
    }

    /** Does something as if it were another time. */
    <T> T at(Instant time, Supplier<T> action) {
        due = time;
        try {
            return action.get();
        } finally {
            due = null;
        }
    }
}
