package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.fuzz.Input;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.junit.jupiter.api.Test;

class TunnelFuzz {

    private static final List<Tunnel> TUNNELS = List.of(
            Tunnel.switchPort(3),
            Tunnel.ldPool(),
            Tunnel.switchPort(255).ld(1),
            Tunnel.switchPort(3).withHeader(TunnelHeader.CXL_2_0),
            Tunnel.switchPort(3).withHeader(TunnelHeader.CXL_2_0).ld(1),
            Tunnel.switchPort(3).withHeader(TunnelHeader.CXL_2_0).then(Tunnel.ldPool()),
            Tunnel.switchPort(1).pool().ld(15));

    /** What comes out of a tunnel is what went in, however many hops it has; anything else is malformed or refused. */
    @Test
    void throughTunnels() {
        Fuzz.run(input -> {
            Tunnel tunnel = input.of(TUNNELS);
            CciRequest request =
                    new CciRequest("Get It", input.below(0x10000), MessageType.CCI, input.bytes(input.below(60)));
            CciResponse answer = new CciResponse(0, input.below(0x10000), input.bytes(input.below(60)));
            boolean honest = input.oneIn(2);
            Transport transport = new RandomTransport(carrier -> carry(input, carrier, tunnel.hops(), answer, honest));
            try {
                CciResponse response = TunnelTransport.through(transport, tunnel)
                        .exchange(request, Deadline.after(Duration.ofSeconds(1)));
                if (honest) {
                    assertArrayEquals(answer.payload(), response.payload());
                    assertEquals(answer.vendorExtendedStatus(), response.vendorExtendedStatus());
                }
            } catch (MalformedResponseException e) {
                assertTrue(!honest && e.getMessage().contains(e.field()), e::toString);
            } catch (CommandFailedException e) {
                assertTrue(!honest && e.layer() < tunnel.hops().size(), e::toString);
            }
        });
    }

    /** The response of a component that carries a command to the next. */
    private static CciResponse carry(
            Input input, CciRequest carrier, List<Tunnel.Hop> hops, CciResponse answer, boolean honest) {
        TunnelHeader header = hops.get(0).header();
        CciMessage inner = TunnelFrame.messageInRequest(header, carrier.payload());
        CciResponse response = hops.size() == 1
                ? answer
                : carry(
                        input,
                        new CciRequest("", inner.header().opcode(), MessageType.FM_API, inner.payload()),
                        hops.subList(1, hops.size()),
                        answer,
                        honest);
        byte[] frame = TunnelFrame.response(header, inner.respond(response));
        byte[] sent = honest ? frame : input.damaged(frame);
        int code = honest || !input.oneIn(4) ? 0 : input.below(0x10000);
        input.show("frame", sent);
        return new CciResponse(code, 0, sent);
    }
}
