package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunnelTest {

    @Test
    void toString_namesEachHop() {
        assertEquals("port 3 > LD 1", Tunnel.switchPort(3).ld(1).toString());
        assertEquals("LD 0", Tunnel.logicalDevice(0).toString());
        assertEquals("port 255 > LD pool", Tunnel.switchPort(255).pool().toString());
        assertEquals(
                "port 1 > port 2 > LD 3",
                Tunnel.switchPort(1).then(Tunnel.switchPort(2).ld(3)).toString());
    }

    @Test
    void equals_sameHops() {
        assertEquals(Tunnel.switchPort(3).ld(1), Tunnel.switchPort(3).then(Tunnel.logicalDevice(1)));
        assertEquals(
                Tunnel.switchPort(3).ld(1).hashCode(),
                Tunnel.switchPort(3).then(Tunnel.logicalDevice(1)).hashCode());
        assertNotEquals(Tunnel.switchPort(3), Tunnel.logicalDevice(3));
        assertNotEquals(Tunnel.ldPool(), Tunnel.logicalDevice(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256, Integer.MAX_VALUE})
    void numberBeyond8Bits_isRefused(int id) {
        assertThrows(IllegalArgumentException.class, () -> Tunnel.switchPort(id));
        assertThrows(IllegalArgumentException.class, () -> Tunnel.logicalDevice(id));
        assertThrows(IllegalArgumentException.class, () -> Tunnel.switchPort(0).ld(id));
    }
}
