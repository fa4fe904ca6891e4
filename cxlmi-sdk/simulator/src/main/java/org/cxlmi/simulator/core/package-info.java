/** The parts of every simulated component: its table of commands, background operations, logs, time, saved state. */
@NullMarked
package org.cxlmi.simulator.core;

import org.jspecify.annotations.NullMarked;
