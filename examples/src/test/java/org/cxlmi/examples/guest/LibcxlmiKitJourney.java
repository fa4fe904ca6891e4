package org.cxlmi.examples.guest;

import java.util.Arrays;
import org.cxlmi.libcxlmi.Libcxlmi;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.simulator.serve.MctpLoopback;

/** The same through libcxlmi, which wants responses to vendors' commands to have just the length that it is told. */
class LibcxlmiKitJourney extends MctpKitJourney {

    @Override
    Transport connect() {
        return Libcxlmi.openMctp(
                MctpLoopback.NETWORK, EID, Libcxlmi.Options.DEFAULT.withVendorResponse(largestPayload()));
    }

    @Override
    protected byte[] asReceived(byte[] sent) {
        return Arrays.copyOf(sent, largestPayload());
    }

    @Override
    protected int refusedPayload() {
        return 1 << 20;
    }

    @Override
    protected boolean carriesVendorExtendedStatus() {
        return false;
    }
}
