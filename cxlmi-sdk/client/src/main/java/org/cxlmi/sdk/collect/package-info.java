/** Reads all that the maker of a component may want to see of it. */
@NullMarked
package org.cxlmi.sdk.collect;

import org.jspecify.annotations.NullMarked;
