/** Simulated components on this machine's MCTP. */
@NullMarked
package org.cxlmi.examples.mctp;

import org.jspecify.annotations.NullMarked;
