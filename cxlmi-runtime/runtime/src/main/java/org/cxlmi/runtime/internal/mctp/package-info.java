/** MCTP packets and the messages in them; not exported. */
@NullMarked
package org.cxlmi.runtime.internal.mctp;

import org.jspecify.annotations.NullMarked;
