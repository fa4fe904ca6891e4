/** The commands of dynamic capacity, for hosts and for fabric managers. */
@NullMarked
package org.cxlmi.simulator.dcd;

import org.jspecify.annotations.NullMarked;
