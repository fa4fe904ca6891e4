package org.cxlmi.testkit;

import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Transport;

class ScriptedTransportKitTest extends TransportTestKit {

    private ScriptedTransport scripted;

    @Override
    protected Transport open(Component component) {
        scripted = scripted(OPCODE, component);
        return scripted;
    }

    @Override
    protected boolean disappear() {
        scripted.disappear();
        return true;
    }

    /** A scripted component that behaves like the kit's. */
    static ScriptedTransport scripted(int opcode, Component component) {
        return new ScriptedTransport("mem0").always(opcode).answer(request -> component.answer(request.payload()));
    }

    @Override
    protected int largestPayload() {
        return Endpoint.MAXIMUM_PAYLOAD;
    }
}
