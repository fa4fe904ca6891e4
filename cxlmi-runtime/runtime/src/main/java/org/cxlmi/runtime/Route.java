package org.cxlmi.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;

/**
 * The route of a target's commands to its component.
 *
 * @param transport the transport of the connection, or a tunnel through it
 * @param overhead what the tunnels put around each payload, in bytes
 * @param policies the innermost first
 */
record Route(Transport transport, int overhead, TimeLimit limit, List<Policy> policies) {

    /** The route to the endpoint itself. */
    static Route to(Transport transport) {
        return new Route(transport, 0, TimeLimit.OF_ENDPOINT, List.of());
    }

    Route through(Tunnel tunnel) {
        return new Route(transport.through(tunnel), overhead + tunnel.overhead(), limit, policies);
    }

    Route withTimeout(Duration timeout) {
        return new Route(transport, overhead, limit.withTimeout(Connection.checkTimeout(transport, timeout)), policies);
    }

    Route withDeadline(Deadline deadline) {
        return new Route(transport, overhead, limit.withDeadline(deadline), policies);
    }

    Route with(Policy policy) {
        List<Policy> all = new ArrayList<>(policies);
        all.add(policy);
        return new Route(transport, overhead, limit, List.copyOf(all));
    }

    /** For example {@code mem0 > port 3}, or {@code mem0 (timeout PT0.5S, retry up to 3 times)}. */
    @Override
    public String toString() {
        List<String> details = new ArrayList<>();
        if (limit.timeout() != null) {
            details.add("timeout " + limit.timeout());
        }
        policies.forEach(policy -> details.add(policy.toString()));
        return details.isEmpty() ? transport.name() : transport.name() + " (" + String.join(", ", details) + ")";
    }
}
