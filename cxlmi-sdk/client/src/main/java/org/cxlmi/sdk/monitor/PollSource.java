package org.cxlmi.sdk.monitor;

import org.cxlmi.runtime.CxlTarget;

/** A component for a {@link Poller}, which may have to be opened first, and again after its connection failed. */
public interface PollSource {

    /** The name of the component, which no other one of the same run has. */
    String name();

    /** What is asked one command at a time: components with equal ones are polled one after the other. */
    Object connection();

    /**
     * The component to poll. It is called before each poll, and opens the component if it is not open.
     *
     * @throws org.cxlmi.runtime.error.CxlException if it cannot be opened now; it is tried again with the next poll
     */
    CxlTarget open() throws InterruptedException;

    /**
     * Called after the connection to the component failed. An implementation closes it, so that the next poll opens it
     * again.
     */
    void discard(CxlTarget target);

    /** A component that is open, and stays so. */
    static PollSource of(CxlTarget target) {
        return new PollSource() {
            @Override
            public String name() {
                return target.name();
            }

            @Override
            public Object connection() {
                return target.endpoint();
            }

            @Override
            public CxlTarget open() {
                return target;
            }

            @Override
            public void discard(CxlTarget broken) {
                // It belongs to the caller.
            }
        };
    }
}
