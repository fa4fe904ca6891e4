package org.cxlmi.simulator.fabric;

import static org.cxlmi.simulator.fabric.UsedFabric.asMap;
import static org.cxlmi.simulator.fabric.UsedFabric.restored;
import static org.cxlmi.simulator.fabric.UsedFabric.switchOf;
import static org.cxlmi.simulator.fabric.UsedFabric.used;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.simulator.DamagedStates;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.Test;

/** States of a fabric with values that they cannot have. */
class DamagedFabricStateTest {

    private final SimulatedClock clock = SimulatedClock.driven();

    /** Each value of a state is replaced by some of the damages, all of which come up again and again. */
    @Test
    void damagedState_isRefusedOrHarmless() {
        Map<String, Object> state = used(clock).save();
        int leaves = DamagedStates.countLeaves(state);
        assertTrue(leaves > 200, "leaves: " + leaves);
        int refused = 0;
        int all = 0;
        for (int leaf = 0; leaf < leaves; leaf++) {
            for (int i = leaf % 4; i < DamagedStates.VALUES.size(); i += 4) {
                refused += isRefused(asMap(DamagedStates.done(state, leaf, DamagedStates.VALUES.get(i)))) ? 1 : 0;
                all++;
            }
        }
        assertTrue(refused > all / 2, refused + " refused of " + all);
    }

    private static boolean isRefused(Map<String, Object> state) {
        SimulatedFabric fabric;
        try {
            fabric = restored(state);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isEmpty());
            return true;
        }
        Endpoint endpoint = switchOf(fabric);
        FabricManager manager = FabricManager.of(endpoint);
        manager.getVirtualCxlSwitchInfo(
                request -> request.startVppb(0).vppbListLimit(9).vcsIds(0));
        manager.getPhysicalPortState(0, 1, 2, 3);
        fabric.clock().advance(Duration.ofDays(1));
        for (Tunnel tunnel : List.of(
                Tunnel.switchPort(2),
                Tunnel.switchPort(2).ld(1),
                Tunnel.switchPort(4).pool())) {
            try {
                Generic.of(endpoint.through(tunnel)).identify();
            } catch (CxlException e) {
                assertTrue(e instanceof CommandFailedException, e::toString);
            }
        }
        Map<String, Object> again = fabric.save();
        assertEquals(again, restored(again).save());
        return false;
    }

    @Test
    void damage_isNamedWithItsPlace() {
        assertEquals("state.version should be a whole number, is null", messageOf(Map.of()));
        Map<String, Object> state = used(clock).save();
        assertTrue(messageWith(state, "time", "yesterday").startsWith("state.time is not an instant: yesterday"));
        assertTrue(messageWith(state, "components", Map.of())
                .startsWith("state.components should be [switch0, mem9], is {}"));
        assertTrue(messageWith(state, "multiHeadedDevices", Map.of("mhd1", Map.of()))
                .startsWith("state.multiHeadedDevices should be [mhd0], is "));
        String port = "state.components.switch0.ports.all[2].";
        assertDamage(state, port + "configuration", "DISABLED", "as possible for this port");
        assertDamage(
                state,
                port + "configuration",
                "DSP",
                "switch0.background.request should be one that can be carried out");
        assertDamage(state, port + "occupied", false, "component should be absent, for nothing is on the port");
        assertDamage(
                state,
                port + "component.logicalDevices.all[1].allocation",
                "00".repeat(7) + "01" + "00".repeat(8),
                "all[1].allocation should be a share of the memory that is there");
        assertDamage(
                state,
                port + "component.logicalDevices.all[1].device.shape.serialNumber",
                3,
                "all[1].device.shape should be that of mld2/ld1");
        assertDamage(
                state,
                "state.components.switch0.virtualSwitches.all[0].bindings[0]",
                "02086300",
                "ports.all should be ports that vPPBs can be bound to");
        assertDamage(state, "state.components.switch0.domainValidation.ownValue", "1-1-1-1-1", "is no UUID");
        assertDamage(state, "state.multiHeadedDevices.mhd0.heads.owners[1]", 2, "owners should be heads, or 255");
    }

    private void assertDamage(Map<String, Object> state, String path, Object value, String message) {
        Map<String, Object> damaged = asMap(replaced("state", state, path, value));
        assertNotEquals(state, damaged, path);
        String found = messageOf(damaged);
        assertTrue(found.contains(message), path + ": " + found);
    }

    private static Object replaced(String at, Object value, String path, Object damage) {
        if (at.equals(path)) {
            return damage;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, replaced(at + "." + key, each, path, damage)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object each : list) {
                copy.add(replaced(at + "[" + copy.size() + "]", each, path, damage));
            }
            return copy;
        }
        return value;
    }

    private static String messageWith(Map<String, Object> state, String key, Object value) {
        Map<String, Object> damaged = new LinkedHashMap<>(state);
        damaged.put(key, value);
        return messageOf(damaged);
    }

    private static String messageOf(Map<String, ?> state) {
        String message = assertThrows(IllegalArgumentException.class, () -> restored(state))
                .getMessage();
        return message == null ? "" : message;
    }
}
