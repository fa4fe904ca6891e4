/**
 * Simulated components for tests with JUnit 5. Your project has to have the dependency on JUnit.
 *
 * <pre>{@code
 * @SimulatedCxl(fabric = "rack.yaml")
 * class InventoryTest {
 *
 *     @Test
 *     void findsAll(@At("switch0") Endpoint manager) { ... }
 *
 *     @Test
 *     void copesWithABusyDevice(@At("mem0") Endpoint mem0, @At("mem0") SimulatedMemoryDevice device) {
 *         device.faults().once(GetHealthInfo.COMMAND).answer(ReturnCode.BUSY);
 *         ...
 *     }
 * }
 * }</pre>
 */
@NullMarked
package org.cxlmi.simulator.junit;

import org.jspecify.annotations.NullMarked;
