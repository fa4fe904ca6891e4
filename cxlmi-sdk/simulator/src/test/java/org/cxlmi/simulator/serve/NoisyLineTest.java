package org.cxlmi.simulator.serve;

import org.junit.jupiter.api.Test;

/** The same few lines always; {@code NoisyLineFuzz} tries others. */
class NoisyLineTest {

    @Test
    void responder_isReadyAgainAfterAnyNoise() {
        for (long seed = 0; seed < 300; seed++) {
            new NoisyLine(seed).run(20);
        }
    }
}
