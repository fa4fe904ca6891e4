package org.cxlmi.runtime;

import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that reads each response as soon as it arrives, so that policies see a malformed response as a failure.
 * It keeps what the last response says.
 */
abstract class CommandExchange<T> extends Exchange {

    private final Call<T> call;
    private @Nullable CciResponse response;
    private @Nullable T result;

    CommandExchange(CxlTarget target, Call<T> call, CciRequest request) {
        super(target, request);
        this.call = call;
    }

    @Override
    final @Nullable Command<?, ?> typedCommand() {
        return call.command();
    }

    @Override
    final TimeLimit limit() {
        return route().limit();
    }

    final Call<T> call() {
        return call;
    }

    abstract Connection connection();

    abstract Route route();

    /** Sends the command, waits for its response, and reads it. */
    abstract CciResponse send(TimeLimit limit);

    /** Reads a response that arrived. */
    final CciResponse received(CciResponse arrived) {
        result = content(arrived);
        response = arrived;
        return arrived;
    }

    /**
     * The content of the response that the policies returned. It may be another response than the one that arrived
     * last.
     */
    @SuppressWarnings("ReferenceEquality") // An equal one has to be read, too.
    final T read(CciResponse returned) {
        T last = result;
        return returned == response && last != null ? last : content(returned);
    }

    private T content(CciResponse arrived) {
        return call.read(request(), arrived, route().transport());
    }
}
