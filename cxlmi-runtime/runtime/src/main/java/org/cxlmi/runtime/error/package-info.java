/** What can go wrong, and the return codes of components. */
@NullMarked
package org.cxlmi.runtime.error;

import org.jspecify.annotations.NullMarked;
