package org.cxlmi.runtime;

import org.cxlmi.runtime.wire.Struct;

/**
 * Makes the typed response of received bytes.
 *
 * @param <Q> the request, which a few responses cannot be read without
 * @param <R> the response
 */
@FunctionalInterface
public interface ResponseReader<Q extends Struct, R extends Struct> {

    /**
     * Checks the payload and wraps it; the array is not copied.
     *
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout
     */
    R read(byte[] payload, Q request);
}
