package org.cxlmi.runtime;

import java.util.function.Function;
import org.cxlmi.runtime.transport.CciResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reads each response of a command as soon as it arrives, so that policies see a malformed response as a failure. Keeps
 * what the last response says.
 */
final class Attempt<T> {

    private final Function<CciResponse, T> reader;
    private @Nullable CciResponse response;
    private @Nullable T result;

    Attempt(Function<CciResponse, T> reader) {
        this.reader = reader;
    }

    /** Reads a response that arrived. */
    CciResponse received(CciResponse arrived) {
        result = reader.apply(arrived);
        response = arrived;
        return arrived;
    }

    /**
     * The content of the response that the policies returned. It may be another response than the one that arrived
     * last.
     */
    @SuppressWarnings("ReferenceEquality") // An equal one has to be read, too.
    T read(CciResponse returned) {
        T last = result;
        return returned == response && last != null ? last : reader.apply(returned);
    }
}
