/** Simulated components served to other programs: on MCTP of this machine. */
@NullMarked
package org.cxlmi.simulator.serve;

import org.jspecify.annotations.NullMarked;
