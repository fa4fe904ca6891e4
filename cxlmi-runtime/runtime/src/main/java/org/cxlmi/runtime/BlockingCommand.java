package org.cxlmi.runtime;

import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;

/**
 * A command that passes through policies, in a thread that waits for its response. It is also the chain of its outermost
 * policy, because most targets have one policy, and each command would need one object more.
 */
final class BlockingCommand<T> extends CommandExchange<T> implements Policy.Chain {

    private final Dispatch dispatch;

    BlockingCommand(Dispatch dispatch, Call<T> call, CciRequest request) {
        super(dispatch.target(), call, request);
        this.dispatch = dispatch;
    }

    T run() {
        List<Policy> policies = route().policies();
        Policy outermost = policies.get(policies.size() - 1);
        return read(BlockingChain.checked(outermost, outermost.exchange(this, this)));
    }

    @Override
    public Duration timeout() {
        return limit().now(connection().timeout());
    }

    @Override
    public CciResponse proceed() {
        return proceed(limit());
    }

    @Override
    public CciResponse proceed(Duration timeout) {
        return proceed(BlockingChain.limitWith(this, limit(), timeout));
    }

    private CciResponse proceed(TimeLimit limit) {
        return BlockingChain.proceed(this, route().policies().size() - 1, limit);
    }

    @Override
    Connection connection() {
        return dispatch.connection();
    }

    @Override
    Route route() {
        return dispatch.route();
    }

    @Override
    CciResponse send(TimeLimit limit) {
        return received(dispatch.send(call(), request(), limit));
    }
}
