package org.cxlmi.runtime.recording;

import java.util.function.Predicate;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;

/** The commands that others carry through tunnels. */
final class CarriedCommands {

    private CarriedCommands() {}

    /**
     * Whether a request, or a request that it carries through tunnels, matches; also true if this cannot be known. The
     * bytes do not show for certain which header they have, so all possible headers are tried.
     */
    static boolean carriesAny(Predicate<CciRequest> such, CciRequest request) {
        if (such.test(request)) {
            return true;
        }
        if (request.opcode() != TunnelFrame.OPCODE) {
            return false;
        }
        boolean readable = false;
        for (TunnelHeader header : TunnelHeader.values()) {
            try {
                CciMessage message = TunnelFrame.messageInRequest(header, request.payload());
                readable = true;
                if (carriesAny(such, carried(request, message))) {
                    return true;
                }
            } catch (MalformedResponseException e) {
                // It has another header.
            }
        }
        return !readable;
    }

    /** Whether a response has no payload. For a response of a tunnel, the innermost message counts. */
    static boolean isEmptyResponse(CciRequest request, byte[] response) {
        if (response.length == 0 || request.opcode() != TunnelFrame.OPCODE) {
            return response.length == 0;
        }
        for (TunnelHeader header : TunnelHeader.values()) {
            try {
                CciMessage message = TunnelFrame.messageInRequest(header, request.payload());
                byte[] inner = TunnelFrame.messageInResponse(header, response).payload();
                return isEmptyResponse(carried(request, message), inner);
            } catch (MalformedResponseException e) {
                // It has another header.
            }
        }
        return false;
    }

    private static CciRequest carried(CciRequest carrier, CciMessage message) {
        int opcode = message.header().opcode();
        return new CciRequest(carrier.command(), opcode, MessageType.of(opcode), message.payload());
    }
}
