package org.cxlmi.simulator;

import org.cxlmi.sdk.memdev.HealthStatus;
import org.cxlmi.sdk.memdev.MediaStatus;

/**
 * The health of a simulated device, to be changed from outside.
 *
 * <p>The additional status follows from the values and the alert thresholds. Whenever a status changes, the device logs
 * a Memory Module event; values that stay on the same side of their thresholds are no event. Setters throw an
 * {@link IllegalArgumentException} for values that the response has no room for.
 */
public interface SimulatedHealth {

    /** Sets the overall health, normally {@link HealthStatus#NONE}. */
    void setHealthStatus(HealthStatus status);

    /** Sets the state of the media, normally {@link MediaStatus#NORMAL}. */
    void setMediaStatus(MediaStatus status);

    /** Sets the share of the device's life that is used, in percent; FFh says that it is not measured. */
    void setLifeUsed(int percent);

    /** Sets the temperature, in degrees Celsius; 7FFFh says that it is not measured. */
    void setDeviceTemperature(int celsius);

    /** Sets the number of dirty shutdowns, 32 bits. */
    void setDirtyShutdownCount(long count);

    /** Sets the number of errors corrected in volatile memory, 32 bits. */
    void setCorrectedVolatileErrorCount(long count);

    /** Sets the number of errors corrected in persistent memory, 32 bits. */
    void setCorrectedPersistentErrorCount(long count);

    /** Sets whether a loss of power now would count as a dirty shutdown. */
    void setShutdownStateDirty(boolean dirty);
}
