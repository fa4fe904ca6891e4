/** The ways to components that Linux offers. */
@NullMarked
package org.cxlmi.runtime.linux;

import org.jspecify.annotations.NullMarked;
