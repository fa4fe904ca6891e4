package org.cxlmi.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.simulator.fabric.SimulatedFabric;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SimulatedCxl(fabric = "/fabric/small.yaml")
class SimulatedCxlFileTest {

    @Test
    void parameters_areComponentsOfTheFile(
            SimulatedFabric fabric,
            @At("switch0") SimulatedSwitch component,
            @At("switch0") Endpoint endpoint,
            @At("switch0/port2/ld7") SimulatedMemoryDevice device,
            Cxl cxl) {
        assertSame(fabric.component(8), component);
        assertEquals("switch0", endpoint.name());
        assertEquals(16, FabricManager.of(endpoint).identifySwitchDevice().physicalPortCount());
        assertEquals(
                Generic.of(cxl.open(device.connect())).identify(),
                Generic.of(endpoint.through(Tunnel.switchPort(2).ld(7))).identify());
    }

    @Nested
    class Within {

        @Test
        void nestedClasses_haveItToo(@At("mem9") Endpoint endpoint) {
            assertEquals("mem9", endpoint.name());
        }
    }
}
