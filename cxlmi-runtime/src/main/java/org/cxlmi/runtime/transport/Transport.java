package org.cxlmi.runtime.transport;

import java.time.Duration;

/**
 * One way to reach a component. An endpoint calls it from one thread at a time, and never after {@link #close}.
 *
 * <p>Return codes of the component are part of the response and never an exception here.
 */
public interface Transport extends AutoCloseable {

    /** What people call the other end: {@code mem0}, {@code mctp 1:8}. */
    String name();

    /** The timeout where the user sets none. */
    Duration defaultTimeout();

    /**
     * Sends a request and waits for its response.
     *
     * @throws org.cxlmi.runtime.error.TransportException the operating system refused or the component is gone
     * @throws org.cxlmi.runtime.error.CxlTimeoutException nothing came before the deadline
     * @throws org.cxlmi.runtime.error.UnsupportedCommandException this way does not let the command through
     */
    CciResponse exchange(CciRequest request, Deadline deadline);

    @Override
    void close();
}
