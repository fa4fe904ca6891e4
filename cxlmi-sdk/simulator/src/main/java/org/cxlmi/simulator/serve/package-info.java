/** Simulated components served to other programs: on MCTP of this machine, and on sockets. */
@NullMarked
package org.cxlmi.simulator.serve;

import org.jspecify.annotations.NullMarked;
