package org.cxlmi.simulator.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.generic.GetTimestampResponse;
import org.cxlmi.sdk.generic.SetTimestamp;
import org.jspecify.annotations.Nullable;

/** The device's own time: unknown until it is set, then running with the clock given. */
public final class TimestampClock implements CommandSet, Saved {

    private final InstantSource source;
    private @Nullable Instant setAt;
    private long setTo;

    public TimestampClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(
                GetTimestamp.COMMAND,
                () -> GetTimestampResponse.builder().timestampNanos(nanos()).build());
        table.onChange(SetTimestamp.COMMAND, request -> {
            setAt = source.instant();
            setTo = request.timestampNanos();
        });
    }

    /** Unsigned nanoseconds since 1970, 0 where the time has not been set. */
    public long nanos() {
        return setAt == null
                ? 0
                : setTo + Duration.between(setAt, source.instant()).toNanos();
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        if (setAt != null) {
            state.put("setAt", setAt.toString());
            state.put("setTo", setTo);
        }
        return state;
    }

    @Override
    public void restore(SavedState state) {
        if (state.has("setAt")) {
            setAt = state.instant("setAt");
            setTo = state.number("setTo");
        }
    }
}
