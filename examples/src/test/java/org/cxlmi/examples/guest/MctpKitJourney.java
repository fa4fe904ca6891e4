package org.cxlmi.examples.guest;

import java.io.IOException;
import java.time.Duration;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.serve.MctpLoopback;
import org.cxlmi.simulator.serve.MctpResponder;
import org.cxlmi.testkit.TransportTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * What every transport has to do right, through the sockets of a kernel that has MCTP; {@link GuestIT} starts it there.
 */
class MctpKitJourney extends TransportTestKit {

    static final int EID = 8;

    private MctpResponder responder;

    @BeforeAll
    static void addAddress() throws IOException {
        MctpLoopback.addAddress(EID);
    }

    @AfterEach
    void closeResponder() {
        if (responder != null) {
            responder.close();
        }
    }

    @Override
    protected Transport open(Component component) {
        responder = new MctpResponder(MctpLoopback.NETWORK, EID, (type, message) -> {
            CciResponse answer = component.answer(message.payload());
            byte[] reply = answer == null
                    ? new byte[0]
                    : message.respond(new CciResponse(
                                    answer.returnCode(), answer.vendorExtendedStatus(), asReceived(answer.payload())))
                            .bytes();
            return new CciReply(Duration.ZERO, reply);
        });
        return connect();
    }

    Transport connect() {
        return Mctp.open(MctpLoopback.NETWORK, EID, Mctp.Options.DEFAULT.withMaximumPayload(largestPayload()));
    }

    /** Under emulation, a request may need some time to reach the component. */
    @Override
    protected Duration patience() {
        return Duration.ofMillis(500);
    }

    @Override
    protected int largestPayload() {
        return 4096;
    }
}
