package org.cxlmi.simulator.serve;

import java.util.Optional;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicy;
import org.jspecify.annotations.Nullable;

/** The way of the requests of a component: to the client that was the last to set its policy for notifications. */
final class ComponentRequestFlow {

    private static final int TAGS = 8;

    private volatile @Nullable MctpMessage policy;

    /** Takes note of a request to the component, before the component answers it. */
    void note(MctpMessage request) {
        try {
            if (CciMessage.Header.parse(request.data()).opcode() == SetMctpEventInterruptPolicy.OPCODE) {
                policy = request;
            }
        } catch (MalformedResponseException e) {
            // The component does not take it for a request either.
        }
    }

    /** A request as it is sent, from the given endpoint ID. Empty if no client has set a policy. */
    Optional<MctpMessage> address(int eid, CciMessage request) {
        MctpMessage to = policy;
        if (to == null) {
            return Optional.empty();
        }
        int tag = request.header().tag() % TAGS;
        MctpFlow flow = new MctpFlow(eid, to.flow().source(), tag, /* tagOwner= */ true);
        return Optional.of(MctpMessage.of(flow, to.type(), request.bytes()));
    }
}
