package org.cxlmi.libcxlmi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.transport.TunnelHeader;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tunnels through the library. */
class LibcxlmiTunnelTest extends WithFakeLibrary {

    @Test
    void exchange_withoutTunnel_handsInNone() {
        exchange(NONE);
        assertTunnel(0, 0, 0, 0);
        assertEquals("mem0", transport.name());
    }

    static Stream<Arguments> tunnels() {
        return Stream.of(
                arguments(Tunnel.switchPort(3), new int[] {3, -1, 1, 0}, "mctp 1:8 > port 3"),
                arguments(Tunnel.logicalDevice(0), new int[] {-1, 0, 1, 0}, "mctp 1:8 > LD 0"),
                arguments(Tunnel.switchPort(3).ld(1), new int[] {3, 1, 2, 0}, "mctp 1:8 > port 3 > LD 1"),
                arguments(Tunnel.ldPool(), new int[] {-1, -1, 1, 1}, "mctp 1:8 > LD pool"));
    }

    @ParameterizedTest
    @MethodSource("tunnels")
    void exchange_through_handsTheTunnelIn(Tunnel tunnel, int[] expected, String name) {
        transport.close();
        transport = mctp(settings(true, 0, 0));

        Transport behind = transport.through(tunnel);
        assertEquals(0, behind.exchange(request(NONE), seconds(1)).returnCode());

        assertTunnel(expected);
        assertEquals(name, behind.name());
        assertEquals(tunnel.hops().size(), behind.layer());
        exchange(NONE);
        assertTunnel(0, 0, 0, 0);
    }

    @Test
    void through_composed_isOneTunnel() {
        transport.close();
        transport = mctp(settings(true, 0, 0));

        Transport behind = transport.through(Tunnel.switchPort(3)).through(Tunnel.logicalDevice(1));
        behind.exchange(request(NONE), seconds(1));

        assertTunnel(3, 1, 2, 0);
        assertEquals("mctp 1:8 > port 3 > LD 1", behind.name());
    }

    @Test
    void through_whatTheLibraryDoesNotKnow_isRefused() {
        Transport port = transport.through(Tunnel.switchPort(3));

        assertThrows(UnsupportedOperationException.class, () -> port.through(Tunnel.switchPort(1)));
        assertThrows(
                UnsupportedOperationException.class,
                () -> transport.through(Tunnel.switchPort(3).withHeader(TunnelHeader.CXL_2_0)));
        assertThrows(UnsupportedOperationException.class, () -> port.through(Tunnel.ldPool()));
        assertThrows(
                UnsupportedOperationException.class,
                () -> port.through(Tunnel.logicalDevice(1).ld(2)));
        assertThrows(UnsupportedOperationException.class, () -> transport.through(Tunnel.ldPool()));
    }

    @Test
    void through_closed_leavesTheEndpointOpen() {
        Transport behind = transport.through(Tunnel.switchPort(3));
        behind.close();

        assertThrows(IllegalStateException.class, () -> behind.exchange(request(NONE), seconds(1)));
        assertEquals(0, exchange(NONE).returnCode());
    }

    @Test
    void exchange_tunnelOnMctpWithoutFmApi_isRefused() {
        transport.close();
        transport = mctp(settings(false, 0, 0));
        Transport behind = transport.through(Tunnel.logicalDevice(0));

        assertSame(
                Reason.FM_API_DISABLED,
                assertThrows(UnsupportedCommandException.class, () -> behind.exchange(request(NONE), seconds(1)))
                        .reason());
    }

    @Test
    void exchange_negatedReturnCodeFromTunnelOfDevice_isTheReturnCode() {
        fake.set("rc", -6);

        assertEquals(
                6,
                transport
                        .through(Tunnel.switchPort(2))
                        .exchange(request(NONE), seconds(1))
                        .returnCode());
    }

    @Test
    void endpoint_through_namesWhoIsMeant() {
        fake.set("rc", 6);
        CxlTarget behind = Endpoint.over(transport).through(Tunnel.switchPort(3).ld(1));

        CommandFailedException e =
                assertThrows(CommandFailedException.class, () -> behind.execute(counted(), EmptyPayload.EMPTY));

        assertEquals("mem0 > port 3 > LD 1", e.target());
        assertEquals(2, e.layer());
        assertTunnel(3, 1, 2, 0);
    }
}
