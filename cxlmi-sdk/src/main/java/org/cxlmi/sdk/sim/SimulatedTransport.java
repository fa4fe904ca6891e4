package org.cxlmi.sdk.sim;

import java.time.Duration;
import java.util.function.Function;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;

/** A connection to a simulated component, which answers at once. */
final class SimulatedTransport implements Transport {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private final String name;
    private final Function<CciRequest, CciResponse> component;
    private volatile boolean closed;

    SimulatedTransport(String name, Function<CciRequest, CciResponse> component) {
        this.name = name;
        this.component = component;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration defaultTimeout() {
        return DEFAULT_TIMEOUT;
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        if (closed) {
            throw new IllegalStateException("the connection to " + name + " is closed");
        }
        return component.apply(request);
    }

    @Override
    public void close() {
        closed = true;
    }
}
