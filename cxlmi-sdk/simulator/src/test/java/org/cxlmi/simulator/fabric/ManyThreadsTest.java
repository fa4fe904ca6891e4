package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A few threads shortly; {@code ManyThreadsFuzz} lets them run as long as it is let. */
class ManyThreadsTest {

    private static final int READS = 2000;

    @Test
    void readersOfOneEndpoint_getWhatTheyAskedFor() throws InterruptedException {
        assertTrue(new ManyThreads(1).run(READS) > READS / 10);
    }
}
