/** Simulated components that answer commands from their own state, for trying things out and for tests. */
@NullMarked
package org.cxlmi.sdk.sim;

import org.jspecify.annotations.NullMarked;
