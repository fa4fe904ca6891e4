/** Transports: what to implement for another one, and what all of them share. */
@NullMarked
package org.cxlmi.runtime.transport;

import org.jspecify.annotations.NullMarked;
