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
     * Does what {@code mctp address add EID dev lo} does; that it is there already is fine.
     *
     * @throws TransportException the kernel has no MCTP, or does not let this process do it
     */
    public static void addAddress(int eid) throws IOException {
        MctpInterface.named("lo").addAddress(eid);
    }
}
