/** The Linux system calls behind the transports; not exported. */
@NullMarked
package org.cxlmi.runtime.internal.linux;

import org.jspecify.annotations.NullMarked;
