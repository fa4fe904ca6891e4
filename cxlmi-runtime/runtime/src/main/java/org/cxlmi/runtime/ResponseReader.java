package org.cxlmi.runtime;

import org.cxlmi.runtime.wire.Struct;

/**
 * Makes a typed response from received bytes.
 *
 * @param <Q> the request; a few responses cannot be read without it
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
