/** Finds endpoints through mctpd, the service that manages MCTP on Linux. */
@NullMarked
package org.cxlmi.sdk.internal.mctpd;

import org.jspecify.annotations.NullMarked;
