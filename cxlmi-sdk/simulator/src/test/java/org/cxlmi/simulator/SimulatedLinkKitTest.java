package org.cxlmi.simulator;

import java.util.Arrays;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.TransportTestKit;

class SimulatedLinkKitTest extends TransportTestKit {

    private boolean damageNext;

    @Override
    protected Transport open(Component component) {
        Station station = (type, request) -> {
            CciResponse answer = component.answer(request.payload());
            return answer == null ? Reply.NONE : reply(request.respond(answer));
        };
        return new SimulatedLink("kit", SimulatedClock.driven(), station, PayloadLimits.UNKNOWN, () -> false);
    }

    private Reply reply(CciMessage message) {
        Reply whole = Reply.of(message);
        if (!damageNext) {
            return whole;
        }
        damageNext = false;
        return new Reply(whole.delay(), Arrays.copyOf(whole.message(), whole.message().length - 1));
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
