package org.cxlmi.runtime.policy;

import java.time.Duration;
import org.cxlmi.runtime.Policy;

/** Policies that are ready to use. */
public final class Policies {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOST = 2;

    private Policies() {}

    /**
     * The policy for most programs. It repeats only commands that are known to be repeatable: for up to 10 seconds
     * while the component is busy, and up to twice if no response came.
     */
    public static Policy standard() {
        return Retry.within(PATIENCE).withTimeouts(LOST);
    }
}
