/** Fabrics of simulated components, from a file or a builder. */
@NullMarked
package org.cxlmi.simulator.fabric;

import org.jspecify.annotations.NullMarked;
