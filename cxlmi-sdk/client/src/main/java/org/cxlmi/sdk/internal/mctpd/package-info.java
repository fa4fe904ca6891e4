/** What mctpd, the service that manages MCTP on Linux, tells about endpoints. */
@NullMarked
package org.cxlmi.sdk.internal.mctpd;

import org.jspecify.annotations.NullMarked;
