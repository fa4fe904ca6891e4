package org.cxlmi.libcxlmi.internal;

/** A function of libcxlmi that carries out a command; its parameters are addresses and lengths. */
interface CommandFunction {

    /** Endpoint and tunnel. */
    int call(long endpoint, long tunnel);

    /** Endpoint and tunnel, and the request or room for the response. */
    int call(long endpoint, long tunnel, long struct);

    /** Endpoint and tunnel, the request, and room for the response or the request's length. */
    int call(long endpoint, long tunnel, long request, long responseOrLength);
}
