package org.cxlmi.sdk;

import java.util.SortedSet;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;

/** The outcome for one device or endpoint that a scan found. */
public sealed interface ScanOutcome {

    /**
     * The name of the device, for example {@code mem0} or {@code mctp 1:8}. If mctpd did not answer or its answer
     * cannot be understood, this is the name of its service or the path of the D-Bus object.
     */
    String device();

    /** The scan opened the component. */
    record Opened(String device, Endpoint endpoint) implements ScanOutcome {}

    /** This context had the component open already. */
    record AlreadyOpen(String device, Endpoint endpoint) implements ScanOutcome {}

    /**
     * The MCTP endpoint is no CXL component: it supports neither component commands nor fabric management commands.
     *
     * @param messageTypes the numbers of the MCTP message types that it does support
     */
    record NotCxl(String device, SortedSet<Integer> messageTypes) implements ScanOutcome {}

    /** The component could not be opened, or did not answer. */
    record Failed(String device, CxlException reason) implements ScanOutcome {}
}
