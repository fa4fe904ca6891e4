package org.cxlmi.simulator.serve;

import java.io.IOException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.simulator.serve.internal.MctpInterface;

/** Makes MCTP work on this machine alone: gives the loopback interface an endpoint id. */
public final class MctpLoopback {

    /** The kernel's first network, which new interfaces belong to. */
    public static final int NETWORK = 1;

    private MctpLoopback() {}

    /**
     * Does the same as {@code mctp address add EID dev lo}. If the address exists already, nothing changes.
     *
     * @throws TransportException if the kernel has no MCTP, or does not let this process add the address
     */
    public static void addAddress(int eid) throws IOException {
        MctpInterface.named("lo").addAddress(eid);
    }
}
