package org.cxlmi.simulator.serve;

/** Answers requests on MCTP until it is closed. */
public interface MctpService extends AutoCloseable {

    /** Waits until the last reply is sent. */
    void awaitEnd() throws InterruptedException;

    /** Waits for replies that are late by up to 2 seconds; later ones are never sent. May be called again. */
    @Override
    void close();
}
