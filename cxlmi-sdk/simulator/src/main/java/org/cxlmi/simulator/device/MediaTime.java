package org.cxlmi.simulator.device;

import java.time.Duration;

/** How long the device takes to go through its media: a millisecond for each MiB, and never none. */
final class MediaTime {

    private static final int MEBIBYTE_BITS = 20;
    private static final long LONGEST = Duration.ofDays(365).toMillis();

    private MediaTime() {}

    static Duration of(long bytes) {
        return Duration.ofMillis(Math.max(1, Math.min(LONGEST, bytes >>> MEBIBYTE_BITS)));
    }
}
