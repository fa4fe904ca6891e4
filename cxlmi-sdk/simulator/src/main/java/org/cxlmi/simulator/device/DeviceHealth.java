package org.cxlmi.simulator.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.cxlmi.sdk.memdev.GetAlertConfiguration;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.GetShutdownState;
import org.cxlmi.sdk.memdev.GetShutdownStateResponse;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.SetAlertConfiguration;
import org.cxlmi.sdk.memdev.SetShutdownState;
import org.cxlmi.simulator.SimulatedHealth;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The health of a memory device: the alert thresholds, the shutdown state, and what follows from them. */
final class DeviceHealth implements SimulatedHealth, CommandSet, Saved {

    private static final long LARGEST_COUNT = 0xFFFF_FFFFL;

    private final Executor device;
    private final HealthEvents events;
    private final AlertThresholds thresholds = new AlertThresholds();
    private final GetHealthInfoResponse.Builder values =
            GetHealthInfoResponse.builder().lifeUsed(0).deviceTemperature(30);
    private final GetShutdownStateResponse.Builder shutdownState = GetShutdownStateResponse.builder();

    /** @param device runs an action while nothing else happens to the device */
    DeviceHealth(Executor device, HealthEvents events) {
        this.device = device;
        this.events = events;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetHealthInfo.COMMAND, this::info);
        table.on(GetAlertConfiguration.COMMAND, thresholds::get);
        table.onChange(SetAlertConfiguration.COMMAND, request -> watch(() -> thresholds.set(request)));
        table.on(GetShutdownState.COMMAND, shutdownState::build);
        table.onChange(SetShutdownState.COMMAND, request -> shutdownState.dirty(request.dirty()));
    }

    /** A reset in the dirty state counts as a dirty shutdown; afterwards the state is clean. */
    @Override
    public void reset() {
        if (shutdownState.build().dirty()) {
            values.dirtyShutdownCount((values.build().dirtyShutdownCount() + 1) & LARGEST_COUNT);
            shutdownState.dirty(false);
        }
    }

    private GetHealthInfoResponse info() {
        return values.additionalStatus(thresholds.statusOf(values.build())).build();
    }

    /** The health in words. */
    String describe() {
        return info().toString();
    }

    @Override
    public void setHealthStatus(HealthStatus status) {
        change(() -> values.healthStatus(status));
    }

    @Override
    public void setMediaStatus(MediaStatus status) {
        change(() -> values.mediaStatus(status));
    }

    @Override
    public void setLifeUsed(int percent) {
        change(() -> values.lifeUsed(percent));
    }

    @Override
    public void setDeviceTemperature(int celsius) {
        change(() -> values.deviceTemperature(celsius));
    }

    @Override
    public void setDirtyShutdownCount(long count) {
        change(() -> values.dirtyShutdownCount(count));
    }

    @Override
    public void setCorrectedVolatileErrorCount(long count) {
        change(() -> values.correctedVolatileErrorCount(count));
    }

    @Override
    public void setCorrectedPersistentErrorCount(long count) {
        change(() -> values.correctedPersistentErrorCount(count));
    }

    @Override
    public void setShutdownStateDirty(boolean dirty) {
        change(() -> shutdownState.dirty(dirty));
    }

    private void change(Runnable change) {
        device.execute(() -> watch(change));
    }

    private void watch(Runnable change) {
        GetHealthInfoResponse before = info();
        change.run();
        events.report(before, info());
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("health", SavedState.hex(info().bytes()));
        state.put("shutdownState", SavedState.hex(shutdownState.build().bytes()));
        state.put("alerts", thresholds.save());
        return state;
    }

    @Override
    public void restore(SavedState state) {
        GetHealthInfoResponse saved = state.struct("health", values.build(), GetHealthInfoResponse::wrap);
        values.healthStatus(saved.healthStatus())
                .mediaStatusCode(saved.mediaStatusCode())
                .lifeUsed(saved.lifeUsedRaw())
                .deviceTemperature(saved.deviceTemperatureRaw())
                .dirtyShutdownCount(saved.dirtyShutdownCount())
                .correctedVolatileErrorCount(saved.correctedVolatileErrorCount())
                .correctedPersistentErrorCount(saved.correctedPersistentErrorCount());
        shutdownState.dirty(state.struct("shutdownState", shutdownState.build(), GetShutdownStateResponse::wrap)
                .dirty());
        thresholds.restore(state.map("alerts"));
    }
}
