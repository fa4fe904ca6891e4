package org.cxlmi.simulator.device;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.GetComponentStateDumpLogResponse;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.PopulateLogRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.core.TimestampClock;

/** The Component State Dump Log: empty until it is populated, then a text about the device at that moment. */
final class ComponentStateDump implements Saved, BackgroundOperations.Work<PopulateLogRequest> {

    private static final UUID TEXT = UUID.fromString("4f4bd7a3-55ae-4b5e-9d5b-0c6a6d8f2e11");
    private static final Duration DURATION = Duration.ofSeconds(1);

    private final TimestampClock time;
    private final BackgroundOperations background;
    private final Supplier<String> description;
    private GetComponentStateDumpLogResponse log = empty();
    private int generation;

    ComponentStateDump(TimestampClock time, BackgroundOperations background, Supplier<String> description) {
        this.time = time;
        this.background = background;
        this.description = description;
        background.define(PopulateLog.COMMAND, this);
    }

    private static GetComponentStateDumpLogResponse empty() {
        return GetComponentStateDumpLogResponse.builder().format(TEXT).build();
    }

    byte[] bytes() {
        return log.bytes();
    }

    /** Differs when the log has changed. */
    int generation() {
        return generation;
    }

    void clear() {
        background.checkIdle();
        change(empty());
    }

    ReturnCode populate(PopulateLogRequest request) {
        return background.start(PopulateLog.COMMAND, request, DURATION);
    }

    @Override
    public void check(PopulateLogRequest request) {
        Refusal.when(request.logIdentifier() != LogIdentifier.COMPONENT_STATE_DUMP_LOG, ReturnCode.INVALID_LOG);
    }

    @Override
    public ReturnCode finish(PopulateLogRequest request) {
        byte[] data = description.get().getBytes(StandardCharsets.UTF_8);
        change(GetComponentStateDumpLogResponse.builder()
                .dataLength(data.length)
                .timestampNanos(time.nanos())
                .format(TEXT)
                .data(data)
                .build());
        return ReturnCode.SUCCESS;
    }

    private void change(GetComponentStateDumpLogResponse changed) {
        log = changed;
        generation++;
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("log", SavedState.hex(log.bytes()));
        return state;
    }

    @Override
    public void restore(SavedState state) {
        log = state.struct("log", GetComponentStateDumpLogResponse::wrap);
        long size = log.data().length;
        state.check(log.dataLength() == size, "log", "as long as it says");
    }
}
