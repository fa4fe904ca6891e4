/** Simulated memory devices, multi-logical and multi-headed devices, and switches. */
@NullMarked
package org.cxlmi.simulator.component;

import org.jspecify.annotations.NullMarked;
