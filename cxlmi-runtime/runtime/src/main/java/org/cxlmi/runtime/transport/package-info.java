/** Transports: the interfaces to implement for a transport of your own, and the code that all transports share. */
@NullMarked
package org.cxlmi.runtime.transport;

import org.jspecify.annotations.NullMarked;
