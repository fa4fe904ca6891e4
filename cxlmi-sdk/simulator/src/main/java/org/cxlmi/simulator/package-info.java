/**
 * What all simulated components share: the clock, faults, and messages. The components are in {@code
 * org.cxlmi.simulator.component}, fabrics of them in {@code org.cxlmi.simulator.fabric}.
 */
@NullMarked
package org.cxlmi.simulator;

import org.jspecify.annotations.NullMarked;
