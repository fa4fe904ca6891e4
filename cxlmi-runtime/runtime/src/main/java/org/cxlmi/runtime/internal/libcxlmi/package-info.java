/** The C library libcxlmi as a transport; not exported. */
@NullMarked
package org.cxlmi.runtime.internal.libcxlmi;

import org.jspecify.annotations.NullMarked;
