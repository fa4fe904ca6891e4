/** The Linux system calls behind serving; not exported. */
@NullMarked
package org.cxlmi.simulator.serve.internal;

import org.jspecify.annotations.NullMarked;
