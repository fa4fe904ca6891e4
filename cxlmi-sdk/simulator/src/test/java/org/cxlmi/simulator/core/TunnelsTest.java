package org.cxlmi.simulator.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.TunnelManagementCommand;
import org.cxlmi.sdk.fmapi.TunnelTargetType;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.Refusals;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;

class TunnelsTest {

    private static final long MLD_SERIAL = 0x40;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final SimulatedSwitch second = SimulatedSwitch.builder()
            .name("second")
            .serialNumber(2)
            .clock(clock)
            .plugIn(
                    1,
                    () -> SimulatedMultiLogicalDevice.builder()
                            .clock(clock)
                            .serialNumber(MLD_SERIAL)
                            .build())
            .build();
    private final SimulatedSwitch first = SimulatedSwitch.builder()
            .name("first")
            .clock(clock)
            .plugIn(
                    3,
                    SimulatedMemoryDevice.builder().serialNumber(3).clock(clock).build())
            .plugIn(9, second)
            .build();
    private final Endpoint endpoint = Endpoint.over(first.connect());

    @Test
    void tunnels_leadToWhatIsBehind() {
        assertEquals(3, serialNumber(Tunnel.switchPort(3)));
        assertEquals(2, serialNumber(Tunnel.switchPort(9)));
        assertEquals(MLD_SERIAL, serialNumber(Tunnel.switchPort(9).then(Tunnel.switchPort(1))));
        assertEquals(
                MLD_SERIAL << 8 | 5,
                serialNumber(Tunnel.switchPort(9).then(Tunnel.switchPort(1)).ld(5)));
    }

    private long serialNumber(Tunnel tunnel) {
        return Generic.of(endpoint.through(tunnel)).identify().serialNumber();
    }

    @Test
    void tunnels_toNothing_areRefusedWhereTheyEnd() {
        assertRefused(ReturnCode.INVALID_INPUT, 0, Tunnel.switchPort(4));
        assertRefused(ReturnCode.INVALID_INPUT, 0, Tunnel.switchPort(200));
        assertRefused(ReturnCode.INVALID_INPUT, 0, Tunnel.ldPool());
        assertRefused(
                ReturnCode.INVALID_INPUT,
                2,
                Tunnel.switchPort(9).then(Tunnel.switchPort(1)).ld(16));
        assertRefused(ReturnCode.UNSUPPORTED, 1, Tunnel.switchPort(3).ld(0));

        first.setLinkDown(3, true);
        assertRefused(ReturnCode.INVALID_INPUT, 0, Tunnel.switchPort(3));
        first.setLinkDown(3, false);
        assertEquals(3, serialNumber(Tunnel.switchPort(3)));

        first.unplug(3);
        assertRefused(ReturnCode.INVALID_INPUT, 0, Tunnel.switchPort(3));
    }

    @Test
    void tunnels_deeperThanThreeLayers_areUnsupported() {
        Tunnel three = Tunnel.switchPort(9).then(Tunnel.switchPort(1)).ld(5);

        assertRefused(ReturnCode.UNSUPPORTED, 0, three.ld(0));
        assertEquals(MLD_SERIAL << 8 | 5, serialNumber(three));
    }

    private void assertRefused(ReturnCode expected, int layer, Tunnel tunnel) {
        CommandFailedException refused = assertThrows(CommandFailedException.class, () -> serialNumber(tunnel));
        assertSame(expected, refused.returnCode());
        assertEquals(layer, refused.layer());
    }

    @Test
    void tunnels_wronglyFilled_areRefused() {
        FabricManager manager = FabricManager.of(endpoint);
        byte[] identify = CciMessage.request(1, Identify.OPCODE, new byte[0]).bytes();
        byte[] response = CciMessage.request(1, Identify.OPCODE, new byte[0])
                .respond(new CciResponse(0, 0, new byte[0]))
                .bytes();
        byte[] cut = new byte[CciMessage.HEADER_SIZE - 1];

        Refusals.assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.tunnelManagementCommand(3, TunnelTargetType.PORT_OR_LD, response));
        Refusals.assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> manager.tunnelManagementCommand(3, TunnelTargetType.PORT_OR_LD, cut));
        Refusals.assertRefused(
                ReturnCode.INVALID_INPUT,
                () -> manager.tunnelManagementCommand(
                        request -> request.portOrLdId(3).targetTypeCode(7).command(identify)));
        Refusals.assertRefused(
                ReturnCode.INVALID_PAYLOAD_LENGTH,
                () -> endpoint.executeRaw(TunnelManagementCommand.OPCODE, new byte[] {3, 0, 12, 0}));
    }

    @Test
    void twoClients_shareWhatIsBehind() throws Exception {
        Endpoint other = Endpoint.over(first.connect());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (Endpoint each : List.of(endpoint, other)) {
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        Tunnel tunnel =
                                Tunnel.switchPort(9).then(Tunnel.switchPort(1)).ld(i % 16);
                        MemoryDevice ld = MemoryDevice.of(each.through(tunnel));
                        assertEquals(1L << 30, ld.identifyMemoryDevice().totalCapacityBytes());
                        assertEquals(
                                MLD_SERIAL << 8 | i % 16,
                                Generic.of(each.through(tunnel)).identify().serialNumber());
                    }
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void responseLongerThanTheLimitOfTheWay_isRefusedOnTheWay() {
        SimulatedSwitch limited = SimulatedSwitch.builder()
                .plugIn(1, SimulatedMemoryDevice.create())
                .build();
        Endpoint endpoint = Endpoint.over(limited.connect());
        Generic.of(endpoint).setResponseMessageLimit(1 << 8);
        MemoryDevice device = MemoryDevice.of(endpoint.through(Tunnel.switchPort(1)));

        CommandFailedException e = assertThrows(CommandFailedException.class, () -> device.getLsa(0, 241));

        assertEquals(ReturnCode.RESOURCES_EXHAUSTED, e.returnCode());
        assertEquals(0, e.layer());
        assertEquals(240, device.getLsa(0, 240).data().length);
    }
}
