package org.cxlmi.simulator.core;

import java.util.Arrays;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.testkit.TransportTestKit;

class SimulatedTransportKitTest extends TransportTestKit {

    private boolean damageNext;
    private volatile boolean gone;

    @Override
    protected Transport open(Component component) {
        CciResponder responder = (type, request) -> {
            CciResponse answer = component.answer(request.payload());
            return answer == null ? CciReply.NONE : reply(request.respond(answer));
        };
        return new SimulatedTransport("kit", SimulatedClock.driven(), responder, PayloadLimits.UNKNOWN, () -> gone);
    }

    private CciReply reply(CciMessage message) {
        CciReply whole = CciReply.of(message);
        if (!damageNext) {
            return whole;
        }
        damageNext = false;
        return new CciReply(whole.delay(), Arrays.copyOf(whole.message(), whole.message().length - 1));
    }

    @Override
    protected boolean disappear() {
        gone = true;
        return true;
    }

    @Override
    protected int largestPayload() {
        return 1 << 20;
    }

    @Override
    protected boolean damageNextResponse() {
        damageNext = true;
        return true;
    }
}
