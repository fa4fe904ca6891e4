package org.cxlmi.sdk.internal.mctpd;

import java.util.SortedSet;
import org.cxlmi.runtime.error.TransportException;

/** One thing that mctpd lists. */
public sealed interface Listing {

    /**
     * An endpoint on MCTP.
     *
     * @param network the kernel's number of the network, as listed
     * @param eid endpoint id, as listed
     * @param messageTypes the numbers of the MCTP message types that it supports
     */
    record Endpoint(int network, int eid, SortedSet<Integer> messageTypes) implements Listing {}

    /** A service that does not answer, or an endpoint whose properties nobody can make sense of. */
    record Unusable(String name, TransportException reason) implements Listing {}
}
