package org.cxlmi.examples.guest;

import java.util.Map;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.sdk.sim.SimulatedMemoryDevice;

/**
 * Components one behind another, each a simulated memory device: one in the place of the switch, at its port 3 one in
 * the place of a multi-logical device, and that one's LDs 0 and 1.
 */
final class SimulatedSwitch {

    static final int PORT = 3;
    static final long SWITCH_SERIAL = 0x5;
    static final long PORT_SERIAL = 0x53;
    static final long FIRST_LD_SERIAL = 0x5310;

    private final SimulatedMemoryDevice itself = device(SWITCH_SERIAL);
    private final Transport toItself = itself.connect();
    private final Transport toPort = device(PORT_SERIAL).connect();
    private final Map<Integer, Transport> toLogicalDevices = Map.of(
            0, device(FIRST_LD_SERIAL).connect(),
            1, device(FIRST_LD_SERIAL + 1).connect());

    private static SimulatedMemoryDevice device(long serialNumber) {
        return SimulatedMemoryDevice.builder().serialNumber(serialNumber).build();
    }

    /** What answers commands that go through no tunnel. */
    SimulatedMemoryDevice itself() {
        return itself;
    }

    CciResponse answer(MessageType messageType, CciMessage request) {
        if (!isTunnel(request)) {
            return exchange(toItself, messageType, request);
        }
        if (messageType != MessageType.FM_API) {
            return refusal(ReturnCode.UNSUPPORTED);
        }
        return carry(request, (target, message) -> target == PORT ? answerAtPort(message) : null);
    }

    private CciResponse answerAtPort(CciMessage request) {
        if (!isTunnel(request)) {
            return exchange(toPort, request);
        }
        return carry(request, (target, message) -> {
            Transport device = toLogicalDevices.get(target);
            return device == null ? null : exchange(device, message);
        });
    }

    private static boolean isTunnel(CciMessage request) {
        return request.header().opcode() == TunnelFrame.OPCODE;
    }

    private interface Behind {

        /** Null if there is no such target. */
        CciResponse answer(int target, CciMessage message);
    }

    private static CciResponse carry(CciMessage request, Behind behind) {
        try {
            CciMessage message = TunnelFrame.messageInRequest(request.payload());
            CciResponse response = TunnelFrame.leadsToLdPool(request.payload())
                    ? null
                    : behind.answer(TunnelFrame.targetOf(request.payload()), message);
            return response == null
                    ? refusal(ReturnCode.INVALID_INPUT)
                    : new CciResponse(ReturnCode.SUCCESS.code(), 0, TunnelFrame.response(message.respond(response)));
        } catch (MalformedResponseException e) {
            return refusal(ReturnCode.INVALID_PAYLOAD_LENGTH);
        }
    }

    private static CciResponse exchange(Transport device, CciMessage request) {
        return exchange(device, MessageType.of(request.header().opcode()), request);
    }

    private static CciResponse exchange(Transport device, MessageType messageType, CciMessage request) {
        return device.exchange(
                new CciRequest("Responder", request.header().opcode(), messageType, request.payload()),
                Deadline.after(device.defaultTimeout()));
    }

    private static CciResponse refusal(ReturnCode code) {
        return new CciResponse(code.code(), 0, new byte[0]);
    }
}
