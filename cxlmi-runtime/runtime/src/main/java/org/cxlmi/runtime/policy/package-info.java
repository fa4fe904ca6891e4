/** Policies for the exchanges of a target: retries, a minimum gap, an observer. */
@NullMarked
package org.cxlmi.runtime.policy;

import org.jspecify.annotations.NullMarked;
