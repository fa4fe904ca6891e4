/** What every simulated component is made of: commands, background work, logs, time, saved state. */
@NullMarked
package org.cxlmi.simulator.core;

import org.jspecify.annotations.NullMarked;
