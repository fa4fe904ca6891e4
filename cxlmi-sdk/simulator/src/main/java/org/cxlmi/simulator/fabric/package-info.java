/** Simulated components that belong together, made of a file or by a builder. */
@NullMarked
package org.cxlmi.simulator.fabric;

import org.jspecify.annotations.NullMarked;
