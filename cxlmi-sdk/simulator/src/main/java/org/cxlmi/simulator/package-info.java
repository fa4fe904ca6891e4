/**
 * What all simulated components have: a clock, faults, health, and messages. The components are in {@code
 * org.cxlmi.simulator.component}, fabrics of them in {@code org.cxlmi.simulator.fabric}.
 */
@NullMarked
package org.cxlmi.simulator;

import org.jspecify.annotations.NullMarked;
