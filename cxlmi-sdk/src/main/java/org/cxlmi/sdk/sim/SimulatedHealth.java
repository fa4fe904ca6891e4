package org.cxlmi.sdk.sim;

import java.util.concurrent.locks.ReentrantLock;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.GetShutdownState;
import org.cxlmi.sdk.memdev.GetShutdownStateResponse;
import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MediaStatus;

/**
 * The health of a simulated device, to be changed from outside.
 *
 * <p>The additional status follows from the values and the alert thresholds. Setters throw an
 * {@link IllegalArgumentException} for values that the response has no room for.
 */
public final class SimulatedHealth {

    private final ReentrantLock lock;
    private final AlertThresholds thresholds = new AlertThresholds();
    private final GetHealthInfoResponse.Builder values =
            GetHealthInfoResponse.builder().lifeUsed(0).deviceTemperature(30);
    private final GetShutdownStateResponse.Builder shutdownState = GetShutdownStateResponse.builder();

    SimulatedHealth(ReentrantLock lock) {
        this.lock = lock;
    }

    void register(CommandTable table, MessageLimits limits) {
        thresholds.register(table, limits);
        table.on(GetHealthInfo.COMMAND, this::info);
        table.on(GetShutdownState.COMMAND, shutdownState::build);
    }

    private GetHealthInfoResponse info() {
        return values.additionalStatus(thresholds.statusOf(values.build())).build();
    }

    /** Sets the overall health, normally {@link HealthStatus#NONE}. */
    public void setHealthStatus(HealthStatus status) {
        change(() -> values.healthStatus(status));
    }

    /** Sets the state of the media, normally {@link MediaStatus#NORMAL}. */
    public void setMediaStatus(MediaStatus status) {
        change(() -> values.mediaStatus(status));
    }

    /** Sets the share of the device's life that is used, in percent; FFh says that it is not measured. */
    public void setLifeUsed(int percent) {
        change(() -> values.lifeUsed(percent));
    }

    /** Sets the temperature, in degrees Celsius; 7FFFh says that it is not measured. */
    public void setDeviceTemperature(int celsius) {
        change(() -> values.deviceTemperature(celsius));
    }

    /** Sets the number of dirty shutdowns, 32 bits. */
    public void setDirtyShutdownCount(long count) {
        change(() -> values.dirtyShutdownCount(count));
    }

    /** Sets the number of errors corrected in volatile memory, 32 bits. */
    public void setCorrectedVolatileErrorCount(long count) {
        change(() -> values.correctedVolatileErrorCount(count));
    }

    /** Sets the number of errors corrected in persistent memory, 32 bits. */
    public void setCorrectedPersistentErrorCount(long count) {
        change(() -> values.correctedPersistentErrorCount(count));
    }

    /** Sets whether a loss of power now would count as a dirty shutdown. */
    public void setShutdownStateDirty(boolean dirty) {
        change(() -> shutdownState.dirty(dirty));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
