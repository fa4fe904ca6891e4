package org.cxlmi.runtime;

import java.time.Duration;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/**
 * The rest of an exchange, in a thread that waits for it.
 *
 * @param policies the number of policies that are left, from the innermost on
 */
record BlockingChain(CommandExchange<?> exchange, int policies, TimeLimit limit) implements Policy.Chain {

    @Override
    public Duration timeout() {
        return limit.now(exchange.connection().timeout());
    }

    @Override
    public CciResponse proceed() {
        return proceed(exchange, policies, limit);
    }

    @Override
    public CciResponse proceed(Duration timeout) {
        return proceed(exchange, policies, limitWith(exchange, limit, timeout));
    }

    /** A time limit with another timeout, if the transport allows it. */
    static TimeLimit limitWith(CommandExchange<?> exchange, TimeLimit limit, Duration timeout) {
        return limit.withTimeout(Connection.checkTimeout(exchange.route().transport(), timeout));
    }

    /** Carries out an exchange with some of its policies, from the innermost on. */
    static CciResponse proceed(CommandExchange<?> exchange, int policies, TimeLimit limit) {
        if (policies == 0) {
            exchange.addAttempt();
            return exchange.send(limit);
        }
        Policy next = exchange.route().policies().get(policies - 1);
        return checked(next, next.exchange(exchange, new BlockingChain(exchange, policies - 1, limit)));
    }

    /** Refuses a response that is missing: a policy may be written without the checks for null. */
    static CciResponse checked(Policy policy, @Nullable CciResponse response) {
        if (response == null) {
            throw new NullPointerException("the policy " + policy + " returned no response");
        }
        return response;
    }
}
