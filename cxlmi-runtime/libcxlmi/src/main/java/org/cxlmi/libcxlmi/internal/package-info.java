/** How the library is found and called; not exported. */
@NullMarked
package org.cxlmi.libcxlmi.internal;

import org.jspecify.annotations.NullMarked;
