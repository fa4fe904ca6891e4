package org.cxlmi.sdk;

import java.util.SortedSet;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;

/** What became of one device or endpoint that a scan found. */
public sealed interface ScanOutcome {

    /**
     * What was found: {@code mem0}, {@code mctp 1:8}; where mctpd's answer makes no sense or none came, the path of the
     * D-Bus object or the name of the service.
     */
    String device();

    /** The scan opened it. */
    record Opened(String device, Endpoint endpoint) implements ScanOutcome {}

    /** This context had it open before. */
    record AlreadyOpen(String device, Endpoint endpoint) implements ScanOutcome {}

    /**
     * An MCTP endpoint that is no CXL component: it supports neither component commands nor fabric management.
     *
     * @param messageTypes the numbers of the MCTP message types that it does support
     */
    record NotCxl(String device, SortedSet<Integer> messageTypes) implements ScanOutcome {}

    /** It could not be opened, or did not answer. */
    record Failed(String device, CxlException reason) implements ScanOutcome {}
}
