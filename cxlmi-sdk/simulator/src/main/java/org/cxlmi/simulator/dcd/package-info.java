/** Dynamic capacity: what a host and what a fabric manager does with it. */
@NullMarked
package org.cxlmi.simulator.dcd;

import org.jspecify.annotations.NullMarked;
