/** Pauses between questions to a component, and waits for threads; exported to the jobs of the client only. */
@NullMarked
package org.cxlmi.runtime.internal.pause;

import org.jspecify.annotations.NullMarked;
