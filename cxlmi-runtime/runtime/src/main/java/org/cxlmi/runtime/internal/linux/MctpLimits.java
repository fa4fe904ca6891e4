package org.cxlmi.runtime.internal.linux;

import java.time.Duration;

/**
 * What a user may set for a component on MCTP.
 *
 * @param gap least time from the end of a command to the next
 * @param maximumPayload of requests and responses, in bytes
 */
public record MctpLimits(Duration gap, int maximumPayload) {}
