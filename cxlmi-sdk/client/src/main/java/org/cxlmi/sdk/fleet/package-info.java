/** The same work on many components, a limited number at once. */
@NullMarked
package org.cxlmi.sdk.fleet;

import org.jspecify.annotations.NullMarked;
