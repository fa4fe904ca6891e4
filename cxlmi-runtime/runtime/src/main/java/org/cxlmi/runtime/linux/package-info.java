/** The transports of Linux: the mailboxes of devices, and MCTP. */
@NullMarked
package org.cxlmi.runtime.linux;

import org.jspecify.annotations.NullMarked;
