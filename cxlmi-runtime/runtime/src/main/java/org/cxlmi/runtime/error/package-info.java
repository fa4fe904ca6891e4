/** The exceptions of this library, and the return codes of components. */
@NullMarked
package org.cxlmi.runtime.error;

import org.jspecify.annotations.NullMarked;
