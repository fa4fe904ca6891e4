package org.cxlmi.testkit;

import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.transport.CciResponse;
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
        ScriptedTransport transport = new ScriptedTransport("mem0");
        return transport.always(opcode).answer(request -> {
            CciResponse response = component.answer(request.payload());
            if (response == null) {
                throw new CxlTimeoutException(request.context(transport), transport.defaultTimeout());
            }
            return response;
        });
    }

    @Override
    protected int largestPayload() {
        return Endpoint.MAXIMUM_PAYLOAD;
    }
}
