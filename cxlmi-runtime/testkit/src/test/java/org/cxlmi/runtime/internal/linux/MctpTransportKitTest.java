package org.cxlmi.runtime.internal.linux;

import java.time.Duration;
import java.util.List;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.TransportTestKit;

class MctpTransportKitTest extends TransportTestKit {

    private final FakeMctp kernel = new FakeMctp();
    private boolean damageNext;

    @Override
    protected Transport open(Component component) {
        kernel.realTime = true;
        kernel.component = message -> answer(component, message);
        return MctpTransport.open(
                kernel,
                System::nanoTime,
                new MctpAddress(FakeMctp.NETWORK, FakeMctp.EID),
                true,
                new MctpLimits(Duration.ZERO, largestPayload()));
    }

    private List<Reply> answer(Component component, CciMessage message) {
        CciResponse response = component.answer(message.payload());
        if (response == null) {
            return List.of();
        }
        Reply reply = Reply.to(message, response);
        if (damageNext) {
            damageNext = false;
            return List.of(reply.resizedTo(reply.bytes().length - 1));
        }
        return List.of(reply);
    }

    @Override
    protected int largestPayload() {
        return 1 << 16;
    }

    @Override
    protected boolean damageNextResponse() {
        damageNext = true;
        return true;
    }

    @Override
    protected int openResources() {
        return kernel.openDescriptors();
    }
}
