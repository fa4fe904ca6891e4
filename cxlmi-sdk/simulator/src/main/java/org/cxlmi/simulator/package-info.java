/** Simulated components that answer commands from their own state, for trying things out and for tests. */
@NullMarked
package org.cxlmi.simulator;

import org.jspecify.annotations.NullMarked;
