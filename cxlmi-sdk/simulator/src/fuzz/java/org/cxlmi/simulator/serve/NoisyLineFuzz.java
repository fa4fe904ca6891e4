package org.cxlmi.simulator.serve;

import org.cxlmi.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

class NoisyLineFuzz {

    private static final int MOST_THINGS = 40;

    /** What {@link NoisyLine} says holds for any line. */
    @Test
    void responder() {
        Fuzz.run(input -> new NoisyLine(input.below(Integer.MAX_VALUE)).run(input.below(MOST_THINGS)));
    }
}
