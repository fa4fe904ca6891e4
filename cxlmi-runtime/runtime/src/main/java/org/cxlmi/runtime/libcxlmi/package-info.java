/** The way to components through the C library libcxlmi, for those who have it. */
@NullMarked
package org.cxlmi.runtime.libcxlmi;

import org.jspecify.annotations.NullMarked;
