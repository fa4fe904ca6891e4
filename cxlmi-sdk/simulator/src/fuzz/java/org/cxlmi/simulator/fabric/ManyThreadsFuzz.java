package org.cxlmi.simulator.fabric;

import org.cxlmi.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

class ManyThreadsFuzz {

    private static final int MOST_READS = 3000;

    /** What {@link ManyThreads} says holds for any disturbance, and whenever the endpoint is closed. */
    @Test
    void readersOfOneEndpoint() {
        Fuzz.run(input -> new ManyThreads(input.below(Integer.MAX_VALUE)).run(input.between(1, MOST_READS)));
    }
}
