package org.cxlmi.sdk.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.generic.GetTimestampResponse;
import org.cxlmi.sdk.generic.SetTimestamp;
import org.jspecify.annotations.Nullable;

/** The device's own time: unknown until it is set, then running with the clock given. */
final class TimestampClock {

    private final InstantSource source;
    private @Nullable Instant setAt;
    private long setTo;

    TimestampClock(InstantSource source) {
        this.source = source;
    }

    void register(CommandTable table, MessageLimits limits) {
        table.on(
                GetTimestamp.COMMAND,
                () -> GetTimestampResponse.builder().timestampNanos(nanos()).build());
        table.onChange(SetTimestamp.COMMAND, request -> {
            setAt = source.instant();
            setTo = request.timestampNanos();
        });
    }

    /** Unsigned nanoseconds since 1970, 0 where the time has not been set. */
    long nanos() {
        return setAt == null
                ? 0
                : setTo + Duration.between(setAt, source.instant()).toNanos();
    }
}
