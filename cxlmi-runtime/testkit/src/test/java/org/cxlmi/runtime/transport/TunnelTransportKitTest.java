package org.cxlmi.runtime.transport;

import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.testkit.ScriptedTransport;
import org.cxlmi.testkit.TransportTestKit;

/** Two tunnels, one in the other, through a scripted switch. */
class TunnelTransportKitTest extends TransportTestKit {

    private final ScriptedTransport scripted = new ScriptedTransport("sw");
    private boolean damageNext;

    @Override
    protected Transport open(Component component) {
        scripted.always(TunnelFrame.OPCODE)
                .answer(request -> carry(request.payload(), toDevice -> {
                    CciResponse fromDevice = carry(toDevice.payload(), toLd -> {
                        CciResponse response = component.answer(toLd.payload());
                        if (response == null) {
                            throw new CxlTimeoutException(request.context(scripted), scripted.defaultTimeout());
                        }
                        return response;
                    });
                    return damageNext ? damaged(fromDevice) : fromDevice;
                }));
        return TunnelTransport.through(outermost(scripted), Tunnel.switchPort(3).ld(1));
    }

    /** The transport that the tunnels go through. */
    Transport outermost(Transport transport) {
        return transport;
    }

    private interface Behind {
        CciResponse answer(CciMessage message);
    }

    private static CciResponse carry(byte[] payload, Behind behind) {
        CciMessage message = TunnelFrame.messageInRequest(TunnelHeader.CXL_3_0, payload);
        return new CciResponse(
                0, 0, TunnelFrame.response(TunnelHeader.CXL_3_0, message.respond(behind.answer(message))));
    }

    /** With a length in the tunnel's frame that goes beyond the bytes there. */
    private CciResponse damaged(CciResponse response) {
        damageNext = false;
        byte[] payload = response.payload().clone();
        payload[1] = (byte) 0xFF;
        return new CciResponse(0, 0, payload);
    }

    @Override
    protected boolean disappear() {
        scripted.disappear();
        return true;
    }

    @Override
    protected int largestPayload() {
        return TunnelHeader.CXL_3_0.maximumMessage() - CciMessage.HEADER_SIZE - 16;
    }

    @Override
    protected boolean damageNextResponse() {
        damageNext = true;
        return true;
    }
}
