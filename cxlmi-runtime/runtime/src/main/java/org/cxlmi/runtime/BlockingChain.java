package org.cxlmi.runtime;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.cxlmi.runtime.transport.CciResponse;

/**
 * The rest of an exchange, in a thread that waits for it.
 *
 * @param sender sends the command within a time limit
 * @param policies the number of policies that are left, from the innermost on
 */
record BlockingChain(
        Connection connection,
        Route route,
        Exchange exchange,
        Function<TimeLimit, CciResponse> sender,
        int policies,
        TimeLimit limit)
        implements Policy.Chain {

    @Override
    public Duration timeout() {
        return limit.now(connection.timeout());
    }

    @Override
    public CciResponse proceed() {
        return proceed(limit);
    }

    @Override
    public CciResponse proceed(Duration timeout) {
        return proceed(limit.withTimeout(Connection.checkTimeout(route.transport(), timeout)));
    }

    private CciResponse proceed(TimeLimit within) {
        if (policies == 0) {
            exchange.addAttempt();
            return sender.apply(within);
        }
        Policy next = route.policies().get(policies - 1);
        BlockingChain rest = new BlockingChain(connection, route, exchange, sender, policies - 1, within);
        return checked(next, next.exchange(exchange, rest));
    }

    /** Refuses a response that is missing: a policy may be written without the checks for null. */
    static CciResponse checked(Policy policy, CciResponse response) {
        return Objects.requireNonNull(response, () -> "the policy " + policy + " returned no response");
    }
}
