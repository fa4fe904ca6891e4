/** The command sets of a simulated memory device, without those of dynamic capacity. */
@NullMarked
package org.cxlmi.simulator.device;

import org.jspecify.annotations.NullMarked;
