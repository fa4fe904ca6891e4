package org.cxlmi.sdk.monitor;

import java.time.Duration;
import java.util.Optional;
import org.cxlmi.sdk.ops.ComponentReadings;

/**
 * A component, as it was when it was polled last.
 *
 * @param name the name of its {@link PollSource}
 * @param up whether it answered the last poll, and does not leave one without an answer for longer than the interval
 * @param readings what it told when it answered last; absent if it never did
 * @param age how long ago the readings were complete; zero if there are none
 * @param pollTime how long the last poll took, with retries
 * @param polls how many polls have ended
 * @param failures how many of them failed
 * @param failure why the last poll failed; absent if it did not
 */
public record PolledComponent(
        String name,
        boolean up,
        Optional<ComponentReadings> readings,
        Duration age,
        Duration pollTime,
        long polls,
        long failures,
        Optional<Throwable> failure) {}
